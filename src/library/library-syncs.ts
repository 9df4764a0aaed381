/**
 * Bringing the library in step with the files, one sync after another; a cache that cannot be used on the way is made
 * anew, if need be in another place.
 */
import * as l10n from '@vscode/l10n';
import { type Background, createBackground } from './background.ts';
import type { KnownLibrary } from './known-library.ts';
import type { LibraryProblem, SyncOptions, SyncResult } from './library.ts';
import type { SourceFolder } from './source-folder.ts';
import type { Cache, Fault } from './store/cache.ts';
import { isFull, isUnusable, messageOf } from './store/sqlite-errors.ts';
import { planMerge, sizesOf } from './sync/merge-plan.ts';
import { type FileChanges, syncFiles } from './sync/sync-files.ts';
import { untilAborted } from './until-aborted.ts';

export interface LibrarySyncs {
	/** What goes on beside answering; undefined where there is no place for a cache. */
	readonly background: Background | undefined;
	/** Throws what `signal` was aborted with. */
	sync(options: SyncOptions): Promise<SyncResult>;
	/** Throws the cache away. */
	rebuild(): Promise<void>;
	/** Resolves when no sync is under way; never rejects. */
	settled(): Promise<void>;
	/** Ends all that goes on. */
	close(): Promise<void>;
}

export interface LibrarySyncsOptions {
	readonly cache: Cache;
	readonly known: KnownLibrary;
	readonly projects: readonly SourceFolder[];
	readonly extraSources: readonly string[];
	/** Where the cache was to go. */
	readonly cacheDir: string;
	readonly log: (line: string) => void;
	/** Told that a part of the cache was found damaged that only a sync mends. */
	readonly damaged: () => void;
}

type SyncRequest = SyncOptions & { readonly signal: AbortSignal };

/** Milliseconds between two looks at what a first sync has stored so far. */
const lookPause = 1000;

export function createLibrarySyncs(options: LibrarySyncsOptions): LibrarySyncs {
	const { cache, known, projects, extraSources, cacheDir, log, damaged } = options;
	const closing = new AbortController();
	let syncs: Promise<unknown> = Promise.resolve();

	const begin = (): Background | undefined => {
		const { folder } = cache;
		if (folder === undefined) return undefined;
		const lengthOf = (document: number) => known.catalogue.sourceOf.get(document)?.length;
		return createBackground({ folder, texts: known.texts, lengthOf, log, changed });
	};
	/** A segment that a thread found damaged is listed no more, and nobody has met the damage who could tell. */
	const changed = () => {
		known.refresh();
		if (!closing.signal.aborted && known.lacksTexts()) damaged();
	};
	const renew = async (fault: Fault): Promise<void> => {
		await background?.end();
		closing.signal.throwIfAborted();
		known.forget();
		cache.renew(fault);
		background = begin();
		known.refresh();
	};
	const update = async (wanted: SyncRequest): Promise<FileChanges> => {
		// Made anew, it has to look at everything.
		let request = wanted;
		for (let attempt = 0; ; attempt++) {
			const fault = cache.fault();
			if (fault !== undefined) {
				await renew(fault);
				request = withoutPaths(request);
			}
			if (background === undefined) throw new Error(nowhere(cacheDir));
			try {
				const stored = showStored();
				const { damaged, has: hasWords } = known.segments;
				const parts = { cache, pool: background.pool, projects, extraSources, hasWords, damaged, stored, log };
				return await syncFiles(parts, request);
			} catch (error) {
				if (wanted.signal.aborted || !isUnusable(error) || attempt === 2) throw error;
				// What a full disk holds is good: it stays for when there is room again.
				const remedy = attempt === 0 && !isFull(error) ? 'empty' : 'move';
				await renew({ message: messageOf(error), remedy });
				request = withoutPaths(request);
			}
		}
	};
	/** What is told when something was stored: where nothing was known before, something is better. */
	const showStored = () => {
		const first = known.catalogue.documents.size === 0;
		let shown = performance.now();
		return () => {
			if (!first || performance.now() - shown < lookPause) return;
			known.refresh();
			shown = performance.now();
		};
	};
	const sync = async (wanted: SyncRequest): Promise<SyncResult> => {
		wanted.signal.throwIfAborted();
		const started = performance.now();
		known.refresh();
		const before = known.generation;
		known.show('replaced');
		try {
			const { read, removed, problems, complete } = await update(wanted);
			wanted.signal.throwIfAborted();
			const looked = new Set(wanted.paths);
			const isOver = ({ path, related }: LibraryProblem) =>
				looked.has(path) || related.some((file) => looked.has(file));
			known.filesFailed(problems, (problem) => !complete && !isOver(problem));
			known.show('all');
			known.refresh();
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			if (read + removed > 0) log(`Read ${read} and removed ${removed} files in ${seconds} s.`);
			const sizes = sizesOf(known.segments.all, known.catalogue.sourceOf);
			background?.resume(planMerge(sizes).length > 0);
			return { read, removed, changed: known.generation !== before };
		} finally {
			// After an abort, what was stored until then stays.
			known.show('all');
			known.refresh();
		}
	};
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const next = syncs.then(work);
		syncs = next.catch(() => {});
		return next;
	};

	let background = begin();
	return {
		get background() {
			return background;
		},
		sync(wanted) {
			const signal = wanted.signal ? AbortSignal.any([wanted.signal, closing.signal]) : closing.signal;
			// The threads come to rest a little after an abort; the next sync waits for that. What was stored counts at once.
			const done = inTurn(() => sync({ ...wanted, signal }));
			return untilAborted(done, signal, () => known.show('all'));
		},
		rebuild: () => inTurn(() => renew({ message: 'as was asked for', remedy: 'empty' })),
		async settled() {
			await syncs;
		},
		async close() {
			closing.abort(new Error('The library was closed.'));
			known.close();
			await background?.end();
		},
	};
}

function withoutPaths({ paths: _, ...request }: SyncRequest): SyncRequest {
	return request;
}

function nowhere(cacheDir: string): string {
	return l10n.t(
		'There is no place to keep an index of the sources: neither {0} nor the folder for temporary files can be written. Make one of them writable, and see that the disk is not full.',
		cacheDir,
	);
}
