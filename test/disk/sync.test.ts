import assert from 'node:assert/strict';
import {
	chmodSync,
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../src/library/library.ts';
import { createWorkspace, type Workspace, wholeText } from './workspace.ts';

describe('a library in step with its files', function () {
	// A busy machine's disk may take its time.
	this.timeout(20_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace();
	});
	afterEach(() => workspace.dispose());

	const keys = (library: Library) => library.sources.map(({ key }) => key);
	const textOf = (library: Library, key: string) => {
		const source = library.byKey(key);
		return source && wholeText(library, source);
	};

	it('reads what is there, and next time nothing', async () => {
		workspace.write('sources/mill.txt', 'On Liberty\n\nThe subject of this essay.\n');
		workspace.write('seeds/news.md', '---\ntitle: News\n---\nThe Pentagon said so.\n');
		workspace.write('draft.md', 'He said “the subject” [@mill].\n');
		workspace.write('sources/picture.png', 'no source');
		const library = await workspace.open();
		assert.deepEqual(keys(library), []);
		assert.deepEqual(await library.sync(), { read: 2, removed: 0, changed: true });
		assert.deepEqual(keys(library), ['news', 'mill']);
		assert.equal(textOf(library, 'mill'), 'On Liberty\n\nThe subject of this essay.\n');
		const { generation } = library;
		assert.deepEqual(await library.sync(), { read: 0, removed: 0, changed: false });
		assert.equal(library.generation, generation);
	});

	it('knows it all when it is opened again', async () => {
		workspace.write('sources/a.txt', 'Some words.[1] More.[2] End.[3]');
		const first = await workspace.open();
		await first.sync();
		await first.settled();
		await first.close();
		const library = await workspace.open();
		const source = library.byPath(join(workspace.root, 'sources/a.txt'));
		assert.ok(source);
		assert.equal(wholeText(library, source), 'Some words.[1] More.[2] End.[3]');
		assert.equal(library.apparatus(source, { start: 0, end: source.length }).length, 3);
		assert.equal(library.index.words(source).count, 4);
		assert.equal(library.search('words', 5).length, 1);
	});

	it('reads again what has changed, and forgets what is deleted', async () => {
		const path = workspace.write('sources/a.txt', 'before');
		workspace.write('sources/b.txt', 'stays');
		const library = await workspace.open();
		await library.sync();
		const before = library.byKey('a');
		const kept = library.byKey('b');
		writeFileSync(path, 'after it all');
		assert.deepEqual(await library.sync(), { read: 1, removed: 0, changed: true });
		assert.equal(textOf(library, 'a'), 'after it all');
		assert.equal(
			before && wholeText(library, before),
			'after it all',
			'a source of an earlier generation means the file as it is',
		);
		assert.notEqual(library.byKey('a')?.hash, before?.hash);
		assert.equal(library.byKey('a')?.id, before?.id);
		assert.equal(library.byKey('b'), kept);
		assert.deepEqual(library.search('before', 5), []);
		rmSync(path);
		assert.deepEqual(await library.sync(), { read: 0, removed: 1, changed: true });
		assert.equal(library.byKey('a'), undefined);
		assert.equal(before && wholeText(library, before), '');
		assert.deepEqual(library.search('after', 5), []);
	});

	it('follows a file that is renamed', async () => {
		const path = workspace.write('sources/a.txt', 'words');
		const library = await workspace.open();
		await library.sync();
		renameSync(path, join(workspace.root, 'sources/b.txt'));
		assert.deepEqual(await library.sync(), { read: 1, removed: 1, changed: true });
		assert.deepEqual(keys(library), ['b']);
	});

	it('is not deceived by a change that keeps size and time', async () => {
		const path = workspace.write('sources/a.txt', 'the old words');
		const library = await workspace.open();
		await library.sync();
		const { atime, mtime } = statSync(path);
		writeFileSync(path, 'the new words');
		utimesSync(path, atime, mtime);
		await library.sync();
		assert.equal(textOf(library, 'a'), 'the new words');
	});

	it('is not deceived by a change in the same instant', async () => {
		const path = join(workspace.root, 'sources/a.txt');
		mkdirSync(join(workspace.root, 'sources'));
		const library = await workspace.open();
		for (const text of ['aaaa', 'bbbb', 'cccc', 'dddd']) {
			writeFileSync(path, text);
			await library.sync();
			assert.equal(textOf(library, 'a'), text);
		}
	});

	it('does not read again what was only touched', async () => {
		const path = workspace.write('sources/a.txt', 'words');
		const library = await workspace.open();
		await library.sync();
		const { generation } = library;
		utimesSync(path, new Date(), new Date());
		assert.deepEqual(await library.sync(), { read: 0, removed: 0, changed: false });
		assert.equal(library.generation, generation);
	});

	it('reads Windows-1252 and UTF-16, and says what to do with a binary file', async () => {
		workspace.write('sources/ansi.txt', Buffer.from([0x93, 0x41, 0x94]));
		workspace.write('sources/wide.txt', Buffer.from('\ufeff“A”', 'utf16le'));
		const binary = workspace.write('sources/binary.txt', Buffer.from([1, 0, 2]));
		const library = await workspace.open();
		assert.deepEqual(await library.sync(), { read: 3, removed: 0, changed: true });
		assert.equal(textOf(library, 'ansi'), '“A”');
		assert.equal(textOf(library, 'wide'), '“A”');
		assert.deepEqual(keys(library), ['ansi', 'wide']);
		const [problem] = library.problems;
		assert.equal(library.problems.length, 1);
		assert.deepEqual([problem?.code, problem?.path], ['unreadable-source', binary]);
		assert.match(problem?.message ?? '', /Export it as plain text/);
		assert.deepEqual(await library.sync(), { read: 0, removed: 0, changed: false });
		assert.equal(library.problems.length, 1);
	});

	it('passes over a file that vanishes while it is at it', async () => {
		workspace.write('sources/a.txt', 'A.');
		workspace.write('sources/b.txt', 'B.');
		const library = await workspace.open();
		const result = await library.sync({ onProgress: (_done, _total, path) => path.endsWith('a.txt') && rmSync(path) });
		assert.deepEqual(result, { read: 1, removed: 0, changed: true });
		assert.deepEqual(library.problems, []);
		assert.deepEqual(keys(library), ['b']);
	});

	it('refuses a file too large to be a text, and reads the others', async () => {
		const large = workspace.write('sources/large.txt', '');
		truncateSync(large, 201 * 1024 * 1024);
		workspace.write('sources/small.txt', 'Small.');
		const library = await workspace.open();
		assert.equal((await library.sync()).read, 1);
		assert.deepEqual(
			library.problems.map(({ code, path }) => [code, path]),
			[['unreadable-source', large]],
		);
		assert.match(library.problems[0]?.message ?? '', /larger than 200 MB.*Split it, or leave it out/);
		assert.deepEqual(keys(library), ['small']);
	});

	it('says that a file may not be read, and keeps what it knew of it', async function () {
		if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
		const path = workspace.write('sources/a.txt', 'Known.');
		const library = await workspace.open();
		await library.sync();
		chmodSync(path, 0o000);
		await library.sync();
		assert.match(library.problems[0]?.message ?? '', /may not be read. Change its permissions/);
		assert.equal(textOf(library, 'a'), 'Known.');
		chmodSync(path, 0o600);
		await library.sync();
		assert.deepEqual(library.problems, []);
	});

	it('names both files that claim one key', async () => {
		const text = workspace.write('sources/mill.txt', 'One.');
		const markdown = workspace.write('sources/mill.md', 'Two.');
		const library = await workspace.open();
		await library.sync();
		assert.deepEqual(
			library.problems.map(({ code, path, related }) => [code, path, related]),
			[
				['duplicate-key', markdown, [text]],
				['duplicate-key', text, [markdown]],
			],
		);
		assert.equal(library.byKey('mill')?.path, markdown);
		rmSync(markdown);
		assert.equal((await library.sync()).changed, true);
		assert.deepEqual(library.problems, []);
		assert.equal(library.byKey('mill')?.path, text);
	});

	it('reads bibliographies, their mistakes too, and keeps up with them', async () => {
		workspace.write('sources/liberty.txt', 'The subject of this essay.');
		const path = workspace.write(
			'works.bib',
			'@book{mill1859, title = {On Liberty}, file = {sources/liberty.txt}}\n@book{oops, title = {\n',
		);
		const library = await workspace.open();
		await library.sync();
		assert.equal(library.byKey('mill1859')?.title, 'On Liberty');
		assert.deepEqual(
			library.problems.map((problem) => [problem.code, problem.path]),
			[['malformed-bibliography', path]],
		);
		writeFileSync(
			path,
			'@book{mill, title = {Of Liberty}, file = {sources/liberty.txt}}\n@book{plato, title = {Republic}}\n',
		);
		await library.sync();
		assert.deepEqual(library.problems, []);
		assert.deepEqual(keys(library), ['mill']);
		assert.deepEqual([library.byKey('plato')?.title, library.byKey('plato')?.path], ['Republic', undefined]);
		assert.equal(library.byKey('mill1859'), undefined);
		rmSync(path);
		await library.sync();
		assert.deepEqual(keys(library), ['liberty']);
		assert.deepEqual([library.byKey('plato'), library.keys], [undefined, ['liberty']]);
	});

	it('tells what is wrong with the project’s file', async () => {
		workspace.write('quotewright.json', '{ "sources": 1 }');
		const library = await workspace.open();
		assert.equal(library.problems[0]?.code, 'malformed-project');
		await library.sync();
		assert.equal(library.problems.length, 1);
	});

	it('lets one sync wait for another', async () => {
		for (let i = 0; i < 5; i++) workspace.write(`sources/s${i}.txt`, `Text number ${i}.`);
		const library = await workspace.open();
		const [first, second] = await Promise.all([library.sync(), library.sync()]);
		assert.deepEqual([first.read, second.read], [5, 0]);
	});

	it('takes further folders and files from the command line', async () => {
		const file = workspace.write('elsewhere/one.txt', 'One.');
		workspace.write('more/deep/two.md', 'Two.');
		workspace.write('more/works.bib', '@book{three, title = {Three}}');
		workspace.write('more/node_modules/x/readme.md', 'No source.');
		workspace.write('more/.git/no.txt', 'No source.');
		const library = await workspace.open({
			extraSources: [file, join(workspace.root, 'more'), join(workspace.root, 'none')],
		});
		await library.sync();
		assert.deepEqual(keys(library).sort(), ['one', 'two']);
		assert.equal(library.byKey('three')?.title, 'Three');
	});

	it('says of an empty file that it is empty, until there is text in it', async () => {
		const path = workspace.write('sources/a.txt', '');
		const library = await workspace.open();
		await library.sync();
		assert.deepEqual(keys(library), []);
		assert.deepEqual(
			library.problems.map((problem) => [problem.path, problem.message.slice(0, 19)]),
			[[path, 'This file is empty,']],
		);
		writeFileSync(path, 'Rain.');
		await library.sync();
		assert.deepEqual(keys(library), ['a']);
		assert.deepEqual(library.problems, []);
	});

	it('follows links within the folder, not out of it', async () => {
		const outside = createWorkspace({ 'secret.txt': 'Secret.' });
		try {
			workspace.write('sources/deep/a.txt', 'A.');
			workspace.write('texts/b.txt', 'B.');
			symlinkSync(join(outside.root, 'secret.txt'), join(workspace.root, 'sources/secret.txt'));
			symlinkSync(outside.root, join(workspace.root, 'sources/out'));
			symlinkSync('../texts/b.txt', join(workspace.root, 'sources/b.txt'));
			symlinkSync('.', join(workspace.root, 'sources/loop'));
			const library = await workspace.open();
			await library.sync();
			assert.deepEqual(keys(library).sort(), ['a', 'b']);
		} finally {
			await outside.dispose();
		}
	});
});
