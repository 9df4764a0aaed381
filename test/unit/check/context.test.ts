import assert from 'node:assert/strict';
import { cut, openingWords, sentencesAround, widerSentences, wording } from '../../../src/check/context.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('the context of a passage', () => {
	const text = 'One is here. Two is\nhere, said Mr. Roe. Three is here.\n\nFour is here. Five.';

	it('is whole sentences, over line ends and abbreviations', () => {
		assert.equal(around('is\nhere', sentencesAround), 'Two is\nhere, said Mr. Roe.');
	});

	it('takes one sentence more on either side, within the paragraph', () => {
		assert.equal(around('Two', widerSentences), 'One is here. Two is\nhere, said Mr. Roe. Three is here.');
		assert.equal(around('Four', widerSentences), 'Four is here. Five.');
	});

	it('covers a passage over two paragraphs', () => {
		assert.equal(around('is here.\n\nFour', sentencesAround), 'Three is here.\n\nFour is here.');
	});

	it('is bounded in a text without sentences, and cut between words', () => {
		const endless = 'word '.repeat(5000);
		const span = sentencesAround(endless, { start: 10000, end: 10004 });
		assert.ok(span.end - span.start <= 1300);
		assert.match(endless.slice(span.start, span.end), /^word .* word$/);
	});

	function around(words: string, take: typeof sentencesAround): string {
		const start = text.indexOf(words);
		const span = take(text, { start, end: start + words.length });
		return text.slice(span.start, span.end);
	}
});

describe('wording', () => {
	it('leaves out what is not wording and folds white space', () => {
		const page = 'It goes\n\n[12]\n\non and on.1 So.';
		const at = (words: string) => ({ start: page.indexOf(words), end: page.indexOf(words) + words.length });
		const library = memoryLibrary({
			a: {
				text: page,
				apparatus: [
					at('\n\n[12]\n\n'),
					at('1 S').start === -1 ? at('1') : { start: at('1 S').start, end: at('1 S').start + 1 },
				],
			},
		});
		const source = library.sources[0];
		assert.ok(source);
		assert.equal(wording(library, source, page, { start: 0, end: page.length }), 'It goes on and on. So.');
	});

	it('opens a source after its front matter', () => {
		const page = '---\ntitle: A\n---\n\nThe first words.';
		const library = memoryLibrary({ a: { text: page, apparatus: [{ start: 0, end: 18 }] } });
		const source = library.sources[0];
		assert.ok(source);
		assert.equal(openingWords(library, source, 300), 'The first words.');
	});

	it('is cut between words', () => {
		assert.equal(cut('one two three', 9), 'one two …');
		assert.equal(cut('one', 9), 'one');
	});
});
