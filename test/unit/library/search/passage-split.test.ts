import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitPassages } from '../../../../src/library/search/passage-split.ts';

const passages = (text: string) => splitPassages(text).map(({ start, end }) => text.slice(start, end));

describe('passages', () => {
	it('are paragraphs, without the space around them', () => {
		assert.deepEqual(passages('\n  One\nand on.\n\n\n\tTwo.\r\n\r\nThree.\f\n'), ['One\nand on.', 'Two.', 'Three.']);
		assert.deepEqual(passages(' \n\n'), []);
	});

	it('end with a sentence where a paragraph is long', () => {
		const text = 'He spoke of many things that day. '.repeat(50).trim();
		const found = passages(text);
		assert.ok(found.length > 2);
		for (const passage of found) assert.match(passage, /day\.$/);
		assert.equal(found.join(' '), text);
	});

	it('are lines where lines are paragraphs', () => {
		const line = 'Not wrapped, this paragraph goes on for more than two hundred characters in a line. '
			.repeat(4)
			.trim();
		assert.deepEqual(passages(`${line}\n${line}\n${line}\n`), [line, line, line]);
	});

	it('are cut between words where there is no sentence, and within a word only where there is no word’s end', () => {
		for (const passage of passages('word '.repeat(300))) assert.match(passage, /^(?:word )*word$/);
		assert.deepEqual([...new Set(passages('𝒳'.repeat(900)).map((passage) => passage.isWellFormed()))], [true]);
	});

	it('hold every word once, in order, none longer than 700', () => {
		const pieces = fc.constantFrom(
			'a',
			'word ',
			'end. ',
			'\n',
			'\r\n',
			'\n\n',
			'\f',
			'  ',
			'𝒳',
			'。',
			'”',
			'x'.repeat(90),
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
				const text = parts.join('');
				let at = 0;
				for (const { start, end } of splitPassages(text)) {
					assert.equal(text.slice(at, start).trim(), '');
					assert.ok(end > start && end - start <= 700);
					at = end;
				}
				assert.equal(text.slice(at).trim(), '');
			}),
		);
	});

	it('are the same paragraphs however long the text', () => {
		const paragraphs = Array.from({ length: 2000 }, (_, i) =>
			`Paragraph ${i}. ${'It goes on. '.repeat(i % 50)}`.trim(),
		);
		assert.deepEqual(passages(paragraphs.join('\n\n')), paragraphs);
	});

	it('hold every word of a text without an end of a paragraph', () => {
		for (const separator of [' ', '\n', '']) {
			const text = Array.from({ length: 60_000 }, (_, i) => `w${i}`).join(separator);
			assert.equal(passages(text).join(separator), text);
		}
	});
});
