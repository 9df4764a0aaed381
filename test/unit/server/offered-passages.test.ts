import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { offeredPassages, typedPassages } from '../../../src/server/offered-passages.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('what Insert Quote offers', () => {
	const library = memoryLibrary({
		mill: { text: 'The harm was done.\n\nNobody minded it.\n\nThe rain came late.\n\nIt never stopped.' },
		roe: { text: 'The rain did not stop.\n\nThe morning came.' },
		day: { text: 'A third one speaks of rain.' },
	});

	it('before anything is typed are the passages inserted last, as long as they stand there', () => {
		const { passages } = typedPassages(library, 'rain late', 10, undefined);
		const recent = passages.map(({ source, range, snippet }) => ({ uri: source.uri ?? '', range, snippet }));
		assert.deepEqual(snippets(offered('|', recent).recent), ['The rain came late.']);
		assert.deepEqual(
			offered(
				'|',
				recent.map((one) => ({ ...one, snippet: 'It was otherwise.' })),
			).recent,
			[],
		);
		assert.deepEqual(
			offered(
				'|',
				recent.map((one) => ({ ...one, uri: 'file:///w/sources/gone.txt' })),
			).recent,
			[],
		);
	});

	it('is what the source cited at the cursor says next', () => {
		assert.deepEqual(snippets(offered('He says “Nobody minded it” [@mill|].').cited), [
			'The rain came late.',
			'It never stopped.',
		]);
		assert.deepEqual(snippets(offered('He says “Nobody minded it” [@mill]. And then |').cited), [
			'The rain came late.',
			'It never stopped.',
		]);
		assert.deepEqual(snippets(offered('As @roe says, |').cited), ['The rain did not stop.', 'The morning came.']);
		assert.deepEqual(offered('Quoted “Nobody minded it” [@mill].\n\nAnother paragraph |').cited, []);
	});

	it('are the sources, those that the draft quotes first', () => {
		const keys = offered('A [@roe] and a [@day] and a [@roe].\n\n|').sources.map(({ key }) => key);
		assert.deepEqual(keys, ['roe', 'day', 'mill']);
	});

	it('for the name of a source are its passages in order', () => {
		const found = typedPassages(library, '@roe ', 10, undefined);
		assert.deepEqual(snippets(found.passages), ['The rain did not stop.', 'The morning came.']);
		assert.equal(found.within?.key, 'roe');
	});

	it('for words behind the name are only that source’s', () => {
		assert.deepEqual(snippets(typedPassages(library, 'rain', 10, undefined).passages).length, 3);
		assert.deepEqual(snippets(typedPassages(library, '@roe rain', 10, undefined).passages), ['The rain did not stop.']);
		assert.deepEqual(typedPassages(library, '@zebra rain', 10, undefined).passages, []);
	});

	it('for the beginning of a name are the sources it may be, those that the draft quotes first', () => {
		const draft = parseMarkdown('As in [@roe].');
		assert.deepEqual(
			typedPassages(library, '@', 10, draft).sources.map(({ key }) => key),
			['roe', 'mill', 'day'],
		);
	});

	function offered(marked: string, recent: Parameters<typeof offeredPassages>[2] = []) {
		const at = marked.indexOf('|');
		const text = marked.replace('|', '');
		return offeredPassages(library, { draft: parseMarkdown(text), text, span: { start: at, end: at } }, recent);
	}

	function snippets(passages: readonly { readonly snippet: string }[]): string[] {
		return passages.map(({ snippet }) => snippet);
	}
});
