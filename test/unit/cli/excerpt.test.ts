import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textColumns } from '../../../src/cli/columns.ts';
import { excerpt } from '../../../src/cli/excerpt.ts';

/** The excerpt around the words between `<` and `>`, which are marked. */
function cut(marked: string, width: number) {
	const start = marked.indexOf('<');
	const end = marked.indexOf('>', start) - 1;
	const text = marked.replace('<', '').replace(/>/, '');
	const span = { start, end };
	const found = excerpt(text, span, [span], width);
	return [found.pieces.map((piece) => piece.text).join(''), found.carets];
}

describe('excerpt', () => {
	it('shows a short paragraph whole, on one line', () => {
		assert.deepEqual(cut('Before.\n\nOne two\nthree <four> five\nsix.\n\nAfter.', 60), [
			'One two three four five six.',
			'              ^^^^',
		]);
	});

	it('cuts a long one at words on both sides', () => {
		assert.deepEqual(cut('one two three four five <six> seven eight nine ten eleven twelve', 30), [
			'…five six seven eight…',
			'      ^^^',
		]);
	});

	it('leaves out the marks of a block quotation', () => {
		const text = '> one two\n> three four\n';
		const span = { start: 4, end: 13 };
		const { pieces } = excerpt(text, { start: 2, end: 2 }, [span], 40);
		assert.equal(pieces.map((piece) => piece.text).join(''), 'one two three four');
	});

	it('points between words where something is missing', () => {
		const { pieces, carets } = excerpt('one three', { start: 3, end: 3 }, [{ start: 3, end: 3 }], 40);
		assert.equal(carets, '   ^');
		assert.equal(pieces.map((piece) => piece.text).join(''), 'one three');
	});

	it('counts wide characters as two columns', () => {
		assert.deepEqual(cut('吾輩は<猫>である。', 40), ['吾輩は猫である。', '      ^^']);
	});

	it('brackets the words where the order on screen is in doubt', () => {
		const [line, carets] = cut('שלום <עולם> טוב', 40);
		assert.equal(line, 'שלום ⟦עולם⟧ טוב');
		assert.equal(carets, '');
	});

	it('never grows wider than asked, and holds the start of its focus', () => {
		const words = fc.array(fc.constantFrom('a', 'word', 'longerword', '猫', 'naïve', '\n', '> ', 'e\u0301'), {
			minLength: 1,
			maxLength: 120,
		});
		fc.assert(
			fc.property(words, fc.nat(), fc.nat(30), fc.integer({ min: 20, max: 80 }), (parts, at, length, width) => {
				const text = parts.join(' ');
				const start = at % text.length;
				const end = Math.min(text.length, start + length);
				const { pieces, carets } = excerpt(text, { start, end }, [{ start, end }], width);
				const line = pieces.map((piece) => piece.text).join('');
				assert.ok(textColumns(line) <= width, line);
				assert.ok(carets.length <= width + 1, carets);
				const first = /\S+/.exec(text.slice(start, end))?.[0][0];
				if (first && /[a-z]/.test(first))
					assert.ok(
						pieces.some((piece) => piece.marked),
						'nothing marked',
					);
			}),
		);
	});
});
