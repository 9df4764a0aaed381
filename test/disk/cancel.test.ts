import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, type Workspace } from './workspace.ts';

describe('a sync that is stopped', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace();
		// More than are stored at once.
		for (let i = 0; i < 1400; i++)
			workspace.write(`sources/s${i}.txt`, `Text number ${i}. ${'It goes on. '.repeat(40)}`);
	});
	afterEach(() => workspace.dispose());

	it('keeps what was stored until then, and the next goes on from there', async () => {
		const library = await workspace.open();
		const stop = new AbortController();
		const onProgress = (done: number) => done >= 1300 && stop.abort(new Error('enough'));
		await assert.rejects(library.sync({ signal: stop.signal, onProgress }), /enough/);
		const kept = library.sources.length;
		assert.ok(kept >= 512 && kept < 1400, `${kept} are kept`);
		const { read } = await library.sync();
		assert.equal(library.sources.length, 1400);
		assert.ok(read <= 1400 - kept);
		await assert.rejects(library.sync({ signal: AbortSignal.abort(new Error('at once')) }), /at once/);
	});

	it('tells no more progress', async () => {
		const library = await workspace.open();
		const stop = new AbortController();
		let told = 0;
		const onProgress = () => {
			assert.ok(!stop.signal.aborted);
			if (++told === 2) stop.abort(new Error('enough'));
		};
		await assert.rejects(library.sync({ signal: stop.signal, onProgress }), /enough/);
		await library.settled();
		assert.equal(told, 2);
	});

	it('ends when its library is closed', async () => {
		const library = await workspace.open();
		const syncing = library.sync({ onProgress: () => void library.close() });
		await assert.rejects(syncing, /closed/);
		assert.deepEqual(library.search('text', 5), []);
		await library.close();
	});

	it('tells how far it is, in files and in bytes', async () => {
		const library = await workspace.open();
		const seen: [number, number, number][] = [];
		await library.sync({ onProgress: (done, total, _path, share) => void seen.push([done, total, share]) });
		assert.deepEqual(seen[0], [0, 1400, 0]);
		assert.deepEqual(seen.at(-1), [1400, 1400, 1]);
		assert.ok(
			seen.every(
				([done, , share], i) => i === 0 || (done >= (seen[i - 1]?.[0] ?? 0) && share >= (seen[i - 1]?.[2] ?? 0)),
			),
		);
	});

	it('leaves nothing behind that a later one would store', async () => {
		const [gone, there] = ['gone', 'there'].map((name) => join(workspace.root, `sources/${name}.txt`)) as [
			string,
			string,
		];
		const library = await workspace.open();
		await library.sync({ paths: [] });
		workspace.write('sources/gone.txt', 'It is deleted before it was stored.');
		const controller = new AbortController();
		const onProgress = (done: number) => {
			// Read, and not stored yet.
			if (done === 1) controller.abort();
		};
		await assert.rejects(library.sync({ signal: controller.signal, onProgress, paths: [gone] }));
		rmSync(gone);
		workspace.write('sources/there.txt', 'It is read later.');
		await library.sync({ paths: [there] });
		assert.equal(library.byPath(gone), undefined);
		assert.ok(library.byPath(there));
	});
});
