import assert from 'node:assert/strict';
import { buildCatalogue, createSourcePool } from '../../../src/library/catalogue.ts';
import type { StoredBibliography, StoredDocument } from '../../../src/library/store/stored.ts';
import type { BibliographyEntry } from '../../../src/sources/bibliography.ts';
import type { SourceMetadata } from '../../../src/sources/source.ts';

const hash = 'h';
const manner = { showsEmphasis: true, language: 'de' } as const;
let documents = 0;

function document(path: string, metadata: SourceMetadata = {}, error?: string): StoredDocument {
	return { hash, path, id: ++documents, metadata, manner, length: 10, error };
}

function entry(key: string, rest: Partial<BibliographyEntry> = {}): BibliographyEntry {
	return { key, title: undefined, author: undefined, date: undefined, url: undefined, files: [], ...rest };
}

function bibliography(entries: readonly BibliographyEntry[], problems: StoredBibliography['problems'] = []) {
	return { hash, path: '/p/works.bib', entries, problems };
}

const build = (of: readonly StoredDocument[], bibliographies: readonly StoredBibliography[] = []) =>
	buildCatalogue(of, bibliographies, createSourcePool());

describe('the sources of a library', () => {
	it('have the key and title that they give themselves, or their file and first line', () => {
		const { sources, byKey, byPath } = build([
			document('/p/s/a b.txt', { title: 'First line', titleGuessed: true }),
			document('/p/s/c.md', { id: 'mill', title: 'On Liberty', author: 'Mill' }),
			document('/p/s/empty.txt'),
		]);
		assert.deepEqual(
			sources.map(({ key, title, author }) => [key, title, author]),
			[
				['a-b', 'First line', undefined],
				['mill', 'On Liberty', 'Mill'],
				['empty', 'empty.txt', undefined],
			],
		);
		assert.deepEqual(byKey.get('mill')?.manner, manner);
		assert.equal(byKey.get('mill'), byPath.get('/p/s/c.md'));
		assert.equal(byKey.get('Mill'), undefined);
	});

	it('borrow from a bibliography what they do not say themselves', () => {
		const works = [
			entry('mill1859', { title: 'On Liberty', author: 'J. S. Mill', date: '1859', files: ['s/liberty.txt'] }),
			entry('walden', { title: 'Walden; or, Life in the Woods', author: 'H. D. Thoreau', url: 'http://x.org' }),
		];
		const { sources } = build(
			[
				document('/p/s/liberty.txt', { title: 'Introductory', titleGuessed: true, date: '1901' }),
				document('/p/s/walden.txt', { title: 'Walden' }),
			],
			[bibliography(works)],
		);
		assert.deepEqual(
			sources.map(({ key, path, title, author, date, url }) => [key, path, title, author, date, url]),
			[
				['mill1859', '/p/s/liberty.txt', 'On Liberty', 'J. S. Mill', '1901', undefined],
				['walden', '/p/s/walden.txt', 'Walden', 'H. D. Thoreau', undefined, 'http://x.org'],
			],
		);
	});

	it('answer to the key of the entry that names their file as well as to their own', () => {
		const { byKey, sources } = build(
			[document('/p/s/x.txt', { id: 'own' })],
			[bibliography([entry('theirs', { files: ['s/x.txt'] })])],
		);
		assert.equal(sources.length, 1);
		assert.equal(byKey.get('theirs'), byKey.get('own'));
		assert.equal(byKey.get('own')?.key, 'own');
	});

	it('include works of which there is no document', () => {
		const {
			byKey,
			documents: ids,
			sources,
		} = build([], [bibliography([entry('plato', { title: 'Republic', files: ['s/none.txt'] })])]);
		assert.deepEqual(sources, [byKey.get('plato')]);
		assert.deepEqual(
			{ ...byKey.get('plato') },
			{
				id: 1,
				key: 'plato',
				path: undefined,
				title: 'Republic',
				author: undefined,
				date: undefined,
				url: undefined,
				length: 0,
				hash: '',
				manner: { showsEmphasis: false, language: 'en' },
			},
		);
		assert.equal(ids.size, 0);
	});

	it('that share a key are told of at each file, the first by path being meant', () => {
		const { byKey, problems } = build([
			document('/p/s/a.txt', { id: 'x' }),
			document('/p/s/b/x.txt'),
			document('/p/s/x.md'),
		]);
		assert.equal(byKey.get('x')?.path, '/p/s/a.txt');
		assert.deepEqual(
			problems.map(({ code, path, related }) => [code, path, related]),
			[
				['duplicate-key', '/p/s/a.txt', ['/p/s/b/x.txt', '/p/s/x.md']],
				['duplicate-key', '/p/s/b/x.txt', ['/p/s/a.txt', '/p/s/x.md']],
				['duplicate-key', '/p/s/x.md', ['/p/s/a.txt', '/p/s/b/x.txt']],
			],
		);
		assert.match(
			problems[1]?.message ?? '',
			/^The key “x” belongs to 2 other sources as well, so a citation of it means \.\.\/a\.txt\. Give one of them another key/,
		);
	});

	it('name some of the others where thousands have the same key', () => {
		const documents = Array.from({ length: 3000 }, (_, i) => document(`/p/s/${String(i).padStart(4, '0')}/index.txt`));
		const { problems } = build(documents, []);
		assert.equal(problems.length, 3000);
		for (const { path, related, message } of problems) {
			assert.equal(related.length, 20);
			assert.ok(!related.includes(path));
			assert.match(message, /2999 other sources/);
		}
	});

	it('leave out what could not be read, and say why', () => {
		const problem = { span: { start: 1, end: 2 }, message: 'No key.' };
		const { sources, problems } = build([document('/p/s/a.txt', {}, 'Binary.')], [bibliography([], [problem])]);
		assert.deepEqual(sources, []);
		assert.deepEqual(problems, [
			{ code: 'unreadable-source', path: '/p/s/a.txt', span: undefined, message: 'Binary.', related: [] },
			{ code: 'malformed-bibliography', path: '/p/works.bib', ...problem, related: [] },
		]);
	});

	it('stay the same objects while nothing about them changes, and keep their number when something does', () => {
		const pool = createSourcePool();
		const [first] = buildCatalogue([document('/p/a.txt')], [], pool).sources;
		assert.equal(buildCatalogue([document('/p/a.txt')], [], pool).sources[0], first);
		buildCatalogue([], [], pool);
		const [changed] = buildCatalogue([{ ...document('/p/a.txt'), hash: 'other' }], [], pool).sources;
		assert.notEqual(changed, first);
		assert.equal(changed?.id, first?.id);
	});
});
