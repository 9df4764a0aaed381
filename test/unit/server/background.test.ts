import assert from 'node:assert/strict';
import { inBackground } from '../../../src/server/background.ts';

describe('work in the background', () => {
	function* counting(done: number[], to: number): Generator<void, string, void> {
		for (let i = 0; i < to; i++) {
			done.push(i);
			yield;
		}
		return 'done';
	}

	const atOnce = async (): Promise<void> => {};

	it('comes to its end', async () => {
		const done: number[] = [];
		assert.equal(await inBackground(counting(done, 1000), atOnce, () => false), 'done');
		assert.equal(done.length, 1000);
	});

	it('waits as long as somebody is to be answered first', async () => {
		const done: number[] = [];
		let free: () => void = () => {};
		const busy = new Promise<void>((resolve) => {
			free = resolve;
		});
		const result = inBackground(
			counting(done, 3),
			() => busy,
			() => false,
		);
		await new Promise((resolve) => setTimeout(resolve, 5));
		assert.deepEqual(done, []);
		free();
		assert.equal(await result, 'done');
	});

	it('is given up when nobody needs it any more', async () => {
		const done: number[] = [];
		assert.equal(await inBackground(counting(done, 3), atOnce, () => true), undefined);
		assert.deepEqual(done, []);
	});
});
