import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { bibliographiesOf, withBibliographies } from '../../../src/project/draft-bibliographies.ts';
import { isBibliography } from '../../../src/project/files.ts';
import { parseProject } from '../../../src/project/parse-project.ts';

const named = (yaml: string) => bibliographiesOf(parseMarkdown(`---\n${yaml}\n---\nText.`), '/p/ch/one.md');

describe('the bibliographies of a draft’s front matter', () => {
	it('are of any kind, one or several, relative to the draft', () => {
		assert.deepEqual(named('bibliography: works.bib'), ['/p/ch/works.bib']);
		assert.deepEqual(named('bibliography: [../works.json, "a b.yaml", c.yml, /q/d.bibtex, notes.txt]'), [
			'/p/works.json',
			'/p/ch/a b.yaml',
			'/p/ch/c.yml',
			'/q/d.bibtex',
		]);
		assert.deepEqual(named('bibliography:\n- one.bib\n- two.bib'), ['/p/ch/one.bib', '/p/ch/two.bib']);
		assert.deepEqual(named('title: None'), []);
	});

	it('are bibliographies of the project from then on', () => {
		const project = { root: '/p', ...parseProject('{}', '/p/quotewright.json') };
		const paths = ['/p/ch/works (old).json', '/q/d.bib'];
		const wider = withBibliographies(project, paths);
		for (const path of paths) {
			assert.ok(!isBibliography(project, path));
			assert.ok(isBibliography(wider, path));
		}
	});
});
