import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { buildCatalogue, createSourcePool, sourceOfEntry } from '../../../src/library/catalogue.ts';
import { createChanges } from '../../../src/library/store/changes.ts';
import { createStore } from '../../../src/library/store/store.ts';
import type { StoredDocument } from '../../../src/library/store/stored.ts';
import { tables } from '../../../src/library/store/tables.ts';
import type { BibliographyEntry, BibliographyProblem } from '../../../src/sources/bibliography.ts';
import { readerFor } from '../../../src/sources/formats/readers.ts';
import { sourceKey } from '../../../src/sources/keys.ts';
import type { SourceMetadata } from '../../../src/sources/source.ts';
import { type Message, message } from '../../../src/text/message.ts';

const hash = 'h';
const manner = { showsEmphasis: true, language: 'de' } as const;
let documents = 0;

function document(path: string, metadata: SourceMetadata = {}, error?: Message): StoredDocument {
	const key = sourceKey(path, metadata.id);
	return { hash, path, id: ++documents, key, metadata, manner, length: 10, error };
}

function entry(key: string, rest: Partial<BibliographyEntry> = {}): BibliographyEntry {
	const nothing = { title: undefined, author: undefined, date: undefined, url: undefined };
	return { key, aliases: [], ...nothing, files: [], span: { start: 0, end: 1 }, ...rest };
}

interface Works {
	readonly path: string;
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

function bibliography(
	entries: readonly BibliographyEntry[],
	problems: readonly BibliographyProblem[] = [],
	path = '/p/works.bib',
): Works {
	return { path, entries, problems };
}

/** The catalogue of what a store makes of documents and bibliographies. */
function build(given: readonly StoredDocument[], bibliographies: readonly Works[] = []) {
	const db = new DatabaseSync(':memory:');
	db.exec(tables);
	const changes = createChanges(db);
	const fileOf = (path: string) => ({ path, size: 1, modified: 1, changed: 1, seen: 1 });
	const none = { apparatus: null, locators: null, lineCounts: null, speeches: null };
	for (const { id, path, key, metadata, error, length } of given) {
		const stored = { id, file: fileOf(path), hash, key, metadata: JSON.stringify(metadata) };
		const rest = { manner: JSON.stringify(manner), length, ...none };
		changes.putDocument({ ...stored, ...rest, error: error === undefined ? null : JSON.stringify(error) });
	}
	for (const { path, ...content } of bibliographies) changes.putBibliography(fileOf(path), hash, content);
	const store = createStore(db);
	const contents = store.contents();
	const pool = createSourcePool();
	const catalogue = buildCatalogue(contents.documents, contents.bibliographies, contents.ties, pool);
	const entrySource = (key: string) => {
		const found = store.entries.entry(key);
		if (found === undefined) return undefined;
		const [document] = store.entries.documentsOf(found.id).flatMap((id) => catalogue.sourceOf.get(id) ?? []);
		return sourceOfEntry(found, document, pool);
	};
	return { ...catalogue, entrySource };
}

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

	it('are called what a bibliography calls them, which somebody has looked after', () => {
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
				['mill1859', '/p/s/liberty.txt', 'On Liberty', 'J. S. Mill', '1859', undefined],
				['walden', '/p/s/walden.txt', 'Walden; or, Life in the Woods', 'H. D. Thoreau', undefined, 'http://x.org'],
			],
		);
	});

	it('have the key of the entry that names their file, and answer to their own', () => {
		const { byKey, sources } = build(
			[document('/p/s/x.txt', { id: 'own' })],
			[bibliography([entry('theirs', { files: ['s/x.txt'] })])],
		);
		assert.equal(sources.length, 1);
		assert.equal(byKey.get('theirs'), byKey.get('own'));
		assert.equal(byKey.get('own')?.key, 'theirs');
	});

	it('do not include works of which there is no document, which are known all the same', () => {
		const { sources, entrySource } = build(
			[],
			[bibliography([entry('plato', { title: 'Republic', files: ['s/none.txt'], aliases: ['platon'] })])],
		);
		assert.deepEqual(sources, []);
		assert.equal(entrySource('platon'), entrySource('plato'));
		assert.equal(entrySource('aristotle'), undefined);
		assert.deepEqual(
			{ ...entrySource('plato') },
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
	});

	it('are the best of the files that an entry names; the others are told of as nobody’s rivals', () => {
		const files = ['s/snapshot.html', 's/notes.md', 's/broken.epub', 's/paper.pdf', 's/movie.mp4'];
		const { byKey, problems } = build(
			[
				document('/p/s/broken.epub', {}, message('Broken.')),
				document('/p/s/notes.md'),
				document('/p/s/paper.pdf'),
				document('/p/s/snapshot.html'),
				document('/p/s/x.txt', { id: 'k' }),
			],
			[bibliography([entry('k', { files: files.filter((file) => readerFor(file) !== undefined) })])],
		);
		const [best] = ['/p/s/paper.pdf', '/p/s/notes.md', '/p/s/snapshot.html'].filter((path) => readerFor(path));
		assert.equal(byKey.get('k')?.path, best);
		assert.deepEqual(
			problems.filter(({ code }) => code === 'duplicate-key').map(({ path }) => path),
			[best, '/p/s/x.txt'],
		);
	});

	it('may be several entries’, each with its own name', () => {
		const works = ['one', 'two'].map((key) => entry(key, { title: `Chapter ${key}`, files: ['s/book.txt'] }));
		const { sources, byKey, entrySource } = build([document('/p/s/book.txt')], [bibliography(works)]);
		assert.deepEqual(sources, [byKey.get('one')]);
		const two = entrySource('two');
		assert.deepEqual([two?.key, two?.title, two?.path], ['two', 'Chapter two', '/p/s/book.txt']);
		assert.notEqual(two?.id, sources[0]?.id);
	});

	it('are of the first bibliography that knows them, by its path', () => {
		const { sources } = build(
			[document('/p/s/a.txt'), document('/p/s/b.txt')],
			[
				bibliography([entry('b', { title: 'Z' }), entry('z', { files: ['s/a.txt'] })], [], '/p/z.bib'),
				bibliography([entry('a', { title: 'A', files: ['s/a.txt'] }), entry('b', { title: 'B' })], [], '/p/a.bib'),
			],
		);
		assert.deepEqual(
			sources.map(({ title }) => title),
			['A', 'B'],
		);
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
		const { problems } = buildCatalogue(documents, [], new Map(), createSourcePool());
		assert.equal(problems.length, 3000);
		for (const { path, related, message } of problems) {
			assert.equal(related.length, 20);
			assert.ok(!related.includes(path));
			assert.match(message, /2999 other sources/);
		}
	});

	it('leave out what could not be read, and say why', () => {
		const span = { start: 1, end: 2 };
		const noKey = { span, message: message('No key in {0}.', '@book') };
		const { sources, problems } = build([document('/p/s/a.txt', {}, message('Binary.'))], [bibliography([], [noKey])]);
		assert.deepEqual(sources, []);
		assert.deepEqual(problems, [
			{ code: 'unreadable-source', path: '/p/s/a.txt', span: undefined, message: 'Binary.', related: [] },
			{ code: 'malformed-bibliography', path: '/p/works.bib', span, message: 'No key in @book.', related: [] },
		]);
	});

	it('stay the same objects while nothing about them changes, and keep their number when something does', () => {
		const pool = createSourcePool();
		const [first] = buildCatalogue([document('/p/a.txt')], [], new Map(), pool).sources;
		assert.equal(buildCatalogue([document('/p/a.txt')], [], new Map(), pool).sources[0], first);
		buildCatalogue([], [], new Map(), pool);
		const [changed] = buildCatalogue([{ ...document('/p/a.txt'), hash: 'other' }], [], new Map(), pool).sources;
		assert.notEqual(changed, first);
		assert.equal(changed?.id, first?.id);
	});
});
