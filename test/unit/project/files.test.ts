import assert from 'node:assert/strict';
import { isBibliography, isDraft, isSource } from '../../../src/project/files.ts';
import { parseProject } from '../../../src/project/parse-project.ts';
import type { Project } from '../../../src/project/project.ts';

const project = (settings: object = {}): Project => {
	return { root: '/p', ...parseProject(JSON.stringify(settings), '/p/quotewright.json') };
};

describe('the role of a file', () => {
	const usual = project();

	it('is source in seeds and sources, if it can be read', () => {
		for (const path of ['/p/seeds/a.txt', '/p/sources/deep/b.md', '/p/sources/C.TEXT'])
			assert.ok(isSource(usual, path), path);
		for (const path of [
			'/p/a.txt',
			'/p/sources/c.mp4',
			'/p/sub/sources/a.txt',
			'/p/sources/.hidden.txt',
			'/q/sources/a.txt',
		]) {
			assert.ok(!isSource(usual, path), path);
		}
	});

	it('is draft for the Markdown elsewhere, never for a source', () => {
		for (const path of ['/p/a.md', '/p/ch/b.markdown', '/p/c.qmd', '/p/d.Rmd']) assert.ok(isDraft(usual, path), path);
		for (const path of [
			'/p/sources/b.md',
			'/p/seeds/c.qmd',
			'/p/a.txt',
			'/p/node_modules/x/readme.md',
			'/p/_site/a.md',
			'/q/a.md',
		]) {
			assert.ok(!isDraft(usual, path), path);
		}
	});

	it('is bibliography for .bib files at the root', () => {
		assert.ok(isBibliography(usual, '/p/works.bib'));
		assert.ok(!isBibliography(usual, '/p/sub/works.bib'));
	});

	it('goes by folders named without a pattern, and takes out what follows “!”', () => {
		const named = project({ sources: ['texts', '!texts/mine'], exclude: ['attic'] });
		assert.ok(isSource(named, '/p/texts/a.md'));
		assert.ok(isSource(named, '/p/texts/deep/a.md'));
		assert.ok(isDraft(named, '/p/texts/mine/a.md'));
		assert.ok(!isDraft(named, '/p/attic/a.md'));
		assert.ok(isDraft(named, '/p/seeds/a.md'));
	});

	it('may be given to files outside the folder', () => {
		const shared = project({ sources: ['../shared/**', '/library/texts'] });
		assert.ok(isSource(shared, '/shared/a.txt'));
		assert.ok(isSource(shared, '/library/texts/a.txt'));
		assert.ok(!isSource(shared, '/p/shared/a.txt'));
	});

	it('is none where the patterns are none', () => {
		const none = project({ sources: [], drafts: [] });
		assert.ok(!isSource(none, '/p/sources/a.txt'));
		assert.ok(!isDraft(none, '/p/a.md'));
	});
});
