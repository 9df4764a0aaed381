/**
 * Questions about the entries of bibliographies. They stay in the database: tens of thousands would take the answering
 * thread tens of megabytes, and a tenth of a second whenever their file changes. Cost: 10 µs for a key; a search ends
 * when it has found enough, and 30 ms where it has to look through 70,000 entries for something rare.
 */
import type { DatabaseSync } from 'node:sqlite';
import { searchable } from './entries.ts';
import { type Row, toEntry } from './rows.ts';
import type { StoredEntry, Tie } from './stored.ts';

export interface EntryQuestions {
	/** The entry of that key, else the one that has it among its other keys; of several, the first by bibliography. */
	entry(key: string): StoredEntry | undefined;
	/** The documents that the entry names, the best first, be they readable or not. */
	documentsOf(entry: number): number[];
	/** Of each document the first entry that names it, else the one that has its key. */
	ties(): Map<number, Tie>;
	/** The same of one document. */
	tie(document: number): Tie | undefined;
	/** Whether an entry names the file. */
	isAttached(path: string): boolean;
	/** Of every entry, its key and others. */
	keys(): string[];
	/** Keys of entries that have what is typed in key, title or author, the best first. */
	find(typed: string, limit: number): string[];
}

export function createEntryQuestions(db: DatabaseSync): EntryQuestions {
	const entry = 'entry.id, entry.key, entry.title, entry.author, entry.date, entry.url';
	const inOrder = 'JOIN bibliography ON bibliography.id = entry.bibliography';
	const byFile = `SELECT document.id AS document, ${entry}, attachment.rank FROM document
		CROSS JOIN attachment ON attachment.path = document.path JOIN entry ON entry.id = attachment.entry ${inOrder}`;
	const byKey = `SELECT document.id AS document, ${entry}, NULL AS rank FROM document
		CROSS JOIN entry ON entry.key = document.key ${inOrder}`;
	const first = 'ORDER BY bibliography.path, entry.id';
	const select = {
		byKey: db.prepare(`SELECT ${entry} FROM entry ${inOrder} WHERE entry.key = ? ${first} LIMIT 1`),
		byAlias: db.prepare(
			`SELECT ${entry} FROM alias JOIN entry ON entry.id = alias.entry ${inOrder} WHERE alias.key = ? ${first} LIMIT 1`,
		),
		documents: db.prepare(
			'SELECT document.id AS id FROM attachment JOIN document ON document.path = attachment.path WHERE entry = ? ORDER BY rank',
		),
		ties: [`${byFile} ${first}`, `${byKey} ${first}`].map((sql) => db.prepare(sql)),
		tie: [byFile, byKey].map((sql) => db.prepare(`${sql} WHERE document.id = ? ${first} LIMIT 1`)),
		attached: db.prepare('SELECT 1 FROM attachment WHERE path = ? LIMIT 1'),
		keys: db.prepare(
			'SELECT json_group_array(key) AS keys FROM (SELECT key FROM entry UNION ALL SELECT key FROM alias)',
		),
		// The beginnings of keys, then of words, then whatever holds it.
		searches: [
			'SELECT id FROM entry WHERE searched >= ?1 AND searched < ?1 || char(1114111) LIMIT ?2',
			"SELECT id FROM entry WHERE instr(searched, ' ' || ?1) LIMIT ?2",
			'SELECT id FROM entry WHERE instr(searched, ?1) LIMIT ?2',
		].map((sql) => db.prepare(sql)),
		key: db.prepare('SELECT key FROM entry WHERE id = ?'),
	};
	const toTie = (row: Row): Tie => ({ entry: toEntry(row), rank: row.rank === null ? undefined : Number(row.rank) });
	return {
		entry(key) {
			const row = select.byKey.get(key) ?? select.byAlias.get(key);
			return row && toEntry(row);
		},
		documentsOf: (id) => select.documents.all(id).map((row) => Number(row.id)),
		ties() {
			const found = new Map<number, Tie>();
			for (const statement of select.ties) {
				for (const row of statement.iterate()) {
					const document = Number(row.document);
					if (!found.has(document)) found.set(document, toTie(row));
				}
			}
			return found;
		},
		tie(document) {
			const row = select.tie[0]?.get(document) ?? select.tie[1]?.get(document);
			return row && toTie(row);
		},
		isAttached: (path) => select.attached.get(path) !== undefined,
		keys: () => JSON.parse(String(select.keys.get()?.keys ?? '[]')),
		find(typed, limit) {
			const found = new Set<number>();
			for (const search of select.searches) {
				if (found.size >= limit) break;
				for (const { id } of search.iterate(searchable(typed), limit)) found.add(Number(id));
			}
			return [...found].slice(0, limit).map((id) => String(select.key.get(id)?.key));
		},
	};
}
