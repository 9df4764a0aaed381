import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSchedule } from '../../../src/server/schedule.ts';

describe('the schedule', () => {
	it('runs once for many requests in a row, after the last', async () => {
		const runs: string[] = [];
		const schedule = createSchedule((name) => void runs.push(name), unexpected);
		for (let i = 0; i < 5; i++) {
			schedule.request('a', 10);
			await sleep(2);
		}
		schedule.request('b', 0);
		assert.equal(schedule.idle, false);
		await schedule.settled();
		assert.deepEqual(runs.sort(), ['a', 'b']);
		assert.equal(schedule.idle, true);
	});

	it('leaves out what was asked for anew while it waited its turn', async () => {
		const runs: string[] = [];
		const schedule = createSchedule(async (name) => {
			runs.push(name);
			if (name === 'slow') {
				await sleep(10);
				schedule.request('a', 5);
			}
		}, unexpected);
		schedule.request('slow', 0);
		schedule.request('a', 1);
		await schedule.settled();
		assert.deepEqual(runs, ['slow', 'a']);
	});

	it('goes on after a failure, and tells it', async () => {
		const errors: unknown[] = [];
		const runs: string[] = [];
		const schedule = createSchedule(
			(name) => {
				runs.push(name);
				if (name === 'bad') throw new Error('no');
			},
			(error) => void errors.push(error),
		);
		schedule.request('bad', 0);
		schedule.request('good', 0);
		await schedule.settled();
		assert.equal(errors.length, 1);
		assert.deepEqual(runs, ['bad', 'good']);
	});

	it('forgets what was cancelled', async () => {
		const schedule = createSchedule(() => assert.fail('it ran'), unexpected);
		schedule.request('a', 5);
		schedule.cancel('a');
		await schedule.settled();
	});
});

function unexpected(error: unknown): void {
	throw error;
}
