import assert from 'node:assert/strict';
import { type Goal, goalsOf } from '../../../bench/report/goals.ts';
import { guard } from '../../../bench/report/guard.ts';
import { peer, results, sized } from './results.ts';

const met = (goals: readonly Goal[]) => goals.map(({ what, goal, met }) => `${met ? 'ok' : 'missed'}: ${what} ${goal}`);

describe('goals', () => {
	it('are held against what was measured at their size', () => {
		assert.deepEqual(met(goalsOf(results(sized(1e8, 0.3)))), [
			'ok: locate 5–60 words, 0–15 % of words changed, 100 MB mean ≤ 0.4 ms',
			'ok: locate 5–60 words, 0–15 % of words changed, 100 MB p99 ≤ 2 ms',
			'ok: locate 5–60 words, 0–15 % of words changed, 100 MB recall@1 ≥ 1.00',
		]);
		assert.deepEqual(
			goalsOf(results(sized(1e9, 3, 0.99))).map((goal) => goal.met),
			[false, true, false, true],
		);
	});

	it('are not spoken of at other sizes', () => {
		assert.deepEqual(goalsOf(results(sized(1e7, 3, 0.5))), []);
	});

	it('compare with peers by the mean on the same quotations', () => {
		const peers = [
			peer('flexsearch', 10, 0.4),
			peer('fts5-phrases', 30, 0.4),
			peer('approx-string-match', 900, 0.4, { skipped: 'too slow' }),
		];
		const goals = goalsOf(results(sized(1e8, 0.4, 1, { peers }))).slice(3);
		assert.deepEqual(met(goals), [
			'ok: faster than FLEXSEARCH, 100 MB ≥ 20.0×',
			'missed: faster than FTS5-PHRASES, 100 MB ≥ 100×',
		]);
		assert.match(goals[0]?.measured ?? '', /^25\.0× \(n 100\)$/);
	});

	it('say how much a peer held that did not hold all', () => {
		const peers = [peer('flexsearch', 10, 0.4, { held: 5e7 })];
		const [goal] = goalsOf(results(sized(1e8, 0.4, 1, { peers }))).slice(3);
		assert.match(goal?.measured ?? '', /which held 50\.0 MB/);
	});
});

describe('the guard of a quick run', () => {
	it('says nothing where all is as it should be', () => {
		const peers = [peer('flexsearch', 10, 0.4), peer('fts5-phrases', 10, 0.4), peer('minisearch', 0.1, 0.4)];
		assert.deepEqual(guard(results(sized(1e7, 0.4, 1, { peers }))), []);
	});

	it('says that the lead over a peer is gone, or that quotations are not found', () => {
		const peers = [peer('flexsearch', 0.5, 0.4)];
		assert.deepEqual(guard(results(sized(1e7, 0.4, 0.9, { peers }))), [
			'Only 0.900 of the quotations were found, less than 0.98.',
			'Locating is only 1.25 times as fast as FLEXSEARCH; it used to be far more than 2 times.',
		]);
	});
});
