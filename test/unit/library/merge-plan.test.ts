import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planMerge, type SegmentSize, sizesOf } from '../../../src/library/sync/merge-plan.ts';

const sized = (...words: number[]): SegmentSize[] =>
	words.map((count, id) => ({ id, words: count, liveWords: count, isDead: false }));

/** Merges until there is nothing to merge; answers what is left, the largest first, and how many words were written. */
function merged(segments: readonly SegmentSize[]): { readonly left: number[]; readonly written: number } {
	let now = segments.map(({ liveWords }) => liveWords);
	let written = 0;
	for (let plan = planMerge(segments); plan.length > 0; plan = planMerge(sized(...now))) {
		const sum = plan.reduce((total, i) => total + (now[i] ?? 0), 0);
		written += sum;
		now = [...now.filter((_, i) => !plan.includes(i)), ...(sum > 0 ? [sum] : [])];
	}
	return { left: now.sort((a, b) => b - a), written };
}

describe('which segments are merged', () => {
	it('are none while there are few', () => {
		assert.deepEqual(planMerge(sized(1, 1, 1, 1)), []);
		assert.deepEqual(planMerge([]), []);
	});

	it('are all that one reading of everything has made', () => {
		assert.deepEqual(merged(sized(...Array.from({ length: 30 }, () => 7))).left, [210]);
	});

	it('are the small ones beside a large one', () => {
		assert.deepEqual(planMerge(sized(1000, 1, 2, 1, 1)), [2, 1, 3, 4]);
	});

	it('is one more than half of which is dead', () => {
		assert.deepEqual(planMerge([...sized(5), { id: 1, words: 9, liveWords: 4, isDead: false }]), [1]);
		assert.deepEqual(planMerge([{ id: 0, words: 0, liveWords: 0, isDead: true }]), [0]);
	});

	it('is none that only holds a living document without words: it would be so again', () => {
		assert.deepEqual(planMerge(sized(0)), []);
		const [document] = sizesOf([{ documents: [{ document: 7, words: 0 }] }], new Set([7]));
		assert.deepEqual(planMerge(document === undefined ? [] : [document]), []);
	});

	it('are never more than one file can hold', () => {
		const large = 300_000_000;
		assert.deepEqual(
			planMerge(sized(...[1, 0.5, 0.25, 0.125, 0.125, 0.125, 0.125].map((part) => part * large))),
			[2, 3, 4, 5, 6],
		);
		assert.deepEqual(planMerge(sized(...Array.from({ length: 12 }, () => large))), []);
	});

	it('leave few, whatever their sizes, and write a word not often', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 60 }), (sizes) => {
				assert.ok(merged(sized(...sizes)).left.length <= 8);
			}),
		);
		let now: number[] = [100_000];
		let written = 0;
		for (let change = 0; change < 1000; change++) {
			const result = merged(sized(...now, 100));
			now = result.left;
			written += result.written;
			assert.ok(now.length <= 8);
		}
		assert.equal(
			now.reduce((sum, words) => sum + words, 0),
			200_000,
		);
		assert.ok(written < 20 * 100_000, `${written} words were written for 100,000`);
	});
});
