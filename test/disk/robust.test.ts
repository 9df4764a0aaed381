import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openCache } from '../../src/library/store/cache.ts';
import { syncFiles } from '../../src/library/sync/sync-files.ts';
import { createWorkerPool } from '../../src/library/sync/worker-pool.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { inEnglish } from '../../src/text/message.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const program = { url: new URL('robust-worker.ts', import.meta.url), patience: 2, memory: 96 };

describe('a reader that fails with a file', function () {
	this.timeout(20_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace();
		for (let i = 0; i < 40; i++) workspace.write(`sources/s${i}.txt`, `Text number ${i}.`);
	});
	afterEach(() => workspace.dispose());

	/** Syncs with the faulty reader; answers what was said of files, and what is known in the end. */
	async function synced(patience = program.patience) {
		const cache = openCache(
			workspace.cacheDir,
			'faulty',
			() => {},
			() => {},
		);
		const pool = createWorkerPool(cache.folder ?? '', { ...program, patience });
		const log: string[] = [];
		try {
			const parts = {
				cache,
				pool,
				projects: [await loadProject(workspace.root)],
				extraSources: [],
				hasWords: () => true,
				damaged: [],
				stored: () => {},
				log: (line: string) => void log.push(line),
			};
			const result = await syncFiles(parts, { signal: new AbortController().signal });
			const problems = result.problems.map(({ path, message }) => `${path}: ${inEnglish(message)}`);
			cache.lookAgain();
			const documents = cache.ask((store) => store.contents().documents, []);
			const refused = documents.flatMap(({ path, error }) =>
				error === undefined ? [] : [`${path}: ${inEnglish(error)}`],
			);
			const good = documents.filter(({ error }) => error === undefined).length;
			return { log, problems, refused, good };
		} finally {
			await pool.end();
			cache.close();
		}
	}

	const cases: Readonly<Record<string, RegExp>> = {
		'goes round': /took more than a minute, so it was left out\. Split it/,
		'waits for nothing': /took more than a minute, so it was left out\. Split it/,
		'takes memory': /took more memory than one file may have, so it was left out\. Split it/,
		'throws later': /could not be understood \(a fault of the library\), so it was not read\. Leave it out/,
		'throws afterwards': /could not be understood \(what was told\), so it was not read\. Leave it out/,
		'rejects aside': /could not be understood \(what is told\), so it was not read\. Leave it out/,
	};

	it('costs that file alone, whatever the fault; it is named once, and not tried again until it has changed', async () => {
		for (const fault of Object.keys(cases)) workspace.write(`sources/${fault}.txt`, fault);
		for (let i = 0; i < 100; i++) workspace.write(`sources/more${i}.txt`, `More of number ${i}.`);
		// Of a file that has just changed, nothing is remembered for long.
		await wait(2100);
		const first = await synced();
		assert.equal(first.good, 140);
		assert.deepEqual(first.problems, []);
		assert.equal(first.refused.length, Object.keys(cases).length);
		for (const [fault, says] of Object.entries(cases)) {
			const path = join(workspace.root, `sources/${fault}.txt`);
			const told = first.refused.filter((line) => line.startsWith(`${path}: `));
			assert.equal(told.length, 1);
			assert.match(told[0] ?? '', says);
			const isLost = /took more/.test(told[0] ?? '');
			assert.equal(first.log.filter((line) => line.startsWith(`${path}: `)).length, isLost ? 1 : 0);
		}
		assert.deepEqual(await synced(), { ...first, log: [] });
		writeFileSync(join(workspace.root, 'sources/goes round.txt'), 'Mended.');
		const mended = await synced();
		assert.deepEqual([mended.good, mended.refused.length, mended.log], [141, first.refused.length - 1, []]);
	});

	it('a drive that does not answer is left alone after a few files, and tried again the next time', async function () {
		if (process.platform === 'win32') this.skip();
		const pipe = join(workspace.cacheDir, '..', 'pipe');
		execFileSync('mkfifo', [pipe]);
		process.env.ROBUST_PIPE = pipe;
		for (let i = 0; i < 9; i++) workspace.write(`sources/silent/t${i}.txt`, 'Out of reach.');
		try {
			const { refused, good, problems } = await synced(1);
			assert.equal(good, 40);
			assert.deepEqual(refused, []);
			assert.equal(problems.length, 2);
			assert.match(problems.join('\n'), /did not answer for a minute.*Nor were the other \d files.*network drive/);
		} finally {
			// Whoever waits for the pipe goes on, or else this process could not end.
			writeFileSync(pipe, '');
		}
	});
});
