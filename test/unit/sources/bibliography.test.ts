import assert from 'node:assert/strict';
import { readBibliography, referencesFrom } from '../../../src/sources/bibliography.ts';
import { attachedFiles } from '../../../src/sources/bibliography-files.ts';

const read = (text: string) => readBibliography(text, '/p/works.bib');

describe('a BibTeX bibliography', () => {
	it('gives what is known of a work, LaTeX read', async () => {
		const { entries, problems } = await read(String.raw`
			% of liberty
			@book{mill1859,
				title = {On {Liberty} \& \emph{Utility}},
				author = {Mill, John Stuart and {The RAND Corporation} and de la Vall{\'e}e Poussin, Jean},
				date = {1859-03},
				url = {http://x.org/a_b%20c},
				file = {Full Text:texts/on liberty.txt:text/plain},
				abstract = {Braces {in} here, and $ signs}
			}
			@article{x, title = "Plain", year = 1999, month = mar, editor = {Ed Itor}}`);
		assert.deepEqual(problems, []);
		assert.deepEqual(entries, [
			{
				key: 'mill1859',
				title: 'On Liberty & Utility',
				author: 'John Stuart Mill, The RAND Corporation and Jean de la Vallée Poussin',
				date: '1859-03',
				url: 'http://x.org/a_b%20c',
				files: ['texts/on liberty.txt'],
			},
			{ key: 'x', title: 'Plain', author: 'Ed Itor', date: '1999-03', url: undefined, files: [] },
		]);
	});

	it('loses a malformed entry alone, and says where it is', async () => {
		const text = '@book{a, title = {A}}\n\n@book{b, title = {never closed,\n\n@book{c, title = {C}}\n';
		const { entries, problems } = await read(text);
		assert.deepEqual(
			entries.map(({ key }) => key),
			['a', 'c'],
		);
		assert.equal(problems.length, 1);
		assert.equal(text.slice(problems[0]?.span?.start, problems[0]?.span?.end), '@book{b, title = {never closed,');
		assert.match(problems[0]?.message ?? '', /@book\{b.*a brace is not closed\. Look for a missing brace/);
	});

	it('names entries without a key, and keys used twice', async () => {
		const text = '@book{, title = {A}}\n@book{b, title = {first}}\n@book{b, title = {second}}\n';
		const { entries, problems } = await read(text);
		assert.deepEqual(
			entries.map(({ title }) => title),
			['first'],
		);
		assert.match(problems[0]?.message ?? '', /@book entry has no key/);
		assert.match(problems[1]?.message ?? '', /“b” belongs to an earlier entry/);
		assert.equal(text.slice(problems[1]?.span?.start, problems[1]?.span?.end), '@book{b, title = {second}}');
	});

	it('inherits what an entry refers to, and fills in strings', async () => {
		const { entries } = await read(
			'@string{p = "Collected"}\n@incollection{k, title = p, crossref = {z}}\n@book{z, title = {Z}, author = {Q}}',
		);
		assert.equal(entries[0]?.title, 'Collected');
	});

	it('keeps strings and places over a long file', async () => {
		const filler = Array.from(
			{ length: 400 },
			(_, i) => `@misc{k${i}, title = s, note = {${'word '.repeat(20)}}}\n`,
		).join('');
		const { entries, problems } = await read(`@string{s = "Shared"}\n${filler}@misc{k0, title = {twice}}`);
		assert.equal(entries.length, 400);
		assert.equal(entries[399]?.title, 'Shared');
		assert.ok((problems[0]?.span?.start ?? 0) > filler.length);
	});

	it('is empty where there is nothing', async () => {
		assert.deepEqual(await read(''), { entries: [], problems: [] });
		assert.deepEqual(await read('Just some notes.'), { entries: [], problems: [] });
	});
});

describe('the files of an entry', () => {
	it('are read as the reference managers write them', () => {
		assert.deepEqual(attachedFiles('texts/mill.txt'), ['texts/mill.txt']);
		assert.deepEqual(attachedFiles(':texts/mill.txt:TXT'), ['texts/mill.txt']);
		assert.deepEqual(attachedFiles('Full Text:files/3/mill.txt:text/plain;Notes:files/4/n.md:text/markdown'), [
			'files/3/mill.txt',
			'files/4/n.md',
		]);
		assert.deepEqual(attachedFiles(String.raw`:C\:\\texts\\a\;b.txt:TXT`), [String.raw`C:\texts\a;b.txt`]);
		assert.deepEqual(attachedFiles(String.raw`C:\texts\mill.txt`), [String.raw`C:\texts\mill.txt`]);
		assert.deepEqual(attachedFiles(''), []);
	});
});

describe('a CSL bibliography', () => {
	it('is read from JSON and YAML, bare or under “references”', async () => {
		const json =
			'[{ "id": "mill", "title": "On Liberty", "author": [{ "family": "Mill", "given": "J. S." }], "issued": { "date-parts": [[1859]] }, "URL": "http://x.org" }]';
		const expected = [
			{ key: 'mill', title: 'On Liberty', author: 'J. S. Mill', date: '1859', url: 'http://x.org', files: [] },
		];
		assert.deepEqual((await readBibliography(json, '/p/a.json')).entries, expected);
		const yaml =
			'references:\n- id: mill\n  title: On Liberty\n  author:\n  - family: Mill\n    given: J. S.\n  issued: 1859\n  URL: http://x.org\n';
		assert.deepEqual((await readBibliography(yaml, '/p/a.yaml')).entries, expected);
	});

	it('says what is wrong with one that is none', async () => {
		assert.match(
			(await readBibliography('{ "a": 1 }', '/p/a.json')).problems[0]?.message ?? '',
			/no list of references/,
		);
		assert.match((await readBibliography('a: [', '/p/a.yml')).problems[0]?.message ?? '', /cannot be read/);
	});

	it('leaves out references without an id', () => {
		assert.deepEqual(
			referencesFrom([{ title: 'X' }, null, 'x', { id: 'a' }]).map(({ key }) => key),
			['a'],
		);
	});
});
