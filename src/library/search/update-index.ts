/**
 * Brings the search index in step with the library, in short transactions: whoever stops it loses no more than the
 * last one, and several processes may do it at once, as each asks within its transaction how far the others have come.
 * The newest document goes first: it is what the user has just changed.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { LongText } from '../../text/long-text.ts';
import type { Span } from '../../text/span.ts';
import { spansTouching } from '../store/columns.ts';
import { transact } from '../store/database.ts';
import { createStore } from '../store/store.ts';
import { createIndexChanges, type WantedText } from './index-changes.ts';

/** The texts of documents, for as long as nobody refreshes them. */
export interface IndexedTexts {
	/** Takes in what the library lists now. */
	refresh(): void;
	/** @param length of the whole; undefined: it is not there */
	text(document: number, length: number): LongText | undefined;
}

export interface UpdateRequest {
	readonly library: DatabaseSync;
	readonly texts: IndexedTexts;
	readonly search: DatabaseSync;
	readonly fullText: boolean;
	shouldStop(): boolean;
	/** In UTF-16 code units. */
	onProgress(done: number, total: number): void;
	/** All is indexed; what follows only makes searching faster. */
	onIndexed(): void;
}

/** Milliseconds of one transaction, about. */
const longestTransaction = 400;
/** Pages that one transaction merges. */
const mergedAtOnce = 64;

interface Missing {
	readonly document: number;
	readonly hash: string;
	readonly length: number;
	indexed: number;
}

/** Answers when nothing is left to do, or it was told to stop. */
export function updateIndex(request: UpdateRequest): void {
	const { library, texts, search, fullText, shouldStop, onProgress, onIndexed } = request;
	const changes = createIndexChanges(search, fullText);
	const readText = createTextReader(library, texts);
	const findWork = createWorkFinder(library, search, texts);
	const version = library.prepare('PRAGMA data_version');
	const versionNow = () => Number(version.get()?.data_version);
	let known = Number.NaN;
	/** Of one moment: a segment that is merged away meanwhile could not be opened any more. */
	const workNow = () => {
		for (;;) {
			known = versionNow();
			texts.refresh();
			const work = findWork();
			if (known === versionNow()) return work;
		}
	};

	let { missing, dead } = workNow();
	let done = 0;
	const total = () => missing.reduce((sum, { length, indexed }) => sum + length - indexed, done);
	while (!shouldStop() && (missing.length > 0 || dead.length > 0)) {
		onProgress(done, total());
		const started = performance.now();
		// What is said of a text that is replaced meanwhile is read to the end as it was.
		library.exec('BEGIN');
		try {
			transact(search, () => {
				while (!shouldStop() && performance.now() - started < longestTransaction) {
					const next = missing.at(-1);
					if (next !== undefined) {
						const wanted = readText(next);
						const end = wanted === undefined ? next.length : changes.indexStretch(wanted);
						done += end - next.indexed;
						next.indexed = end;
						if (end >= next.length) missing.pop();
					} else {
						const gone = dead.at(-1);
						if (gone === undefined) break;
						if (changes.dropSome(gone)) dead.pop();
					}
				}
			});
		} finally {
			// Whoever makes a damaged index anew reads on with the same connection.
			library.exec('COMMIT');
		}
		if (versionNow() !== known || (missing.length === 0 && dead.length === 0)) ({ missing, dead } = workNow());
	}
	onProgress(done, total());
	if (shouldStop()) return;
	onIndexed();
	if (fullText) merge(search, shouldStop);
}

/** Finds what is to be done; of what has no text now, its sources being read again, it is not the time. */
function createWorkFinder(library: DatabaseSync, search: DatabaseSync, texts: IndexedTexts) {
	const live = library.prepare('SELECT id, hash, length FROM document WHERE length > 0 ORDER BY id');
	const indexed = search.prepare('SELECT id, hash, indexed FROM document');
	return (): { missing: Missing[]; dead: number[] } => {
		const there = new Map(indexed.all().map((row) => [Number(row.id), row]));
		const missing: Missing[] = [];
		for (const { id, hash, length } of live.all()) {
			const document = Number(id);
			const state = there.get(document);
			const done = state !== undefined && state.hash === hash ? Number(state.indexed) : 0;
			const isThere = texts.text(document, Number(length)) !== undefined;
			if (isThere && done < Number(length)) {
				missing.push({ document, hash: String(hash), length: Number(length), indexed: done });
			}
			there.delete(document);
		}
		return { missing, dead: [...there.keys()] };
	};
}

/** Undefined: no longer there. */
function createTextReader(library: DatabaseSync, texts: IndexedTexts): (missing: Missing) => WantedText | undefined {
	const store = createStore(library);
	let wanted: WantedText | undefined;
	return ({ document, hash, length }) => {
		if (!store.isLive(document)) return undefined;
		if (wanted?.document === document && wanted.hash === hash) return wanted;
		const markings = store.apparatus(document) ?? new Uint32Array();
		const text = texts.text(document, length);
		if (text === undefined) return undefined;
		const apparatus = (span: Span) => spansTouching(markings, span);
		wanted = { document, hash, text, apparatus };
		return wanted;
	};
}

/** Makes few parts of the index of many, which are searched faster. */
function merge(search: DatabaseSync, shouldStop: () => boolean): void {
	const merging = search.prepare(`INSERT INTO word (word, rank) VALUES ('merge', ${mergedAtOnce})`);
	const changes = search.prepare('SELECT total_changes() AS count');
	const count = () => Number(changes.get()?.count);
	while (!shouldStop()) {
		const before = count();
		merging.run();
		// FTS5 says in this way that there was nothing to merge.
		if (count() - before < 2) return;
	}
}
