import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOf } from './answers.ts';
import { createWorkspace, type Workspace, wholeText } from './workspace.ts';

describe('a library that is told which files have changed', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace({ 'sources/a.txt': 'A was here.', 'sources/deep/b.txt': 'B was here.' });
	});
	afterEach(() => workspace.dispose());

	const at = (name: string) => join(workspace.root, name);
	const synced = async () => {
		const library = await workspace.open();
		await library.sync();
		return library;
	};

	it('reads those, and none beside', async () => {
		const library = await synced();
		writeFileSync(at('sources/a.txt'), 'A has changed.');
		writeFileSync(at('sources/deep/b.txt'), 'B has changed.');
		writeFileSync(at('sources/c.txt'), 'C is new.');
		assert.deepEqual(await library.sync({ paths: [at('sources/a.txt')] }), { read: 1, removed: 0, changed: true });
		const texts = () => library.sources.map((source) => wholeText(library, source));
		assert.deepEqual(texts(), ['A has changed.', 'B was here.']);
		const paths = [at('sources/c.txt'), at('sources/c.txt'), at('draft.md'), at('sources/none.txt')];
		assert.deepEqual(await library.sync({ paths }), { read: 1, removed: 0, changed: true });
		assert.deepEqual(texts(), ['A has changed.', 'C is new.', 'B was here.']);
		assert.deepEqual(await library.sync(), { read: 1, removed: 0, changed: true });
		assert.deepEqual(texts(), ['A has changed.', 'C is new.', 'B has changed.']);
	});

	it('knows its further folders and files, too', async () => {
		const file = workspace.write('elsewhere/one.txt', 'One.');
		workspace.write('elsewhere/beside.txt', 'No source.');
		workspace.write('more/two.md', 'Two.');
		const library = await workspace.open({ extraSources: [file, at('more')] });
		await library.sync();
		const read = async (name: string, text: string) => {
			const path = workspace.write(name, text);
			return (await library.sync({ paths: [path] })).read;
		};
		writeFileSync(at('sources/a.txt'), 'A has changed, and nobody said so.');
		assert.equal(await read('elsewhere/one.txt', 'One has changed.'), 1);
		assert.equal(await read('elsewhere/beside.txt', 'Still no source.'), 0);
		assert.equal(await read('more/deep.er/three.txt', 'Three.'), 1);
		assert.equal(await read('more/.git/no.txt', 'No source.'), 0);
		assert.equal(await read('more/node_modules/x/no.txt', 'No source.'), 0);
		rmSync(at('more/two.md'));
		assert.equal((await library.sync({ paths: [at('more/two.md')] })).removed, 1);
		// A bibliography says what is a document: everything is looked at.
		assert.equal(await read('more/works.bib', '@book{roe, title = {Rain}}'), 2);
		assert.deepEqual(library.sources.map(({ key }) => key).sort(), ['a', 'b', 'one', 'three']);
		assert.equal(library.byKey('roe')?.title, 'Rain');
	});

	it('lets go of one that is deleted, and of one that is no source any more', async () => {
		const library = await synced();
		rmSync(at('sources/a.txt'));
		assert.deepEqual(await library.sync({ paths: [at('sources/a.txt')] }), { read: 0, removed: 1, changed: true });
		assert.equal(library.byKey('a'), undefined);
	});

	it('looks at all files where a folder is named', async () => {
		const library = await synced();
		renameSync(at('sources/deep'), at('sources/deeper'));
		const paths = [at('sources/deep'), at('sources/deeper')];
		assert.deepEqual(await library.sync({ paths }), { read: 1, removed: 1, changed: true });
		rmSync(at('sources/deeper'), { recursive: true });
		assert.deepEqual(await library.sync({ paths: [at('sources/deeper')] }), { read: 0, removed: 1, changed: true });
	});

	it('follows no link out of the folder', async () => {
		const outside = createWorkspace({ 'secret.txt': 'Secret.' });
		try {
			const library = await synced();
			symlinkSync(join(outside.root, 'secret.txt'), at('sources/secret.txt'));
			symlinkSync(outside.root, at('sources/out'));
			mkdirSync(at('sources/sub'));
			const paths = [at('sources/secret.txt'), at('sources/out/secret.txt'), at('sources/out')];
			for (const path of paths) assert.equal((await library.sync({ paths: [path] })).read, 0, path);
			assert.equal(library.sources.length, 2);
		} finally {
			await outside.dispose();
		}
	});

	it('takes in a bibliography, and tells what is wrong with it until it is mended', async () => {
		const library = await synced();
		const path = workspace.write('works.bib', '@book{roe, title = {Rain}, file = {sources/a.txt}}\n@book{oops');
		await library.sync({ paths: [path] });
		assert.equal(library.byKey('roe')?.title, 'Rain');
		assert.equal(library.problems.length, 1);
		writeFileSync(path, '@book{roe, title = {Rains}, file = {sources/a.txt}}');
		await library.sync({ paths: [path] });
		assert.equal(library.byKey('roe')?.title, 'Rains');
		assert.deepEqual(library.problems, []);
	});

	it('comes to the same as one that looks at all files, after a hundred changes', async () => {
		const library = await synced();
		for (let i = 0; i < 100; i++) {
			const path = at(`sources/s${i % 7}.txt`);
			writeFileSync(path, `${i}: ${'a word and another. '.repeat(i)}`);
			assert.equal((await library.sync({ paths: [path] })).read, 1);
		}
		await library.settled();
		const fresh = await workspace.open({ cacheDir: join(workspace.cacheDir, '..', 'fresh') });
		await fresh.sync();
		assert.deepEqual(answersOf(library), answersOf(fresh));
		assert.ok(workspace.segments().length <= 8, `${workspace.segments().length} segments`);
	});
});
