import type { DatabaseSync } from 'node:sqlite';
import type { Span } from '../../text/span.ts';
import type { BibliographyContent } from '../sync/read-file.ts';
import { transact } from './database.ts';
import { attachmentsOf, searchedOf } from './entries.ts';
import { columnsOf, toKnownFile, toSegment } from './rows.ts';
import type { FileState, KnownFile, StoredSegment } from './stored.ts';

/** What is stored of a document, besides its text and its words, which are in a segment. */
export interface DocumentRow {
	readonly id: number;
	readonly file: FileState;
	readonly hash: string;
	readonly key: string;
	readonly metadata: string;
	readonly manner: string | null;
	/** Of the text, in UTF-16 code units. */
	readonly length: number;
	readonly error: string | null;
	/** Blobs as `columns.ts` writes them. */
	readonly apparatus: Uint8Array | null;
	readonly locators: Uint8Array | null;
	readonly lineCounts: Uint8Array | null;
	readonly speeches: Uint8Array | null;
}

/** A file that an entry names. */
export interface Attachment {
	readonly path: string;
	readonly entry: number;
	readonly key: string;
	/** The bibliography's path, and where in it the entry stands. */
	readonly bibliography: string;
	readonly span: Span;
}

/** Changes of the cache, for the thread that makes them. All but `reserve` belong into a `transaction`. */
export interface Changes {
	/** Takes the write lock first. */
	transaction<T>(work: () => T): T;
	/** The first of so many document ids that no one else will use. */
	reserve(count: number): number;
	fileAt(path: string): KnownFile | undefined;
	liveDocuments(): Set<number>;
	/** In place of what was stored for the path. */
	putDocument(row: DocumentRow): void;
	putBibliography(file: FileState, hash: string, content: BibliographyContent): void;
	/** The files that entries name, each with the bibliography and the place of the first entry that does, in their order. */
	attachments(): Iterable<Attachment>;
	/** The file was looked at again, and its bytes are the same. */
	touch(file: FileState): void;
	/** Answers how many there were. */
	remove(paths: readonly string[]): number;
	segments(): StoredSegment[];
	putSegment(file: string, bytes: number): void;
	removeSegments(files: readonly string[]): void;
}

export function createChanges(db: DatabaseSync): Changes {
	const state = 'size = ?, modified = ?, changed = ?, seen = ?';
	const columns = 'path, size, modified, changed, seen, hash';
	const prepared = {
		reserve: db.prepare('UPDATE next_document SET id = id + ? RETURNING id'),
		document: db.prepare(`SELECT id, length > 0 AND error IS NULL AS indexed, ${columns} FROM document WHERE path = ?`),
		bibliography: db.prepare(`SELECT 0 AS id, 0 AS indexed, ${columns} FROM bibliography WHERE path = ?`),
		place: db.prepare('SELECT id FROM document WHERE path = ?'),
		live: db.prepare('SELECT id FROM document'),
		putDocument: db.prepare(
			`INSERT INTO document (id, ${columns}, key, metadata, manner, length, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		),
		putMarkings: db.prepare('INSERT INTO markings VALUES (?, ?, ?, ?, ?)'),
		putBibliography: db.prepare(
			`INSERT INTO bibliography (${columns}, problems, first_entry, entries) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0) RETURNING id`,
		),
		putEntry: db.prepare(
			'INSERT INTO entry (bibliography, key, title, author, date, url, start, end, searched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
		),
		putAlias: db.prepare('INSERT INTO alias VALUES (?, ?)'),
		putAttachment: db.prepare('INSERT INTO attachment VALUES (?, ?, ?)'),
		placeEntries: db.prepare('UPDATE bibliography SET first_entry = ?, entries = ? WHERE id = ?'),
		entriesOf: db.prepare('SELECT first_entry, entries FROM bibliography WHERE path = ?'),
		removeEntries: ['entry WHERE id', 'alias WHERE entry', 'attachment WHERE entry'].map((which) =>
			db.prepare(`DELETE FROM ${which} >= ? AND ${which.split(' ').at(-1)} < ?`),
		),
		attachments: db.prepare(`
			SELECT attachment.path AS path, entry.id AS entry, start, end, entry.key AS key, bibliography.path AS bibliography
			FROM attachment JOIN entry ON entry.id = attachment.entry JOIN bibliography ON bibliography.id = entry.bibliography
			ORDER BY attachment.entry, attachment.rank`),
		touch: ['document', 'bibliography'].map((table) => db.prepare(`UPDATE ${table} SET ${state} WHERE path = ?`)),
		removeMarkings: db.prepare('DELETE FROM markings WHERE document = ?'),
		removeDocument: db.prepare('DELETE FROM document WHERE id = ?'),
		removeBibliography: db.prepare('DELETE FROM bibliography WHERE path = ?'),
		segments: db.prepare('SELECT file, bytes FROM segment ORDER BY rowid'),
		putSegment: db.prepare('INSERT INTO segment (file, bytes) VALUES (?, ?)'),
		removeSegment: db.prepare('DELETE FROM segment WHERE file = ?'),
	};
	const fileAt = (path: string): KnownFile | undefined => {
		const row = prepared.document.get(path) ?? prepared.bibliography.get(path);
		return row && toKnownFile(row);
	};
	const removeAt = (path: string): boolean => {
		const { id } = prepared.place.get(path) ?? {};
		if (id === undefined) return removeBibliography(path);
		prepared.removeMarkings.run(Number(id));
		prepared.removeDocument.run(Number(id));
		return true;
	};
	const removeBibliography = (path: string): boolean => {
		const place = prepared.entriesOf.get(path);
		if (place === undefined) return false;
		const first = Number(place.first_entry);
		for (const statement of prepared.removeEntries) statement.run(first, first + Number(place.entries));
		return prepared.removeBibliography.run(path).changes !== 0;
	};
	return {
		transaction: (work) => transact(db, work),
		reserve: (count) => Number(prepared.reserve.get(count)?.id) - count,
		fileAt,
		liveDocuments: () => new Set(prepared.live.all().map(({ id }) => Number(id))),
		putDocument({ id, file, hash, key, metadata, manner, length, error, apparatus, locators, lineCounts, speeches }) {
			removeAt(file.path);
			prepared.putDocument.run(id, ...columnsOf(file), hash, key, metadata, manner, length, error);
			if (error === null) prepared.putMarkings.run(id, apparatus, locators, lineCounts, speeches);
		},
		putBibliography(file, hash, { entries, problems }) {
			removeAt(file.path);
			const row = prepared.putBibliography.get(...columnsOf(file), hash, JSON.stringify(problems));
			const bibliography = Number(row?.id);
			let first = 0;
			for (const [i, entry] of entries.entries()) {
				const { key, title = null, author = null, date = null, url = null, span } = entry;
				const put = [bibliography, key, title, author, date, url, span.start, span.end, searchedOf(entry)];
				const id = Number(prepared.putEntry.run(...put).lastInsertRowid);
				if (i === 0) first = id;
				for (const alias of entry.aliases) prepared.putAlias.run(id, alias);
				for (const { rank, path } of attachmentsOf(entry.files, file.path)) prepared.putAttachment.run(id, rank, path);
			}
			prepared.placeEntries.run(first, entries.length, bibliography);
		},
		*attachments() {
			for (const row of prepared.attachments.iterate()) {
				const { path, entry, start, end, key, bibliography } = row;
				yield {
					path: String(path),
					entry: Number(entry),
					span: { start: Number(start), end: Number(end) },
					key: String(key),
					bibliography: String(bibliography),
				};
			}
		},
		touch({ path, size, modified, changed, seen }) {
			for (const statement of prepared.touch) statement.run(size, modified, changed, seen, path);
		},
		remove: (paths) => paths.filter(removeAt).length,
		segments: () => prepared.segments.all().map(toSegment),
		putSegment: (file, bytes) => void prepared.putSegment.run(file, bytes),
		removeSegments(files) {
			for (const file of files) prepared.removeSegment.run(file);
		},
	};
}
