import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { untilAborted } from '../../../src/library/until-aborted.ts';

describe('work that may be aborted', () => {
	it('leaves nothing with the signal when it is done, well or not', async () => {
		const { signal } = new AbortController();
		const never = () => assert.fail();
		assert.equal(await untilAborted(Promise.resolve(1), signal, never), 1);
		await assert.rejects(untilAborted(Promise.reject(new Error('broken')), signal, never), /broken/);
		assert.deepEqual(getEventListeners(signal, 'abort'), []);
	});

	it('rejects at once when the signal is aborted, or was', async () => {
		const controller = new AbortController();
		let told = 0;
		const waiting = untilAborted(new Promise<never>(() => {}), controller.signal, () => told++);
		controller.abort(new Error('enough'));
		await assert.rejects(waiting, /enough/);
		await assert.rejects(
			untilAborted(Promise.resolve(1), controller.signal, () => told++),
			/enough/,
		);
		assert.equal(told, 2);
	});
});
