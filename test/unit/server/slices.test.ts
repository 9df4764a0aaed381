import assert from 'node:assert/strict';
import { inSlices } from '../../../src/server/slices.ts';

describe('work in slices', () => {
	it('lets other work be done in between, and comes to its end', async () => {
		let others = 0;
		const other = setInterval(() => others++, 0);
		const result = await inSlices(longWork(5), () => false);
		clearInterval(other);
		assert.equal(result, 'done');
		assert.ok(others > 0);
	});

	it('is done at once where it is short', async () => {
		let isDone = false;
		const work = inSlices(shortWork(), () => assert.fail('it rested')).then(() => {
			isDone = true;
		});
		await Promise.resolve();
		await Promise.resolve();
		assert.equal(isDone, true);
		await work;
	});

	it('is given up when nobody needs it any more', async () => {
		let asked = 0;
		const result = await inSlices(longWork(1000), () => ++asked === 3);
		assert.equal(result, undefined);
		assert.equal(asked, 3);
	});

	it('fails with what it throws', async () => {
		// biome-ignore lint/correctness/useYield: it throws before its first step
		const failing = (function* (): Generator<void, string, void> {
			throw new Error('no');
		})();
		await assert.rejects(
			inSlices(failing, () => false),
			/no/,
		);
	});
});

/** Each step takes longer than work goes on without a rest. */
function* longWork(steps: number): Generator<void, string, void> {
	for (let i = 0; i < steps; i++) {
		const end = performance.now() + 10;
		while (performance.now() < end);
		yield;
	}
	return 'done';
}

function* shortWork(): Generator<void, string, void> {
	yield;
	yield;
	return 'done';
}
