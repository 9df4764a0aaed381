import type { DatabaseSync } from 'node:sqlite';
import type { Span } from '../text/span.ts';
import { openPassageWords, type WordQuery } from './passage-words.ts';
import {
	columnsOf,
	fromLocators,
	fromSpans,
	toBibliography,
	toDocument,
	toLocators,
	toPassage,
	toSegment,
	toSpans,
} from './rows.ts';
import type { Segment } from './segment.ts';
import type {
	FileState,
	IndexedDocument,
	Markings,
	StoredBibliography,
	StoredDocument,
	StoredPassage,
} from './stored.ts';

/** Queries and changes of the cache. Everything here may throw SQLite's errors and `UnreadableRow`. */
export interface Store {
	documents(): StoredDocument[];
	documentAt(path: string): StoredDocument | undefined;
	bibliographies(): StoredBibliography[];
	/** Undefined: replaced or removed since. */
	text(document: number): string | undefined;
	/** Undefined: replaced or removed since. */
	markings(document: number): Markings | undefined;
	/** Undefined: replaced or removed since. */
	segment(document: number): Segment | undefined;
	/** The best first, as far as can be told. */
	passages(query: WordQuery, limit: number): StoredPassage[];
	/** In place of what was stored for the path. */
	putDocument(file: FileState, hash: string, found: IndexedDocument | { readonly error: string }): void;
	putBibliography(bibliography: StoredBibliography): void;
	/** The file was looked at again, and its bytes are the same. */
	touch(file: FileState): void;
	remove(paths: readonly string[]): void;
	clear(): void;
}

/** @param fullText whether the database was made with FTS5 */
export function createStore(db: DatabaseSync, fullText: boolean): Store {
	const select = prepareSelects(db);
	const change = prepareChanges(db);
	const passageWords = openPassageWords(db, fullText);
	const removeDocument = (path: string) => {
		const id = Number(select.documentId.get(path)?.id ?? -1);
		if (id < 0) return;
		passageWords.removeOf(id);
		for (const statement of change.removals) statement.run(id);
	};
	return {
		documents: () => select.documents.all().map(toDocument),
		documentAt: (path) => {
			const row = select.document.get(path);
			return row && toDocument(row);
		},
		bibliographies: () => select.bibliographies.all().map(toBibliography),
		text: (document) => {
			const texts = select.texts.all(document);
			if (texts.length > 0) return texts.map(({ text }) => text).join('');
			return select.markings.get(document) && '';
		},
		markings: (document) => {
			const row = select.markings.get(document);
			return row && { apparatus: toSpans(row.apparatus), locators: toLocators(String(row.locators)) };
		},
		segment: (document) => {
			const row = select.segment.get(document);
			return row && toSegment(row);
		},
		passages: (query, limit) => passageWords.find(query, limit).map(toPassage),
		putDocument(file, hash, found) {
			transact(db, () => {
				removeDocument(file.path);
				const read = 'error' in found ? undefined : found;
				const { lastInsertRowid: id } = change.document.run(
					...columnsOf(file),
					hash,
					JSON.stringify(read?.metadata ?? {}),
					read?.text.length ?? 0,
					'error' in found ? found.error : null,
				);
				if (read === undefined) return;
				change.markings.run(id, fromSpans(read.apparatus), fromLocators(read.locators));
				change.segment.run(id, read.segment);
				const apparatusOf = createSpanWalk(read.apparatus);
				for (const { span, slice, words } of read.passages) {
					const { start, end } = span;
					const text = read.text.slice(slice.start, slice.end);
					const passage = change.passage.run(id, start, end, slice.start, text, fromSpans(apparatusOf(span)));
					passageWords.add(passage.lastInsertRowid, words);
				}
			});
		},
		putBibliography(bibliography) {
			const { hash, entries, problems } = bibliography;
			const columns = [...columnsOf(bibliography), hash, JSON.stringify(entries), JSON.stringify(problems)];
			transact(db, () => change.bibliography.run(...columns));
		},
		touch({ path, size, modified, changed, seen }) {
			transact(db, () => {
				for (const statement of change.touch) statement.run(size, modified, changed, seen, path);
			});
		},
		remove(paths) {
			transact(db, () => {
				for (const path of paths) {
					removeDocument(path);
					change.removeBibliography.run(path);
				}
			});
		},
		clear() {
			transact(db, () => {
				for (const table of ['document', 'markings', 'segment', 'passage', 'bibliography'])
					db.exec(`DELETE FROM ${table}`);
				passageWords.clear();
			});
		},
	};
}

function prepareSelects(db: DatabaseSync) {
	return {
		documents: db.prepare('SELECT * FROM document ORDER BY path'),
		document: db.prepare('SELECT * FROM document WHERE path = ?'),
		documentId: db.prepare('SELECT id FROM document WHERE path = ?'),
		bibliographies: db.prepare('SELECT * FROM bibliography ORDER BY path'),
		markings: db.prepare('SELECT apparatus, locators FROM markings WHERE document = ?'),
		texts: db.prepare('SELECT text FROM passage WHERE document = ? ORDER BY id'),
		segment: db.prepare('SELECT image FROM segment WHERE document = ?'),
	};
}

function prepareChanges(db: DatabaseSync) {
	const state = 'size = ?, modified = ?, changed = ?, seen = ?';
	return {
		document: db.prepare(
			'INSERT INTO document (path, size, modified, changed, seen, hash, metadata, length, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
		),
		markings: db.prepare('INSERT INTO markings VALUES (?, ?, ?)'),
		segment: db.prepare('INSERT INTO segment VALUES (?, ?)'),
		passage: db.prepare(
			'INSERT INTO passage (document, start, end, text_start, text, apparatus) VALUES (?, ?, ?, ?, ?, ?)',
		),
		bibliography: db.prepare('INSERT OR REPLACE INTO bibliography VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
		touch: ['document', 'bibliography'].map((table) => db.prepare(`UPDATE ${table} SET ${state} WHERE path = ?`)),
		removeBibliography: db.prepare('DELETE FROM bibliography WHERE path = ?'),
		removals: [
			db.prepare('DELETE FROM passage WHERE document = ?'),
			db.prepare('DELETE FROM segment WHERE document = ?'),
			db.prepare('DELETE FROM markings WHERE document = ?'),
			db.prepare('DELETE FROM document WHERE id = ?'),
		],
	};
}

/** Takes the write lock first, so that what is read within is what is changed. */
function transact(db: DatabaseSync, work: () => void): void {
	db.exec('BEGIN IMMEDIATE');
	try {
		work();
		db.exec('COMMIT');
	} catch (error) {
		try {
			db.exec('ROLLBACK');
		} catch {
			// On some errors SQLite has ended the transaction itself.
		}
		throw error;
	}
}

/** Answers, for spans asked for in order, which of `spans` (in order too) overlap them. */
function createSpanWalk(spans: readonly Span[]): (span: Span) => Span[] {
	let next = 0;
	return (span) => {
		while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
		const found: Span[] = [];
		for (let i = next; (spans[i]?.start ?? Number.POSITIVE_INFINITY) < span.end; i++) found.push(spans[i] as Span);
		return found;
	};
}
