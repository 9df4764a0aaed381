import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isBibliography } from '../../src/project/files.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { bibliographiesNamed } from '../../src/server/editor-settings.ts';
import { restricted } from '../../src/server/restricted.ts';

describe('bibliographies that other programs’ settings name', () => {
	let root = '';
	const at = (path: string): string => join(root, path);
	const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
		for (const [path, text] of Object.entries(files)) {
			await mkdir(dirname(at(path)), { recursive: true });
			await writeFile(at(path), text);
		}
	};
	const has = async (path: string, elsewhere: readonly string[] = []): Promise<boolean> =>
		isBibliography(await loadProject(root, undefined, elsewhere), at(path));

	beforeEach(async () => {
		root = await mkdtemp(join(tmpdir(), 'quotewright-others-'));
	});
	afterEach(() => rm(root, { recursive: true, force: true }));

	it('are those of Quarto’s projects and folders', async () => {
		await write({
			'_quarto.yml': 'project:\n  type: book\nbibliography: lib/refs.bib\n',
			'book/_metadata.yml': 'bibliography:\n  - own.json\n  - /more.bib\n  - https://example.org/x.bib\n',
			'node_modules/x/_quarto.yml': 'bibliography: no.bib\n',
			'broken/_quarto.yaml': 'bibliography: [unclosed\n',
		});
		for (const path of ['lib/refs.bib', 'book/own.json', 'more.bib']) assert.ok(await has(path), path);
		for (const path of ['lib/no.bib', 'node_modules/x/no.bib', 'own.json']) assert.ok(!(await has(path)), path);
	});

	it('are sought from the innermost Quarto project, not from one whose name begins alike', async () => {
		await write({
			'_quarto.yml': '',
			'book/_quarto.yml': '',
			'book/part/_metadata.yml': 'bibliography: /lib/inner.bib\n',
			'book2/_metadata.yml': 'bibliography: /lib/outer.bib\n',
		});
		for (const path of ['book/lib/inner.bib', 'lib/outer.bib']) assert.ok(await has(path), path);
		for (const path of ['lib/inner.bib', 'book/lib/outer.bib']) assert.ok(!(await has(path)), path);
	});

	it('are those of the editor’s settings', async () => {
		assert.ok(await has('lib/all.bib', [at('lib/all.bib')]));
		assert.ok(await has('../outside.bib', [at('../outside.bib')]));
		const project = restricted(await loadProject(root, undefined, [at('../outside.bib')]));
		assert.ok(!isBibliography(project, at('../outside.bib')));
	});

	it('do not count where the project has bibliographies of its own', async () => {
		await write({ '_quarto.yml': 'bibliography: lib/refs.bib\n', 'own.bib': '' });
		assert.ok(!(await has('lib/refs.bib', [at('lib/refs.bib')])));
		await rm(at('own.bib'));
		assert.ok(await has('lib/refs.bib'));
		await write({ 'quotewright.json': '{ "bibliographies": ["other/*.bib"] }' });
		assert.ok(!(await has('lib/refs.bib', [at('lib/refs.bib')])));
	});
});

describe('Pandoc Citer’s settings', () => {
	const named = (settings: unknown, files: Readonly<Record<string, string>> = {}): Promise<string[]> =>
		bibliographiesNamed(settings, '/w', async (path) => files[path]);

	it('name bibliographies by paths of every kind', async () => {
		assert.deepEqual(
			await named({
				DefaultBib: 'refs',
				DefaultBibs: [
					// biome-ignore lint/suspicious/noTemplateCurlyInString: as VS Code writes it
					'${workspaceFolder}/a.bib',
					'%WORKSPACE_FOLDER%/b.json',
					'~/c.bib',
					'/d.bib',
					'refs.bib',
					'x.txt',
				],
			}),
			['/w/refs.bib', '/w/a.bib', '/w/b.json', join(homedir(), 'c.bib'), '/d.bib'],
		);
	});

	it('may be turned off, or lead to a file whose front matter names them', async () => {
		const files = { '/w/docs/main.md': '---\nbibliography: [../one.bib, two.bib]\n---\n' };
		const settings = { DefaultBib: 'refs.bib', UseDefaultBib: false, RootFile: 'docs/main.md' };
		assert.deepEqual(await named(settings, files), ['/w/one.bib', '/w/docs/two.bib']);
		assert.deepEqual(await named({ RootFile: 'gone.md' }), []);
	});

	it('may be anything at all', async () => {
		for (const settings of [null, undefined, 3, 'x', [], { DefaultBib: 3, DefaultBibs: { a: 1 }, RootFile: [] }]) {
			assert.deepEqual(await named(settings), []);
		}
	});
});
