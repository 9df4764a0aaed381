import assert from 'node:assert/strict';
import { asParagraphs, holdOut, withoutCopies } from '../../../bench/corpus/texts.ts';
import { wordsOf } from '../../../bench/corpus/words.ts';
import { prose } from './prose.ts';

describe('the real texts', () => {
	it('are there: the addresses and Moby-Dick', () => {
		const { texts, heldOut } = prose();
		const names = [...texts, ...heldOut].map(({ name }) => name);
		assert.ok(names.includes('moby-dick'));
		assert.ok(names.filter((name) => name.startsWith('sotu-')).length > 200, String(names.length));
	});

	it('are in libraries or held out, never both', () => {
		const { texts, heldOut } = prose();
		assert.ok(heldOut.length >= 10);
		assert.equal(texts.filter((text) => heldOut.includes(text)).length, 0);
	});

	it('are held out whole, every twelfth of the long ones', () => {
		const order = Array.from({ length: 30 }, (_, i) => ({
			name: `${i}`,
			text: 'word '.repeat(i % 3 === 0 ? 10 : 5000),
		}));
		assert.deepEqual(
			holdOut(order).heldOut.map(({ name }) => name),
			['1', '19'],
		);
	});

	it('leave out a text that another holds', () => {
		const [first, second] = prose().texts.filter(({ text }) => text.length > 20_000);
		assert.ok(first && second);
		const copy = { name: 'copy', text: `A preface of its own. ${first.text.toUpperCase()}` };
		const kept = withoutCopies([first, copy, second]);
		assert.deepEqual(kept, [first, second]);
	});
});

describe('paragraphs', () => {
	it('have one line each', () => {
		assert.equal(asParagraphs('\uFEFFOne\r\nline,\n  two.\r\n \r\n\r\nNext\none.\n'), 'One line, two.\n\nNext one.');
	});
});

describe('the words of the benchmark', () => {
	const texts = (text: string) => {
		const { count, starts, ends } = wordsOf(text);
		return Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]));
	};
	const hash = (word: string) => [...wordsOf(word).hashes];

	it('are runs of letters and digits, apostrophes inside', () => {
		assert.deepEqual(texts("‘Don't,’ he said—twice; 'tis 1,850 à l’heure, 3:16."), [
			"Don't",
			'he',
			'said',
			'twice',
			'tis',
			'1,850',
			'à',
			'l’heure',
			'3',
			'16',
		]);
	});

	it('are equal but for case, accents and apostrophes', () => {
		assert.deepEqual(hash('Été'), hash('ete'));
		assert.deepEqual(hash('don’t'), hash("DON'T"));
		assert.notDeepEqual(hash('form'), hash('from'));
	});
});
