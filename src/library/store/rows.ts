/** How what is stored is read from the columns of a table. */
import { messageOf, UnreadableRow } from './sqlite-errors.ts';
import type { FileState, KnownFile, StoredBibliography, StoredDocument, StoredEntry, StoredSegment } from './stored.ts';

export type Row = Record<string, unknown>;

export function columnsOf(file: FileState): [string, number, number, number, number] {
	const { path, size, modified, changed, seen } = file;
	return [path, size, modified, changed, seen];
}

export function toKnownFile(row: Row): KnownFile {
	return {
		path: String(row.path),
		size: Number(row.size),
		modified: Number(row.modified),
		changed: Number(row.changed),
		seen: Number(row.seen),
		role: row.id === 0 ? 'bibliography' : 'document',
		id: Number(row.id),
		hash: String(row.hash),
		indexed: Number(row.indexed) > 0,
	};
}

export function toDocument(row: Row): StoredDocument {
	return {
		id: Number(row.id),
		path: String(row.path),
		hash: String(row.hash),
		key: String(row.key),
		metadata: parse(row.metadata),
		manner: row.manner === null ? undefined : parse(row.manner),
		length: Number(row.length),
		error: row.error === null ? undefined : parse(row.error),
	};
}

export function toBibliography(row: Row): StoredBibliography {
	return {
		id: Number(row.id),
		path: String(row.path),
		problems: parse(row.problems),
	};
}

export function toEntry({ id, key, title, author, date, url }: Row): StoredEntry {
	const text = (value: unknown) => (value === null || value === undefined ? undefined : String(value));
	return {
		id: Number(id),
		key: String(key),
		title: text(title),
		author: text(author),
		date: text(date),
		url: text(url),
	};
}

export function toSegment(row: Row): StoredSegment {
	return { file: String(row.file), bytes: Number(row.bytes) };
}

// biome-ignore lint/suspicious/noExplicitAny: what this program wrote is of the type it wrote
function parse(json: unknown): any {
	try {
		return JSON.parse(String(json));
	} catch (error) {
		throw new UnreadableRow(messageOf(error));
	}
}
