import type { DatabaseSync } from 'node:sqlite';
import { toLocators, toNumbers, toSpeeches } from './columns.ts';
import { createEntryQuestions, type EntryQuestions } from './entry-questions.ts';
import { toBibliography, toDocument, toKnownFile, toSegment } from './rows.ts';
import { messageOf, UnreadableRow } from './sqlite-errors.ts';
import type { KnownFile, Markings, StoredBibliography, StoredDocument, StoredSegment, Tie } from './stored.ts';

/** Questions to the cache; nothing here writes. Everything may throw SQLite's errors and `UnreadableRow`. */
export interface Store {
	/** Grows when another connection, of this process or another, has changed something. */
	version(): number;
	contents(): StoreContents;
	readonly entries: EntryQuestions;
	/** No document was ever stored, or none is left. */
	isEmpty(): boolean;
	isLive(document: number): boolean;
	/** Whether all of these are live. */
	areLive(documents: Iterable<number>): boolean;
	/** Documents and bibliographies. */
	files(): KnownFile[];
	fileAt(path: string): KnownFile | undefined;
	/** Whether there are files in a folder of that name. */
	hasFolder(path: string): boolean;
	segments(): StoredSegment[];
	/** Of the markings, the apparatus alone, which is asked for much oftener; undefined: replaced or removed since. */
	apparatus(document: number): Uint32Array | undefined;
	/** Undefined: replaced or removed since. */
	markings(document: number): Markings | undefined;
}

export interface StoreContents {
	/** In the order of their paths. */
	readonly documents: readonly StoredDocument[];
	/** Of documents by their id: the entries that they are of. */
	readonly ties: ReadonlyMap<number, Tie>;
	/** In the order of their paths. */
	readonly bibliographies: readonly StoredBibliography[];
	readonly segments: readonly StoredSegment[];
}

/** The ties of more are found faster all at once. */
const fewDocuments = 500;

export function createStore(db: DatabaseSync): Store {
	const state = 'path, size, modified, changed, seen, hash';
	const document = 'id, path, hash, key, metadata, manner, length, error';
	const files = `SELECT id, length > 0 AND error IS NULL AS indexed, ${state} FROM document
		UNION ALL SELECT 0, 0, ${state} FROM bibliography`;
	const select = {
		version: db.prepare('PRAGMA data_version'),
		// One row is told faster than ten thousand.
		ids: db.prepare('SELECT json_group_array(id) AS ids FROM (SELECT id FROM document ORDER BY path)'),
		documents: db.prepare(`SELECT ${document} FROM document`),
		document: db.prepare(`SELECT ${document} FROM document WHERE id = ?`),
		first: db.prepare('SELECT 1 FROM document LIMIT 1'),
		isLive: db.prepare('SELECT 1 FROM document WHERE id = ?'),
		bibliographies: db.prepare('SELECT id FROM bibliography ORDER BY path'),
		bibliography: db.prepare('SELECT id, path, problems FROM bibliography WHERE id = ?'),
		segments: db.prepare('SELECT file, bytes FROM segment ORDER BY rowid'),
		files: db.prepare(files),
		file: db.prepare(`SELECT * FROM (${files}) WHERE path = ?`),
		folder: db.prepare(`SELECT 1 FROM (${files}) WHERE path >= ? AND path < ? LIMIT 1`),
		apparatus: db.prepare('SELECT apparatus FROM markings WHERE document = ?'),
		markings: db.prepare('SELECT locators, lines, speeches FROM markings WHERE document = ?'),
	};
	const ids = (): number[] => JSON.parse(String(select.ids.get()?.ids ?? '[]'));
	const segments = () => select.segments.all().map(toSegment);
	// What was read once does not change under its id, and most of it is the same the next time.
	let documents = new Map<number, StoredDocument>();
	/** Whose ties were looked for. */
	let tied: ReadonlySet<number> = new Set();
	let bibliographies = new Map<number, StoredBibliography>();
	let ties: ReadonlyMap<number, Tie> = new Map();
	const entries = createEntryQuestions(db);
	const tiesOf = (ids: readonly number[], isKnown: (id: number) => boolean): ReadonlyMap<number, Tie> => {
		const fresh = ids.filter((id) => !isKnown(id));
		if (fresh.length > fewDocuments) return entries.ties();
		const kept = ids.map((id) => [id, isKnown(id) ? ties.get(id) : entries.tie(id)] as const);
		return new Map(kept.filter((pair): pair is [number, Tie] => pair[1] !== undefined));
	};
	return {
		entries,
		version: () => Number(select.version.get()?.data_version),
		contents() {
			if (documents.size === 0) {
				for (const row of select.documents.iterate()) documents.set(Number(row.id), toDocument(row));
			}
			const now = ids().map((id) => documents.get(id) ?? toDocument(select.document.get(id) ?? {}));
			const works = select.bibliographies.all().map(({ id }) => {
				return bibliographies.get(Number(id)) ?? toBibliography(select.bibliography.get(Number(id)) ?? {});
			});
			const areSame = works.length === bibliographies.size && works.every(({ id }) => bibliographies.has(id));
			const before = tied;
			tied = new Set(now.map(({ id }) => id));
			ties = works.length === 0 ? new Map() : tiesOf([...tied], areSame ? (id) => before.has(id) : () => false);
			documents = new Map(now.map((document) => [document.id, document]));
			bibliographies = new Map(works.map((work) => [work.id, work]));
			return { documents: now, ties, bibliographies: works, segments: segments() };
		},
		isEmpty: () => select.first.get() === undefined,
		isLive: (document) => select.isLive.get(document) !== undefined,
		areLive(wanted) {
			const live = new Set(ids());
			for (const document of wanted) if (!live.has(document)) return false;
			return true;
		},
		files: () => select.files.all().map(toKnownFile),
		fileAt: (path) => {
			const row = select.file.get(path);
			return row && toKnownFile(row);
		},
		// Between the mark and the character after it is all that begins so.
		hasFolder: (path) => ['/0', '\\]'].some(([mark, next]) => select.folder.get(`${path}${mark}`, `${path}${next}`)),
		segments,
		apparatus: (document) => {
			const row = select.apparatus.get(document);
			return row && readable(() => toNumbers(row.apparatus));
		},
		markings: (document) => {
			const row = select.markings.get(document);
			return (
				row &&
				readable(() => {
					const speeches = toSpeeches(row.speeches);
					return { locators: toLocators(row.locators), speeches, lineCounts: toNumbers(row.lines) };
				})
			);
		},
	};
}

function readable<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw new UnreadableRow(messageOf(error));
	}
}
