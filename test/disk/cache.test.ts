import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deleteUnused } from '../../src/library/store/cache-folder.ts';
import { createWorkspace, type Workspace, wholeText } from './workspace.ts';

describe('the cache of a library', function () {
	// A busy machine's disk may take its time.
	this.timeout(20_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace({
			'sources/a.txt': 'The first of the texts.\n',
			'sources/b.txt': `The second. ${'It is long. '.repeat(20_000)}\n`,
		});
	});
	afterEach(() => workspace.dispose());

	const synced = async () => {
		const library = await workspace.open();
		await library.sync();
		return library;
	};
	/** Changes the database as if from outside, all libraries closed. */
	const tamper = (sql: string) => {
		const db = new DatabaseSync(workspace.database());
		db.exec(sql);
		db.close();
	};
	const isWhole = async () => {
		const library = await workspace.open();
		const result = await library.sync();
		assert.deepEqual(
			library.sources.map(({ key }) => key),
			['a', 'b'],
		);
		await library.settled();
		assert.equal(library.search('first', 5).length, 1);
		return result.read;
	};

	it('is not among the user’s files', async () => {
		await synced();
		assert.deepEqual(readdirSync(workspace.root), ['sources']);
		assert.ok(existsSync(workspace.database()));
	});

	it('is built anew when it is damaged, and the log says so', async () => {
		await (await synced()).close();
		writeFileSync(
			workspace.database(),
			'This is no database, but it is long enough to be looked at as one. '.repeat(99),
		);
		assert.equal(await isWhole(), 2);
		assert.match(workspace.log.join('\n'), /is damaged \(.*\); it is built anew/);
	});

	it('is built anew when it is cut short', async () => {
		await (await synced()).close();
		truncateSync(workspace.database(), Math.floor(statSync(workspace.database()).size / 2 / 16384) * 16384);
		const library = await workspace.open();
		await library.sync();
		for (const source of library.sources) wholeText(library, source);
		library.search('second', 5);
		await library.sync();
		assert.ok(library.sources.every((source) => wholeText(library, source).startsWith('The ')));
		assert.equal(library.sources.length, 2);
	});

	it('is built anew when it is of another version, older or newer', async () => {
		for (const version of [0, 99]) {
			workspace.log.length = 0;
			await (await synced()).close();
			tamper(`PRAGMA user_version = ${version}`);
			assert.equal(await isWhole(), 2);
			assert.match(workspace.log.join('\n'), /was written by another version of Quotewright; it is built anew/);
			await workspace.dispose();
			workspace = createWorkspace({ 'sources/a.txt': 'The first.', 'sources/b.txt': 'The second.' });
		}
	});

	it('is built anew when reading or indexing has changed', async () => {
		await (await synced()).close();
		tamper(`UPDATE pipeline SET fingerprint = 'of last month'`);
		assert.equal(await isWhole(), 2);
	});

	it('mends itself when what it holds cannot be understood', async () => {
		await (await synced()).close();
		tamper(`UPDATE document SET metadata = '{'`);
		let told = 0;
		const library = await workspace.open({ damaged: () => told++ });
		assert.deepEqual(library.sources, []);
		assert.equal(told, 1, 'nobody would know to sync');
		assert.equal((await library.sync()).read, 2);
		assert.equal(library.sources.length, 2);
	});

	it('is not read any more by who still asks while it is closed', async () => {
		const library = await synced();
		const [source] = library.sources;
		assert.ok(source && library.index.words(source).count > 0);
		const closed = library.close();
		assert.equal(library.index.words(source).count, 0);
		await closed;
		assert.equal(library.index.words(source).count, 0);
		await assert.rejects(library.rebuild(), /was closed/);
		await assert.rejects(library.sync(), /was closed/);
	});

	it('may be deleted while it is open', async function () {
		if (process.platform === 'win32') this.skip();
		const library = await synced();
		rmSync(workspace.cache(), { recursive: true });
		assert.equal(library.sources.length, 2);
		const { generation } = library;
		assert.equal((await library.sync()).read, 2);
		assert.ok(library.generation > generation);
		assert.match(workspace.log.join('\n'), /was deleted\); it is built anew/);
		await library.close();
		assert.equal(await isWhole(), 0);
	});

	it('may be deleted with its folder', async function () {
		if (process.platform === 'win32') this.skip();
		const library = await synced();
		rmSync(workspace.cacheDir, { recursive: true });
		assert.equal((await library.sync()).read, 2);
		assert.equal(library.sources.length, 2);
	});

	it('is in a folder of this process’s own where it cannot be written, which is gone at the end', async () => {
		const blocked = join(workspace.root, '..', 'a file');
		writeFileSync(blocked, '');
		for (const cacheDir of [join(blocked, 'cache'), ...(process.platform === 'linux' ? ['/proc/none/cache'] : [])]) {
			workspace.log.length = 0;
			const library = await workspace.open({ cacheDir });
			assert.equal((await library.sync()).read, 2);
			await library.settled();
			assert.equal(library.search('first', 5).length, 1);
			assert.equal((await library.sync()).read, 0);
			const told = workspace.log.join('\n');
			assert.equal(told.match(/cannot be written/g)?.length, 1, told);
			const [, folder = ''] = /are indexed in (.*) instead/.exec(told) ?? [];
			assert.ok(existsSync(folder));
			await library.close();
			assert.ok(!existsSync(folder));
		}
	});

	it('is done without where its folder may not be written to', async function () {
		if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
		mkdirSync(workspace.cacheDir, { mode: 0o500 });
		const library = await workspace.open();
		assert.equal((await library.sync()).read, 2);
	});

	it('is emptied on request and filled by the next sync', async () => {
		const library = await synced();
		const { generation } = library;
		await library.rebuild();
		assert.deepEqual(library.sources, []);
		assert.ok(library.generation > generation);
		assert.deepEqual(await library.sync(), { read: 2, removed: 0, changed: true });
	});

	it('is one for the same folders, another for others', async () => {
		await synced();
		await synced();
		const other = await workspace.open({ extraSources: [join(workspace.root, 'more')] });
		await other.sync();
		assert.equal(readdirSync(workspace.cacheDir).length, 2);
	});

	it('leaves those of other versions alone, until nobody has used them for a month', async () => {
		const library = await synced();
		const own = workspace.cache();
		const name = basename(own).split('-')[0];
		const made = ['0123fed4', '89ab0cde'].map((version) => join(workspace.cacheDir, `${name}-${version}`));
		const another = join(workspace.cacheDir, 'anotherworkspace-89ab0cde');
		const notes = join(workspace.cacheDir, `${name}-notes`);
		for (const folder of [...made, another, notes]) mkdirSync(join(folder, 'segments'), { recursive: true });
		const old = Date.now() / 1000 - 31 * 24 * 3600;
		for (const folder of [made[1] ?? '', another, notes, own]) utimesSync(folder, old, old);
		deleteUnused(own);
		assert.deepEqual(
			[own, ...made, another, notes].map((folder) => existsSync(folder)),
			[true, true, false, true, true],
		);
		// What stands beside a folder for temporary files is not this program's.
		deleteUnused(join(workspace.cacheDir, `${name}-Xy12Za`));
		assert.ok(existsSync(notes));
		await library.close();
		await synced();
		assert.ok(Date.now() / 1000 - statSync(own).mtimeMs / 1000 < 3600, 'opening it counts as use');
	});

	it('takes what nobody has used for a month away some time after a sync', async () => {
		const library = await synced();
		const own = basename(workspace.cache());
		const unused = join(workspace.cacheDir, `${own.slice(0, own.indexOf('-'))}-89ab0cde`);
		mkdirSync(unused);
		const old = Date.now() / 1000 - 31 * 24 * 3600;
		utimesSync(unused, old, old);
		await library.sync();
		while (existsSync(unused)) await new Promise((resolve) => setTimeout(resolve, 20));
	});
});
