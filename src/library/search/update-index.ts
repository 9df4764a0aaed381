/**
 * Brings the search index in step with the library, in short transactions: whoever stops it loses no more than the
 * last one, and several processes may do it at once, as each asks within its transaction how far the others have come.
 * The newest document goes first: it is what the user has just changed.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Span } from '../../text/span.ts';
import { spansTouching } from '../store/columns.ts';
import { transact } from '../store/database.ts';
import { createStore } from '../store/store.ts';
import { textOfChunks } from '../store/text-chunks.ts';
import { createIndexChanges, type WantedText } from './index-changes.ts';

export interface UpdateRequest {
	readonly library: DatabaseSync;
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
export function updateIndex({ library, search, fullText, shouldStop, onProgress, onIndexed }: UpdateRequest): void {
	const changes = createIndexChanges(search, fullText);
	const readText = createTextReader(library);
	const findWork = createWorkFinder(library, search);
	const version = library.prepare('PRAGMA data_version');
	const versionNow = () => Number(version.get()?.data_version);

	let known = versionNow();
	let { missing, dead } = findWork();
	let done = 0;
	const total = () => missing.reduce((sum, { length, indexed }) => sum + length - indexed, done);
	while (!shouldStop() && (missing.length > 0 || dead.length > 0)) {
		onProgress(done, total());
		const started = performance.now();
		// A text that is replaced meanwhile is read to the end as it was.
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
		const now = versionNow();
		if (now !== known || (missing.length === 0 && dead.length === 0)) {
			known = now;
			({ missing, dead } = findWork());
		}
	}
	onProgress(done, total());
	if (shouldStop()) return;
	onIndexed();
	if (fullText) merge(search, shouldStop);
}

function createWorkFinder(library: DatabaseSync, search: DatabaseSync) {
	const live = library.prepare('SELECT id, hash, length FROM document WHERE length > 0 ORDER BY id');
	const indexed = search.prepare('SELECT id, hash, indexed FROM document');
	return (): { missing: Missing[]; dead: number[] } => {
		const there = new Map(indexed.all().map((row) => [Number(row.id), row]));
		const missing: Missing[] = [];
		for (const { id, hash, length } of live.all()) {
			const document = Number(id);
			const state = there.get(document);
			const done = state !== undefined && state.hash === hash ? Number(state.indexed) : 0;
			if (done < Number(length)) missing.push({ document, hash: String(hash), length: Number(length), indexed: done });
			there.delete(document);
		}
		return { missing, dead: [...there.keys()] };
	};
}

/** Undefined: no longer there. */
function createTextReader(library: DatabaseSync): (missing: Missing) => WantedText | undefined {
	const store = createStore(library);
	let wanted: WantedText | undefined;
	return ({ document, hash, length }) => {
		if (!store.isLive(document)) return undefined;
		if (wanted?.document === document && wanted.hash === hash) return wanted;
		const markings = store.apparatus(document) ?? new Uint32Array();
		const text = textOfChunks(length, (number) => store.chunk(document, number));
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
