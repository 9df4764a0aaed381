import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createWorkspace, type Workspace } from './workspace.ts';

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
		assert.equal(library.search('first', 5).length, 1);
		return result.read;
	};

	it('is not among the user’s files', async () => {
		await synced();
		assert.deepEqual(readdirSync(workspace.root), ['sources']);
		assert.ok(readdirSync(workspace.cacheDir).some((name) => name.endsWith('.sqlite')));
	});

	it('is built anew when it is damaged, and the log says so', async () => {
		(await synced()).close();
		writeFileSync(
			workspace.database(),
			'This is no database, but it is long enough to be looked at as one. '.repeat(99),
		);
		assert.equal(await isWhole(), 2);
		assert.match(workspace.log.join('\n'), /is damaged \(.*\); it is built anew/);
	});

	it('is built anew when it is cut short', async () => {
		(await synced()).close();
		truncateSync(workspace.database(), Math.floor(statSync(workspace.database()).size / 2 / 16384) * 16384);
		const library = await workspace.open();
		await library.sync();
		for (const source of library.sources) library.text(source);
		library.search('second', 5);
		await library.sync();
		assert.ok(library.sources.every((source) => library.text(source).startsWith('The ')));
		assert.equal(library.sources.length, 2);
	});

	it('is built anew when it is of another version, older or newer', async () => {
		for (const version of [0, 99]) {
			workspace.log.length = 0;
			(await synced()).close();
			tamper(`PRAGMA user_version = ${version}`);
			assert.equal(await isWhole(), 2);
			assert.match(workspace.log.join('\n'), /was written by another version of Quotewright; it is built anew/);
			workspace.dispose();
			workspace = createWorkspace({ 'sources/a.txt': 'The first.', 'sources/b.txt': 'The second.' });
		}
	});

	it('is built anew when reading or indexing has changed', async () => {
		(await synced()).close();
		tamper(`UPDATE pipeline SET fingerprint = 'of last month'`);
		assert.equal(await isWhole(), 2);
	});

	it('mends itself when what it holds cannot be understood', async () => {
		(await synced()).close();
		tamper(`UPDATE segment SET image = x'00'`);
		const library = await workspace.open();
		const [source] = library.sources;
		assert.ok(source);
		assert.equal(library.segment(source).words.length, 0);
		assert.deepEqual((await library.sync()).read, 2);
		assert.equal(library.segment(source).words.length, 5);
	});

	it('may be deleted while it is open', async function () {
		if (process.platform === 'win32') this.skip();
		const library = await synced();
		for (const name of readdirSync(workspace.cacheDir)) rmSync(join(workspace.cacheDir, name));
		assert.equal(library.sources.length, 2);
		const { generation } = library;
		assert.equal((await library.sync()).read, 2);
		assert.ok(library.generation > generation);
		assert.match(workspace.log.join('\n'), /was deleted; it is built anew/);
		library.close();
		assert.equal(await isWhole(), 0);
	});

	it('may be deleted with its folder', async function () {
		if (process.platform === 'win32') this.skip();
		const library = await synced();
		rmSync(workspace.cacheDir, { recursive: true });
		assert.equal((await library.sync()).read, 2);
		assert.equal(library.sources.length, 2);
	});

	it('is done without where it cannot be written', async () => {
		const blocked = join(workspace.root, '..', 'a file');
		writeFileSync(blocked, '');
		const library = await workspace.open({ cacheDir: join(blocked, 'cache') });
		assert.equal((await library.sync()).read, 2);
		assert.equal(library.search('first', 5).length, 1);
		assert.match(workspace.log.join('\n'), /cannot be written \(.*\); the sources are kept in memory instead/);
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
		library.rebuild();
		assert.deepEqual(library.sources, []);
		assert.ok(library.generation > generation);
		assert.deepEqual(await library.sync(), { read: 2, removed: 0, changed: true });
	});

	it('is one for the same folders, another for others', async () => {
		await synced();
		await synced();
		const other = await workspace.open({ extraSources: [join(workspace.root, 'more')] });
		await other.sync();
		assert.equal(readdirSync(workspace.cacheDir).filter((name) => name.endsWith('.sqlite')).length, 2);
	});
});
