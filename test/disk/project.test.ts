import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isSource, listBibliographies, listDrafts, listSources } from '../../src/project/files.ts';
import { loadProject, writeBaseline } from '../../src/project/load-project.ts';
import { restricted } from '../../src/server/restricted.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

describe('a project on disk', function () {
	// A busy machine's disk may take its time.
	this.timeout(20_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace();
	});
	afterEach(() => workspace.dispose());

	const lists = async (text?: string) => {
		const project = await loadProject(workspace.root, text);
		const found = await Promise.all([listSources(project), listDrafts(project), listBibliographies(project)]);
		return found.map((paths) => paths.map((path) => relative(workspace.root, path).replaceAll('\\', '/')));
	};

	it('has its files listed by role', async () => {
		for (const name of [
			'draft.md',
			'ch/one.qmd',
			'sources/a.txt',
			'sources/b.md',
			'seeds/c.mp4',
			'works.bib',
			'node_modules/x/y.md',
		]) {
			workspace.write(name, 'Text.');
		}
		assert.deepEqual(await lists(), [['sources/a.txt', 'sources/b.md'], ['ch/one.qmd', 'draft.md'], ['works.bib']]);
	});

	it('goes by its file, or by the text of it that an editor has', async () => {
		for (const name of ['one/a.md', 'two/b.md']) workspace.write(name, 'Text.');
		workspace.write('quotewright.json', '\ufeff{ "sources": ["one"] }');
		assert.deepEqual(await lists(), [['one/a.md'], ['two/b.md'], []]);
		assert.deepEqual(await lists('{ "sources": ["two"] }'), [['two/b.md'], ['one/a.md'], []]);
	});

	it('has defaults where its file cannot be read, and says so', async () => {
		mkdirSync(join(workspace.root, 'quotewright.json'));
		const { problems, sources } = await loadProject(workspace.root);
		assert.deepEqual(sources, ['seeds/**', 'sources/**']);
		assert.match(problems[0]?.message ?? '', /cannot be read, so defaults are used/);
	});

	it('is the same when it is loaded again, so that what was judged by it holds', async () => {
		workspace.write('quotewright.json', '{ "rules": { "uncited": "off" } }');
		assert.deepEqual(await loadProject(workspace.root), await loadProject(workspace.root));
	});

	it('has its baseline from the file beside it', async () => {
		assert.equal((await loadProject(workspace.root)).settings.baseline.size, 0);
		const entry = { code: 'altered', quotation: 'a', draft: 'b', source: 'c', count: 1 };
		const baseline = new Map([[join(workspace.root, 'ch/one.md'), [entry]]]);
		await writeBaseline(workspace.root, baseline);
		const { settings, problems } = await loadProject(workspace.root);
		assert.deepEqual(settings.baseline, baseline);
		assert.deepEqual(problems, []);
	});

	it('has no baseline where that file is broken, and says so', async () => {
		const path = workspace.write('quotewright.baseline.json', '{ "version": 1, <<<<<<< HEAD');
		const { settings, problems } = await loadProject(workspace.root);
		assert.equal(settings.baseline.size, 0);
		assert.equal(problems[0]?.path, path);
		assert.match(problems[0]?.message ?? '', /^This is not a baseline, so every finding counts\./);
	});

	it('has nothing that a linked folder reaches outside, though a pattern names the link', async () => {
		const outside = createWorkspace({ 'secret.txt': 'Secret.', 'secret.md': 'Secret.', 'secret.bib': '' });
		try {
			workspace.write('sources/a.txt', 'A.');
			workspace.write('texts/b.txt', 'B.');
			symlinkSync(outside.root, join(workspace.root, 'sources/out'));
			symlinkSync('../texts', join(workspace.root, 'sources/in'));
			const settings = {
				sources: ['sources/*.txt', 'sources/out/*.txt', 'sources/in/*.txt'],
				drafts: ['sources/out/*.md'],
				bibliographies: ['sources/out/*.bib'],
			};
			assert.deepEqual(await lists(JSON.stringify(settings)), [['sources/a.txt', 'sources/in/b.txt'], [], []]);
		} finally {
			await outside.dispose();
		}
	});

	it('may have sources outside its folder, but not where nobody vouches for it', async () => {
		const secret = workspace.write('../out/secret.txt', 'Secret.');
		for (const pattern of ['../out/**', '\\.\\./out/**', '\\.\\./out/secret.txt']) {
			const project = await loadProject(workspace.root, JSON.stringify({ sources: [pattern] }));
			assert.deepEqual(await listSources(project), [secret], pattern);
			assert.deepEqual(await listSources(restricted(project)), [], pattern);
			assert.equal(isSource(restricted(project), secret), false);
		}
	});

	it('is empty where the folder is missing', async () => {
		const project = await loadProject(join(workspace.root, 'none'));
		assert.deepEqual(project.problems, []);
		assert.deepEqual(await listSources(project), []);
	});
});
