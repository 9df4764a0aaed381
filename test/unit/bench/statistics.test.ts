import assert from 'node:assert/strict';
import { slopeOf, timesOf } from '../../../bench/statistics.ts';

describe('times', () => {
	it('are told by nearest rank', () => {
		const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
		assert.deepEqual(timesOf(hundred), { n: 100, mean: 50.5, median: 50, p95: 95, p99: 99, worst: 100 });
		assert.deepEqual(timesOf([7]), { n: 1, mean: 7, median: 7, p95: 7, p99: 7, worst: 7 });
	});
});

describe('a slope', () => {
	it('is what a step adds', () => {
		assert.equal(slopeOf([1, 3, 5, 7]), 2);
		assert.equal(slopeOf([4, 4, 4]), 0);
		assert.equal(slopeOf([4]), 0);
	});
});
