import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { type Changes, createChanges, type DocumentRow } from '../../../src/library/store/changes.ts';
import { fromLocators, fromNumbers, fromSpeeches, spanColumn, toLocators } from '../../../src/library/store/columns.ts';
import { createStore, type Store } from '../../../src/library/store/store.ts';
import { tables } from '../../../src/library/store/tables.ts';
import { message } from '../../../src/text/message.ts';

describe('the store', () => {
	let store: Store;
	let changes: Changes;
	beforeEach(() => {
		const db = new DatabaseSync(':memory:');
		db.exec(tables);
		store = createStore(db);
		changes = createChanges(db);
	});

	const file = (path: string, seen = 1) => ({ path, size: 1, modified: 1, changed: 1, seen });
	const row = (path: string, text: string): DocumentRow => ({
		id: changes.reserve(1),
		file: file(path),
		hash: `hash of ${text.length}`,
		key: 'k',
		metadata: '{"title":"T"}',
		manner: '{"showsEmphasis":true,"language":"de"}',
		length: text.length,
		error: null,
		apparatus: fromNumbers(spanColumn([{ start: 2, end: 4 }])),
		locators: fromLocators([{ term: 'page', value: '3', span: { start: 0, end: 9 } }]),
		lineCounts: fromNumbers(Uint32Array.from([0])),
		speeches: fromSpeeches([{ speaker: 'Jane', span: { start: 0, end: 4 } }]),
	});
	const put = (path: string, text: string) => {
		const document = row(path, text);
		changes.transaction(() => changes.putDocument(document));
		return document.id;
	};

	it('gives back what was put', () => {
		const text = 'The text.';
		const id = put('/a.txt', text);
		const [document] = store.contents().documents;
		assert.deepEqual(document, {
			id,
			path: '/a.txt',
			hash: `hash of ${text.length}`,
			key: 'k',
			metadata: { title: 'T' },
			manner: { showsEmphasis: true, language: 'de' },
			length: text.length,
			error: undefined,
		});
		const locators = fromLocators([{ term: 'page', value: '3', span: { start: 0, end: 9 } }]);
		assert.deepEqual(store.markings(id), {
			locators: toLocators(locators),
			lineCounts: Uint32Array.from([0]),
			speeches: { head: Uint32Array.from([0, 0, 4]), speakers: ['Jane'] },
		});
		assert.deepEqual(store.apparatus(id), Uint32Array.from([2, 4]));
	});

	it('has nothing left of what was replaced, which keeps its id to itself', () => {
		const before = put('/a.txt', 'before '.repeat(3000));
		const other = put('/b.txt', 'another');
		const after = put('/a.txt', 'after');
		assert.equal(new Set([before, other, after]).size, 3);
		assert.deepEqual([store.isLive(before), store.isLive(other), store.isLive(after)], [false, true, true]);
		assert.equal(store.markings(before), undefined);
		assert.equal(store.apparatus(before), undefined);
		assert.equal(
			changes.transaction(() => changes.remove(['/a.txt', '/none.txt'])),
			1,
		);
		assert.ok(changes.reserve(1) > after);
	});

	it('keeps of a document that cannot be read only why', () => {
		const { id, ...rest } = row('/a.txt', '');
		changes.transaction(() =>
			changes.putDocument({ ...rest, id, manner: null, error: JSON.stringify(message('Binary.')) }),
		);
		assert.deepEqual(store.contents().documents[0]?.error, message('Binary.'));
		assert.equal(store.fileAt('/a.txt')?.indexed, false);
		assert.equal(store.markings(id), undefined);
	});

	it('knows files of both kinds by path, and folders', () => {
		put('/s/a.txt', 'text');
		changes.putBibliography(file('/w.bib'), 'h', {
			entries: [],
			problems: [{ span: undefined, message: message('No {0}.', 1) }],
		});
		assert.deepEqual(
			store.files().map(({ path, indexed }) => [path, indexed]),
			[
				['/s/a.txt', true],
				['/w.bib', false],
			],
		);
		changes.touch(file('/w.bib', 2));
		assert.equal(store.fileAt('/w.bib')?.seen, 2);
		assert.deepEqual(store.contents().bibliographies[0]?.problems[0]?.message, ['No {0}.', 1]);
		assert.deepEqual([store.hasFolder('/s'), store.hasFolder('/s/a.txt'), store.hasFolder('/')], [true, false, false]);
		put('/t/📚 notes.txt', 'A name that comes after all others.');
		assert.deepEqual([store.hasFolder('/t'), store.hasFolder('/t/📚')], [true, false]);
	});

	it('lists segments until they are removed', () => {
		changes.putSegment('one', 1);
		changes.putSegment('two', 2);
		changes.removeSegments(['one']);
		assert.deepEqual(store.contents().segments, [{ file: 'two', bytes: 2 }]);
	});
});
