import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kinds } from '../../../bench/quotations/kinds.ts';
import { changeWords, misreadLetters } from '../../../bench/quotations/perturb.ts';
import { createRandom } from '../../../bench/random.ts';

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`);

/** Fewest words to put in, leave out, replace or exchange with a neighbour to make one of the other. */
function slipsBetween(a: readonly string[], b: readonly string[]): number {
	const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
	const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
	for (let i = 1; i <= a.length; i++) {
		rows.push([i]);
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
			(rows[i] as number[])[j] = best;
		}
	}
	return at(a.length, b.length);
}

describe('changed words', () => {
	it('are as many as asked for', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 4, max: 60 }),
				fc.nat(),
				fc.double({ min: 0, max: 0.25, noNaN: true }),
				(n, seed, share) => {
					const changes = Math.round(share * n);
					let made = 0;
					const changed = changeWords(words(n), changes, () => `other${made++}`, createRandom(seed));
					const slips = slipsBetween(words(n), changed);
					assert.ok(slips <= changes, `${slips} instead of ${changes}: ${changed.join(' ')}`);
					// Neighbouring slips can be told as fewer; most of the time they are not.
					assert.ok(slips >= changes - Math.ceil(changes / 2), `${slips} instead of ${changes}`);
				},
			),
		);
	});

	it('are of four kinds, each of them often', () => {
		const random = createRandom(1);
		const seen = { other: 0, out: 0, in: 0, exchanged: 0 };
		for (let i = 0; i < 400; i++) {
			const changed = changeWords(words(10), 1, () => 'abc', random);
			if (changed.length === 9) seen.out++;
			else if (changed.length === 11) seen.in++;
			else if (changed.includes('abc')) seen.other++;
			else seen.exchanged++;
		}
		for (const [kind, count] of Object.entries(seen)) assert.ok(count > 60, `${kind}: ${count}`);
	});

	it('are never the same word again', () => {
		for (let seed = 0; seed < 50; seed++) {
			const tries = ['WORD0', 'word0', 'else'];
			const changed = changeWords(
				['word0', 'end'],
				2,
				() => tries[seed % 3 === 0 ? 2 : tries.length - 1] as string,
				createRandom(seed),
			);
			assert.notDeepEqual(changed, ['word0', 'end']);
		}
	});
});

describe('misread letters', () => {
	it('are a tenth of the letters', () => {
		// Each word one letter many times: what is wrong in it can be counted.
		const text = ['eeeeeeeeee', 'ssssssssss', 'oooooooooo'];
		for (let seed = 0; seed < 50; seed++) {
			const read = misreadLetters(text, 0.1, createRandom(seed));
			const right = read.reduce((sum, word, i) => sum + word.split(text[i]?.[0] as string).length - 1, 0);
			assert.equal(right, 27, read.join(' '));
		}
	});

	it('leave as many words as there were, and marks alone', () => {
		fc.assert(
			fc.property(fc.nat(), (seed) => {
				const read = misreadLetters(['Whenever', 'it,', 'is', '1850.'], 0.3, createRandom(seed));
				assert.equal(read.length, 4);
				assert.match(read[1] as string, /^\w+,$/);
				assert.equal(read[3], '1850.');
			}),
		);
	});
});

describe('the kinds of quotations', () => {
	it('keep to their lengths and shares', () => {
		const random = createRandom(5);
		for (const kind of kinds) {
			for (let i = 0; i < 300; i++) {
				const n = kind.words(random);
				const own = words(n);
				let made = 0;
				const said = kind.perturb(own, () => `other${made++}`, random);
				if (kind.exact) assert.deepEqual(said, own);
				if (kind.name === 'usual' || kind.name === 'absent') {
					assert.ok(n >= 5 && n <= 60);
					assert.ok(slipsBetween(own, said) <= 0.15 * n);
				}
				if (kind.name === 'six-changed') assert.ok([1, 2].includes(slipsBetween(own, said)), said.join(' '));
			}
		}
	});
});
