import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../src/library/library.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { createWorkspace, type Workspace, wholeText } from './workspace.ts';

/** As Zotero exports a collection with its files. */
const exported = String.raw`
@book{mill1859,
	title = {On {Liberty}},
	author = {Mill, John Stuart},
	date = {1859},
	file = {Snapshot:files/13/liberty.md:text/markdown;Full Text:files/12/Mill - 1859 - On Liberty.txt:text/plain;Video:files/14/talk.mp4:video/mp4}
}

@book{hume1739,
	title = {A Treatise of Human Nature},
	author = {Hume, David},
	file = {Full Text:files/20/Hume\: Treatise.txt:text/plain}
}

@book{plato, title = {Republic}, ids = {politeia}}
`;

describe('a folder as Zotero exports it', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	let library: Library;
	beforeEach(async () => {
		workspace = createWorkspace({
			'works.bib': exported,
			'files/13/liberty.md': '# Menu\n\nThe subject of this Essay.',
			'files/12/Mill - 1859 - On Liberty.txt': 'The subject of this Essay is not the so-called Liberty of the Will.',
			'files/14/talk.mp4': 'not looked at',
			'files/99/stray.txt': 'Nobody names this.',
		});
		library = await workspace.open();
	});
	afterEach(() => workspace.dispose());

	const at = (...names: string[]) => join(workspace.root, ...names);
	const shown = (key: string) => {
		const source = library.byKey(key);
		return source && [source.key, source.title, source.author, source.path];
	};

	it('has the documents that its entries name, under their keys and names', async () => {
		await library.sync();
		const liberty = at('files/12/Mill - 1859 - On Liberty.txt');
		assert.deepEqual(library.sources.map(({ path }) => path).sort(), [liberty, at('files/13/liberty.md')]);
		assert.ok(library.sources.every(({ key, title }) => key === 'mill1859' && title === 'On Liberty'));
		assert.equal(library.byKey('mill1859')?.author, 'John Stuart Mill');
		assert.equal(library.byKey('politeia'), library.byKey('plato'));
		assert.deepEqual(
			library.problems.map(({ code, path }) => [code, path]),
			[['missing-file', at('works.bib')]],
		);
		const [problem] = library.problems;
		assert.equal(exported.slice(problem?.span?.start, problem?.span?.end), '@book{hume1739');
		assert.match(
			problem?.message ?? '',
			/“Hume: Treatise.txt” that this entry names does not exist.*cannot be checked/,
		);
	});

	it('takes in a document that comes later, and lets go of one that is deleted or not named any more', async () => {
		await library.sync();
		const path = workspace.write('files/20/Hume: Treatise.txt', 'All the perceptions of the human mind.');
		assert.deepEqual(await library.sync({ paths: [path] }), { read: 1, removed: 0, changed: true });
		assert.deepEqual(library.problems, []);
		assert.equal(
			wholeText(library, library.byKey('hume1739') ?? assert.fail()),
			'All the perceptions of the human mind.',
		);
		rmSync(path);
		await library.sync({ paths: [path] });
		assert.deepEqual(shown('hume1739'), ['hume1739', 'A Treatise of Human Nature', 'David Hume', undefined]);
		await library.sync();
		assert.ok(library.problems.some(({ code }) => code === 'missing-file'));
		writeFileSync(at('works.bib'), '@book{mill1859, title = {Liberty}}');
		await library.sync({ paths: [at('works.bib')] });
		assert.deepEqual(library.sources, []);
		assert.deepEqual(shown('mill1859'), ['mill1859', 'Liberty', undefined, undefined]);
	});

	it('is what it was when it is opened again, and when nothing has changed', async () => {
		await library.sync();
		await library.close();
		library = await workspace.open();
		assert.equal(shown('mill1859')?.[1], 'On Liberty');
		assert.equal(shown('plato')?.[1], 'Republic');
		assert.deepEqual(await library.sync(), { read: 0, removed: 0, changed: true });
		const { generation } = library;
		assert.deepEqual(await library.sync(), { read: 0, removed: 0, changed: false });
		assert.equal(library.generation, generation);
		writeFileSync(at('works.bib'), exported.replace('Republic', 'The Republic'));
		assert.equal((await library.sync()).changed, true);
		assert.equal(shown('plato')?.[1], 'The Republic');
	});

	it('is searched by key, title and author', async () => {
		await library.sync();
		const found = (typed: string) => library.findEntries(typed, 10).map(({ key }) => key);
		assert.deepEqual(found('plat'), ['plato']);
		assert.deepEqual(found('human'), ['hume1739']);
		assert.deepEqual(found('H'), ['hume1739', 'mill1859'].slice(0, found('H').length));
		assert.deepEqual(found('uart'), ['mill1859']);
		assert.deepEqual(found(''), ['hume1739', 'mill1859', 'plato']);
		assert.deepEqual(library.findEntries('', 2).length, 2);
		assert.deepEqual([...new Set(library.keys)].sort(), ['hume1739', 'mill1859', 'plato', 'politeia']);
	});
});

describe('files that a bibliography names elsewhere', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	let outside: Workspace;
	beforeEach(() => {
		outside = createWorkspace({ 'storage/ABCD1234/mill.txt': 'Elsewhere.' });
		workspace = createWorkspace();
	});
	afterEach(() => Promise.all([workspace.dispose(), outside.dispose()]));

	const open = async (confined: boolean) => {
		const project = await loadProject(workspace.root);
		const library = await workspace.open({ projects: [{ ...project, confined }] });
		await library.sync();
		return library;
	};

	it('are read where the workspace is trusted, and only then', async () => {
		const path = join(outside.root, 'storage/ABCD1234/mill.txt');
		workspace.write('works.bib', `@book{mill, file = {Full Text:${path}:text/plain}}\n@book{inside, file = {in.txt}}`);
		workspace.write('in.txt', 'Inside.');
		const trusting = await open(false);
		assert.equal(trusting.byKey('mill')?.path, path);
		await trusting.close();
		const careful = await open(true);
		assert.equal(careful.byKey('mill')?.path, undefined);
		assert.equal(careful.byKey('inside')?.path, join(workspace.root, 'in.txt'));
		assert.deepEqual(careful.problems, []);
		writeFileSync(path, 'Changed.');
		await careful.sync({ paths: [path] });
		assert.equal(careful.byKey('mill')?.path, undefined);
	});

	it('are not reached through links from a workspace that is not trusted', async () => {
		symlinkSync(join(outside.root, 'storage'), join(workspace.root, 'files'));
		workspace.write('works.bib', '@book{mill, file = {files/ABCD1234/mill.txt}}');
		const careful = await open(true);
		assert.equal(careful.byKey('mill')?.path, undefined);
		await careful.close();
		assert.equal((await open(false)).byKey('mill')?.path, join(workspace.root, 'files/ABCD1234/mill.txt'));
	});

	it('are told of briefly when none of them is where it was', async () => {
		const entries = Array.from({ length: 300 }, (_, i) => `@book{k${i}, file = {papers/k${i}.txt}}`);
		workspace.write('works.bib', entries.join('\n'));
		const library = await open(false);
		assert.equal(library.problems.length, 100);
		assert.match(library.problems[0]?.message ?? '', /The same is true of 299 other entries/);
		mkdirSync(join(outside.root, 'papers'));
		writeFileSync(join(outside.root, 'papers/k0.txt'), 'Found.');
		renameSync(join(outside.root, 'papers'), join(workspace.root, 'papers'));
		await library.sync();
		assert.match(library.problems[0]?.message ?? '', /298 other entries/);
		assert.equal(library.byKey('k0')?.path, join(workspace.root, 'papers/k0.txt'));
	});
});
