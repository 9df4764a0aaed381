import assert from 'node:assert/strict';
import { readPlain } from '../../../src/sources/formats/plain.ts';
import { apparatusOf, locatorsOf, marked } from './marked.ts';

const shown = (text: string) => marked(text, readPlain(text).apparatus);

describe('verse numbers', () => {
	const chapter = (number: number) =>
		Array.from({ length: 6 }, (_, i) => `${number}:${i + 1} And he said unto them, Go.`).join('\n\n');
	const text = `The Third Book\n\n${chapter(1)}\n\n${chapter(2)}\n\nThe Fourth Book\n\n${chapter(1)}\n`;

	it('are apparatus and places, under their book', () => {
		const content = readPlain(text);
		assert.equal(content.apparatus.length, 18);
		assert.match(shown(text), /^The Third Book\n\n⟦1:1⟧ And he said/);
		const places = locatorsOf(content);
		assert.deepEqual(places.slice(0, 3), ['book The Third Book', 'verse 1:1', 'verse 1:2']);
		assert.equal(places.filter((place) => place.startsWith('book')).at(-1), 'book The Fourth Book');
	});

	it('have their book above them, though a page ends between', () => {
		const places = locatorsOf(
			readPlain(`The First Book\f${chapter(1)}\n\n${chapter(2)}\n\nThe Second Book\r\n\f\n${chapter(1)}\n`),
		);
		assert.deepEqual(
			places.filter((place) => place.startsWith('book')),
			['book The First Book', 'book The Second Book'],
		);
	});

	it('are found in braces within a paragraph', () => {
		const verses = Array.from({ length: 10 }, (_, i) => `{16:${i + 9}} And he measured`).join(' ');
		assert.equal(readPlain(verses).apparatus.length, 10);
	});

	it('are not taken for times, nor times for them', () => {
		assert.ok(!locatorsOf(readPlain(text)).some((place) => place.startsWith('timestamp')));
		const times = Array.from({ length: 9 }, (_, i) => `${i}:${10 + i * 4} We go on.`).join('\n');
		assert.ok(!locatorsOf(readPlain(times)).some((place) => place.startsWith('verse')));
	});

	it('are not a score here and there', () => {
		assert.equal(
			shown('The match ended\n3:1 after extra time, and the next\n2:0 without.'),
			'The match ended\n3:1 after extra time, and the next\n2:0 without.',
		);
	});
});

describe('note numbers', () => {
	it('in brackets are apparatus where they count up', () => {
		assert.equal(shown('One.[1] Two [2] and three.[3]\n'), 'One.⟦[1]⟧ Two ⟦[2]⟧ and three.⟦[3]⟧\n');
		assert.equal(shown('Line [94]\nline [97]\nline [112]\n'), 'Line ⟦[94]⟧\nline ⟦[97]⟧\nline ⟦[112]⟧\n');
	});

	it('in brackets may start again with each chapter', () => {
		assert.equal(readPlain('a[1] b[2] c[3] d[1] e[2] f[1] g[2]').apparatus.length, 7);
	});

	it('in brackets are not an editor’s years or a lone number', () => {
		const text = 'In May [1851] and June [1852] and July [1853] he wrote [4] letters.';
		assert.equal(shown(text), text);
	});

	it('in brackets are not numbers in any order', () => {
		const text = 'The array a[9] and a[3] and a[7] and a[2] and a[5].';
		assert.equal(shown(text), text);
	});

	it('that are raised are apparatus after a word or mark, not in units and formulas', () => {
		assert.equal(shown('conditions.¹ However, liberty² is'), 'conditions.⟦¹⟧ However, liberty⟦²⟧ is');
		assert.equal(shown('an area of 12 m² where x² + y² = 10³'), 'an area of 12 m² where x² + y² = 10³');
	});
	it('that are raised are found wherever the only one stands in a long text', () => {
		for (const length of [16_374, 16_375, 16_376, 16_377, 40_001]) {
			const before = `${'x '.repeat(length / 2)}${'x'.repeat(length % 2)} liberty`;
			assert.equal(shown(`${before}⁴ is`), `${before}⟦⁴⟧ is`);
		}
	});

	it('set after a full stop are apparatus where they count from one', () => {
		assert.equal(
			shown('Such are the conditions.1 However, they change.2 “So be it.”3 Then all was well.\n'),
			'Such are the conditions.⟦1⟧ However, they change.⟦2⟧ “So be it.”⟦3⟧ Then all was well.\n',
		);
	});

	it('are not versions, figures or amounts', () => {
		for (const text of [
			'Version 3.2 is out. It costs 1.5 million. See pp.3 and 4.',
			'See Fig.1 There. See Fig.2 Here. See Fig.3 Now.',
			'He left in May.7 Then he came.',
		]) {
			assert.deepEqual(apparatusOf(readPlain(text)), []);
		}
	});
});
