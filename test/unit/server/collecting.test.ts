import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCollecting } from '../../../src/server/collecting.ts';

describe('collecting what checks leave behind', () => {
	it('makes room among what is new, once, after the last of several requests', async () => {
		const collected: unknown[] = [];
		const collectSoon = createCollecting(
			({ type }) => collected.push(type),
			() => 0.6,
		);
		for (let i = 0; i < 5; i++) collectSoon();
		assert.deepEqual(collected, []);
		await until(() => collected.length > 0);
		assert.deepEqual(collected, ['minor']);
	});

	it('leaves it where there is room for another check', async () => {
		const collected: unknown[] = [];
		let asked = 0;
		const collectSoon = createCollecting(
			({ type }) => collected.push(type),
			() => {
				asked++;
				return 0.4;
			},
		);
		collectSoon();
		await until(() => asked > 0);
		assert.deepEqual(collected, []);
	});
});

async function until(isTrue: () => boolean): Promise<void> {
	while (!isTrue()) await sleep(5);
}
