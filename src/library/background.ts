import { openSearchIndex, type RankedPassage } from './search/search-index.ts';
import { DamagedSegment } from './segments/damaged-segment.ts';
import { messageOf } from './store/sqlite-errors.ts';
import type { StoredTexts } from './stored-texts.ts';
import { createStopFlag, raise } from './sync/jobs.ts';
import { createWorkerPool, type WorkerPool } from './sync/worker-pool.ts';

/** What goes on beside answering in one cache folder: threads that read and merge, and the index for searching. */
export interface Background {
	readonly pool: WorkerPool;
	search(words: string, limit: number, documents?: ReadonlySet<number>): readonly RankedPassage[];
	/** The sources are in step with the files: what was put off until then begins. */
	resume(merging: boolean): void;
	/** Takes segments out of the list, soon. */
	dropSegments(files: readonly string[]): void;
	/** Resolves when what was read can be searched. Throws only `DamagedSegment`, where sources have to be read again before. */
	searchable(): Promise<void>;
	/** Resolves when nothing goes on; never rejects. */
	settled(): Promise<void>;
	/** Ends all that goes on. */
	end(): Promise<void>;
}

export interface BackgroundOptions {
	/** The cache's. */
	readonly folder: string;
	readonly texts: StoredTexts;
	readonly lengthOf: (document: number) => number | undefined;
	readonly log: (line: string) => void;
	/** Told when segments were merged or dropped. */
	readonly changed: () => void;
}

/** Milliseconds after a sync. Whatever waited for it comes first, and a command is done by then. */
const patience = { searching: 200, tidying: 1000 };

export function createBackground({ folder, texts, lengthOf, log, changed }: BackgroundOptions): Background {
	const pool = createWorkerPool(folder);
	const search = openSearchIndex({
		folder,
		log,
		damaged: (segments) => void dropSegments(segments).then(changed),
		texts: {
			text(document) {
				const length = lengthOf(document);
				return length === undefined ? undefined : texts.text(document, length);
			},
		},
	});
	const stop = createStopFlag();
	const ending = new AbortController();
	const working = new Set<Promise<void>>();
	let merging = false;
	let searching: Promise<void> = Promise.resolve();
	let dropping: Promise<void> = Promise.resolve();
	let tidying: NodeJS.Timeout | undefined;
	let waiting: NodeJS.Timeout | undefined;
	const begin = (what: string, work: () => Promise<unknown>) => {
		const done: Promise<void> = work()
			.catch((error: unknown) => {
				if (!ending.signal.aborted) log(`${what} failed (${messageOf(error)}).`);
			})
			.then(() => void working.delete(done));
		working.add(done);
		return done;
	};
	const dropSegments = (files: readonly string[]) => {
		dropping = begin('Dropping damaged segments', async () => {
			for (const reader of pool.readers(1)) await reader.run({ kind: 'drop-segments', files });
		});
		return dropping;
	};
	const startSearching = () => {
		if (waiting === undefined) return;
		clearTimeout(waiting);
		waiting = undefined;
		const updating = search.update({ signal: ending.signal });
		void begin('Indexing for searches', () => updating);
		searching = updating.catch((error: unknown) => {
			if (error instanceof DamagedSegment) throw error;
		});
		// Mostly nobody waits.
		searching.catch(() => {});
	};
	return {
		pool,
		search: search.search,
		resume(wanted) {
			clearTimeout(waiting);
			waiting = setTimeout(startSearching, patience.searching).unref();
			if (wanted && !merging) {
				merging = true;
				void begin('Merging', () => pool.merger().run({ kind: 'merge', stop }, changed)).then(() => {
					merging = false;
				});
			}
			// A thread that has started by then reads the first changed file at once.
			tidying ??= setTimeout(() => {
				void begin('Tidying up', async () => {
					for (const reader of pool.readers(1)) await reader.run({ kind: 'sweep' });
				});
			}, patience.tidying).unref();
		},
		dropSegments: (files) => void dropSegments(files),
		searchable() {
			startSearching();
			return searching;
		},
		async settled() {
			startSearching();
			while (working.size > 0) await Promise.all(working);
			await search.settled();
		},
		async end() {
			clearTimeout(tidying);
			clearTimeout(waiting);
			raise(stop);
			ending.abort(new Error('The library was closed.'));
			await search.close();
			// Else a command would meet the same damage every time.
			await dropping;
			await pool.end();
			await Promise.all(working);
		},
	};
}
