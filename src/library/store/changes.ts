import type { DatabaseSync } from 'node:sqlite';
import type { BibliographyContent } from '../sync/read-file.ts';
import { transact } from './database.ts';
import { columnsOf, toKnownFile, toSegment } from './rows.ts';
import type { FileState, KnownFile, StoredSegment } from './stored.ts';
import { cutIntoChunks } from './text-chunks.ts';

/** What is stored of a document. */
export interface DocumentRow {
	readonly id: number;
	readonly file: FileState;
	readonly hash: string;
	readonly metadata: string;
	readonly manner: string | null;
	readonly text: string;
	readonly error: string | null;
	/** Blobs as `columns.ts` writes them. */
	readonly apparatus: Uint8Array | null;
	readonly locators: Uint8Array | null;
	readonly lineCounts: Uint8Array | null;
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
		place: db.prepare('SELECT id, first_text, texts FROM document WHERE path = ?'),
		live: db.prepare('SELECT id FROM document'),
		putDocument: db.prepare(
			`INSERT INTO document (id, ${columns}, metadata, manner, length, error, first_text, texts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		),
		putMarkings: db.prepare('INSERT INTO markings VALUES (?, ?, ?, ?)'),
		putText: db.prepare('INSERT INTO text (start, text) VALUES (?, ?)'),
		putBibliography: db.prepare('INSERT OR REPLACE INTO bibliography VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
		touch: ['document', 'bibliography'].map((table) => db.prepare(`UPDATE ${table} SET ${state} WHERE path = ?`)),
		removeTexts: db.prepare('DELETE FROM text WHERE id >= ? AND id < ?'),
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
		const { id, first_text: first, texts } = prepared.place.get(path) ?? {};
		if (id === undefined) return prepared.removeBibliography.run(path).changes !== 0;
		prepared.removeTexts.run(Number(first), Number(first) + Number(texts));
		prepared.removeMarkings.run(Number(id));
		prepared.removeDocument.run(Number(id));
		return true;
	};
	return {
		transaction: (work) => transact(db, work),
		reserve: (count) => Number(prepared.reserve.get(count)?.id) - count,
		fileAt,
		liveDocuments: () => new Set(prepared.live.all().map(({ id }) => Number(id))),
		putDocument({ id, file, hash, metadata, manner, text, error, apparatus, locators, lineCounts }) {
			removeAt(file.path);
			let first = 0;
			let texts = 0;
			for (const chunk of cutIntoChunks(text)) {
				const { lastInsertRowid } = prepared.putText.run(chunk.start, chunk.text);
				if (texts++ === 0) first = Number(lastInsertRowid);
			}
			const columns = [id, ...columnsOf(file), hash, metadata, manner, text.length, error, first, texts];
			prepared.putDocument.run(...columns);
			if (error === null) prepared.putMarkings.run(id, apparatus, locators, lineCounts);
		},
		putBibliography(file, hash, { entries, problems }) {
			removeAt(file.path);
			prepared.putBibliography.run(...columnsOf(file), hash, JSON.stringify(entries), JSON.stringify(problems));
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
