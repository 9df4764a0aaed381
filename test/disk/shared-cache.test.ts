import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createWorkspace, type Workspace, wholeText } from './workspace.ts';

const count = 40;

describe('a cache that several share', function () {
	// A busy machine's disk may take its time.
	this.timeout(20_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace();
		for (let i = 0; i < count; i++)
			workspace.write(`sources/s${i}.txt`, `Text number ${i}. ${'More of it. '.repeat(500)}`);
	});
	afterEach(() => workspace.dispose());

	it('is filled by two libraries at once', async () => {
		const [one, two] = [await workspace.open(), await workspace.open()];
		await Promise.all([one.sync(), two.sync()]);
		for (const library of [one, two]) {
			assert.equal(library.sources.length, count);
			for (const source of library.sources) assert.match(wholeText(library, source), /^Text number/);
			assert.deepEqual(await library.sync(), { read: 0, removed: 0, changed: false });
		}
	});

	it('is filled by two processes at once', async () => {
		const read = await Promise.all([inAnotherProcess(workspace), inAnotherProcess(workspace)]);
		for (const { sources } of read) assert.equal(sources, count);
		const library = await workspace.open();
		assert.equal(library.sources.length, count);
		assert.equal(library.search('number', 5).length, 5);
		assert.deepEqual(await library.sync(), { read: 0, removed: 0, changed: false });
	});

	it('shows one what another has read', async () => {
		const [one, two] = [await workspace.open(), await workspace.open()];
		await one.sync();
		await two.sync();
		const source = two.byKey('s1');
		assert.ok(source);
		const { generation } = two;
		writeFileSync(source.path ?? '', 'Changed since.');
		rmSync(join(workspace.root, 'sources/s2.txt'));
		assert.equal((await one.sync()).read, 1);
		assert.equal(wholeText(two, source), 'Changed since.');
		assert.ok(two.generation > generation);
		assert.equal(two.byKey('s2'), undefined);
		assert.equal((await two.sync()).read, 0);
	});

	it('tells one that another has taken a segment out, and has not read its sources again', async () => {
		let told = 0;
		const library = await workspace.open({ damaged: () => told++ });
		await library.sync();
		await library.settled();
		const [source] = library.sources;
		assert.ok(source);
		assert.match(wholeText(library, source), /^Text number/);
		const other = new DatabaseSync(join(workspace.cache(), 'library.sqlite'));
		other.exec('DELETE FROM segment');
		other.close();
		await nextTurn();
		assert.equal(library.index.words(source).count, 0);
		assert.equal(told, 1);
		assert.equal((await library.sync()).read, count);
		assert.match(wholeText(library, source), /^Text number/);
		assert.equal(told, 1);
	});

	it('is emptied by one and filled again by the other', async () => {
		const [one, two] = [await workspace.open(), await workspace.open()];
		await one.sync();
		await two.sync();
		await one.rebuild();
		assert.equal((await two.sync()).read, count);
		assert.equal((await one.sync()).read, 0);
		assert.equal(one.sources.length, count);
	});

	it('is deleted and made again by one while the other has it open', async function () {
		if (process.platform === 'win32') this.skip();
		const [one, two] = [await workspace.open(), await workspace.open()];
		await one.sync();
		await two.sync();
		for (const suffix of ['', '-wal', '-shm']) rmSync(workspace.database() + suffix, { force: true });
		assert.equal((await one.sync()).read, count);
		assert.equal((await two.sync()).read, 0);
		assert.equal(two.sources.length, count);
	});
});

/** Opens and syncs the workspace's library in a process of its own. */
async function inAnotherProcess({ root, cacheDir }: Workspace): Promise<{ read: number; sources: number }> {
	const child = fork(fileURLToPath(new URL('sync-once.ts', import.meta.url)), [root, cacheDir]);
	return new Promise((resolve, reject) => {
		child.on('message', (answer) => {
			if (typeof answer === 'object') resolve(answer as { read: number; sources: number });
		});
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`ended with ${code} before it answered`)));
	});
}
