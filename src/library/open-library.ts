import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { detached } from '../text/detached.ts';
import { type Background, createBackground } from './background.ts';
import {
	buildCatalogue,
	type Catalogue,
	createSourcePool,
	emptyCatalogue,
	isSame,
	pathKey,
	sourceOfEntry,
} from './catalogue.ts';
import {
	type Library,
	type LibraryProblem,
	type SearchHit,
	type Source,
	type SyncOptions,
	type SyncResult,
	wordedProblem,
} from './library.ts';
import { locatorAt } from './locator-at.ts';
import { createOpenSegments } from './open-segments.ts';
import { createScannedBlocks } from './scanned-blocks.ts';
import type { SourceFolder } from './source-folder.ts';
import { type Fault, openCache } from './store/cache.ts';
import { segmentsIn } from './store/cache-folder.ts';
import { cacheSizes } from './store/cache-sizes.ts';
import { locatorsTouching, placeNamed, speakerAt } from './store/columns.ts';
import { isFull, isUnusable, messageOf } from './store/sqlite-errors.ts';
import type { Store } from './store/store.ts';
import type { Markings } from './store/stored.ts';
import { createStoredTexts } from './stored-texts.ts';
import { planMerge, sizesOf } from './sync/merge-plan.ts';
import { type FileChanges, syncFiles } from './sync/sync-files.ts';
import { untilAborted } from './until-aborted.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

export interface LibraryOptions {
	/** One for each folder of the workspace. */
	readonly projects: readonly SourceFolder[];
	/** Absolute paths of further folders or files; all supported files in them are sources. */
	readonly extraSources?: readonly string[];
	/** Where the cache goes; made if it is not there. */
	readonly cacheDir: string;
	/** Told one line at a time what someone looking for a fault wants to know. */
	readonly log: (line: string) => void;
	/** Told that a part of the cache was found damaged: the next `sync` of every file mends it. */
	readonly damaged?: () => void;
}

type SyncRequest = SyncOptions & { readonly signal: AbortSignal };

/** Of `blockLength` words, half a kilobyte each. */
const blocksKept = 8192;

/** Entries that were asked for. */
const entriesKept = 10_000;

/** Milliseconds between two looks at what a first sync has stored so far. */
const lookPause = 1000;

/**
 * The library of a workspace, with what the cache remembers of the last time; `sync` brings it up to date. Throws
 * nothing: a cache that cannot be used is made anew, if need be in another place.
 */
export function openLibrary(options: LibraryOptions): Library {
	const { projects, extraSources = [], cacheDir, log } = options;
	const tellDamaged = () => options.damaged?.();
	const cache = openCache(cacheDir, nameOf(projects, extraSources), log, tellDamaged);
	const texts = createStoredTexts(cache);
	const segments = createOpenSegments(log, () => {
		background?.dropSegments(segments.damaged);
		index = undefined;
		generation++;
		tellDamaged();
	});
	let scanned = createScannedBlocks(blocksKept);
	const pool = createSourcePool();
	const closing = new AbortController();
	let background: Background | undefined;
	let catalogue: Catalogue = emptyCatalogue;
	let index: WordIndex | undefined;
	/** What is known of keys that are no document's; null: nothing. */
	const entries = new Map<string, Source | null>();
	let keys: readonly string[] | undefined;
	let fileProblems: readonly LibraryProblem[] = [];
	let problems: readonly LibraryProblem[] = [];
	let generation = 1;
	/** Of the store, as it was last taken in, and as it was last looked at. */
	let version: number | undefined;
	let seen: number | undefined;
	/** The moment of the store that is known to be taken in. */
	let looked: number | undefined;
	let syncs: Promise<unknown> = Promise.resolve();
	/** Whether what a sync that is under way has added is shown before it is done. */
	let showing: 'all' | 'replaced' = 'all';

	const begin = () => {
		const { folder } = cache;
		if (folder === undefined) return undefined;
		const lengthOf = (document: number) => catalogue.sourceOf.get(document)?.length;
		return createBackground({ folder, texts, lengthOf, log, merged });
	};
	/** A segment that merging found damaged is listed no more, and nobody has met the damage who could tell. */
	const merged = () => {
		refresh();
		const isLost = (document: number) => !segments.has(document);
		if (!closing.signal.aborted && [...catalogue.sourceOf.keys()].some(isLost)) tellDamaged();
	};
	/** Takes in what the store holds now, if anything has changed. */
	const refresh = (): void => {
		if (closing.signal.aborted) return;
		cache.lookAgain();
		if (cache.ask((store) => store.version() !== version, false)) takeIn();
	};
	const takeIn = (): void =>
		cache.ask((store) => {
			version = seen = store.version();
			const contents = store.contents();
			const before = { catalogue, problems };
			catalogue = buildCatalogue(contents.documents, contents.bibliographies, contents.ties, pool);
			entries.clear();
			keys = undefined;
			problems = [...projects.flatMap((project) => project.problems), ...catalogue.problems, ...fileProblems];
			const { folder } = cache;
			segments.update(contents.segments, (file) => `${segmentsIn(folder ?? '')}/${file}`);
			index = undefined;
			if (!isSame(before, { catalogue, problems })) generation++;
		}, undefined);
	/** Before an answer: sees to it that what is known is of the moment that the store answers of. */
	const look = (): void => {
		if (closing.signal.aborted || (looked !== undefined && looked === cache.moment)) return;
		const isStale = cache.ask((store) => {
			const now = store.version();
			if (now === (showing === 'all' ? version : seen)) return false;
			if (showing === 'all' || !store.areLive(catalogue.sourceOf.keys())) return true;
			seen = now;
			return false;
		}, false);
		if (isStale) takeIn();
		looked = cache.moment;
	};
	const documentOf = (source: Source): number | undefined =>
		// Whoever holds a source of an earlier generation means the document as it is now.
		catalogue.documents.get(source) ?? catalogue.documents.get(byPath(source.path ?? '') ?? source);
	const byPath = (path: string) => catalogue.byPath.get(pathKey(path));
	const byKey = (key: string): Source | undefined => {
		const source = catalogue.byKey.get(key);
		if (source !== undefined || catalogue.bibliographies.length === 0) return source;
		let known = entries.get(key);
		if (known === undefined) {
			if (entries.size >= entriesKept) entries.clear();
			known = cache.ask((store) => ofEntry(store, key), undefined) ?? null;
			entries.set(detached(key), known);
		}
		return known ?? undefined;
	};
	const ofEntry = (store: Store, key: string): Source | undefined => {
		const entry = store.entries.entry(key);
		if (entry === undefined) return undefined;
		const [document] = store.entries.documentsOf(entry.id).flatMap((id) => catalogue.sourceOf.get(id) ?? []);
		return catalogue.byKey.get(entry.key) ?? sourceOfEntry(entry, document, pool);
	};
	const markingsOf = (source: Source): Markings | undefined => {
		look();
		const document = documentOf(source);
		return document === undefined ? undefined : texts.markings(document);
	};
	const text = (source: Source) => {
		look();
		const document = documentOf(source);
		return document === undefined ? '' : texts.text(document, catalogue.sourceOf.get(document)?.length ?? 0);
	};
	const apparatus: Library['apparatus'] = (source, span) => {
		look();
		const document = documentOf(source);
		return document === undefined ? [] : texts.apparatus(document, span);
	};
	const locatorOf = (source: Source, offset: number) => {
		const marked = markingsOf(source);
		return marked && locatorAt(locatorsTouching(marked.locators, { start: offset, end: offset + 1 }), offset);
	};
	const search: Library['search'] = (words, limit, sources): SearchHit[] => {
		look();
		const documents = sources && new Set(sources.flatMap((source) => documentOf(source) ?? []));
		const found = background?.search(words, limit, documents) ?? [];
		return found.flatMap(({ document, span, matches }) => {
			const source = catalogue.sourceOf.get(document);
			if (source === undefined) return [];
			const locator = locatorOf(source, matches[0]?.start ?? span.start);
			return [{ source, passage: span, matches, locator }];
		});
	};

	const renew = async (fault: Fault): Promise<void> => {
		await background?.end();
		closing.signal.throwIfAborted();
		segments.close();
		texts.forget();
		// Documents are numbered anew.
		scanned = createScannedBlocks(blocksKept);
		cache.renew(fault);
		background = begin();
		version = undefined;
		catalogue = emptyCatalogue;
		index = undefined;
		generation++;
		refresh();
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
				const { damaged, has: hasWords } = segments;
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
		const first = catalogue.documents.size === 0;
		let shown = performance.now();
		return () => {
			if (!first || performance.now() - shown < lookPause) return;
			refresh();
			shown = performance.now();
		};
	};
	const sync = async (wanted: SyncRequest): Promise<SyncResult> => {
		wanted.signal.throwIfAborted();
		const started = performance.now();
		refresh();
		const before = generation;
		showing = 'replaced';
		try {
			const { read, removed, problems: found, complete } = await update(wanted);
			wanted.signal.throwIfAborted();
			const looked = new Set(wanted.paths);
			const isOver = ({ path, related }: LibraryProblem) =>
				looked.has(path) || related.some((file) => looked.has(file));
			const others = complete ? [] : fileProblems.filter((problem) => !isOver(problem));
			if (fileProblems.length + found.length > 0) version = undefined;
			fileProblems = [...others, ...found.map(wordedProblem)];
			showing = 'all';
			refresh();
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			if (read + removed > 0) log(`Read ${read} and removed ${removed} files in ${seconds} s.`);
			const sizes = sizesOf(segments.all, catalogue.sourceOf);
			background?.resume(planMerge(sizes).length > 0);
			return { read, removed, changed: generation !== before };
		} finally {
			// After an abort, what was stored until then stays.
			showing = 'all';
			refresh();
		}
	};
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const next = syncs.then(work);
		syncs = next.catch(() => {});
		return next;
	};

	background = begin();
	refresh();
	return {
		get generation() {
			look();
			return generation;
		},
		get sources() {
			look();
			return catalogue.sources;
		},
		get keys() {
			look();
			keys ??= [...catalogue.byKey.keys(), ...cache.ask((store) => store.entries.keys(), [])];
			return keys;
		},
		findEntries(typed, limit) {
			look();
			const found = cache.ask((store) => store.entries.find(typed, limit), []);
			return found.flatMap((key) => byKey(key) ?? []);
		},
		get problems() {
			look();
			return problems;
		},
		byKey(key) {
			look();
			return byKey(key);
		},
		byPath(path) {
			look();
			return byPath(path);
		},
		companions: (source) => catalogue.companions.get(source) ?? [],
		isNamed: (path) => cache.ask((store) => store.entries.isAttached(path), false),
		text,
		apparatus,
		locators(source) {
			look();
			const document = documentOf(source);
			return document === undefined ? [] : texts.locators(document);
		},
		locatorAt: locatorOf,
		speakerAt(source, offset) {
			const marked = markingsOf(source);
			return marked && speakerAt(marked.speeches, offset);
		},
		speakers: (source) => markingsOf(source)?.speeches.speakers ?? [],
		placeOf(source, term, value) {
			const marked = markingsOf(source);
			return marked && placeNamed(marked.locators, term, value);
		},
		lineCounts: (source) => markingsOf(source)?.lineCounts ?? new Uint32Array(1),
		get index() {
			look();
			const { sourceOf } = catalogue;
			index ??= createWordIndex(
				segments.all,
				{
					sourceOf: (document) => sourceOf.get(document),
					documentOf,
					text,
					apparatus,
				},
				scanned,
			);
			return index;
		},
		search,
		sync(wanted = {}) {
			const signal = wanted.signal ? AbortSignal.any([wanted.signal, closing.signal]) : closing.signal;
			// The threads come to rest a little after an abort; the next sync waits for that.
			const done = inTurn(() => sync({ ...wanted, signal }));
			return untilAborted(done, signal, () => {
				// What was stored until now counts.
				showing = 'all';
				looked = undefined;
			});
		},
		rebuild: () => inTurn(() => renew({ message: 'as was asked for', remedy: 'empty' })),
		async settled() {
			await syncs;
			await background?.settled();
		},
		async searchable() {
			await syncs;
			await background?.searchable();
		},
		sizes: () => (cache.folder === undefined ? { texts: 0, words: 0, search: 0 } : cacheSizes(cache.folder)),
		async close() {
			closing.abort(new Error('The library was closed.'));
			segments.close();
			// Who still asks reads no file that is closed.
			index = undefined;
			await background?.end();
			cache.close();
		},
	};
}

/** One cache for each workspace: the same whatever the order of its folders. */
function nameOf(projects: readonly SourceFolder[], extraSources: readonly string[]): string {
	const roots = projects.map(({ root }) => pathKey(root)).sort();
	const extra = extraSources.map(pathKey).sort();
	return createHash('sha256')
		.update(JSON.stringify([roots, extra]))
		.digest('hex')
		.slice(0, 32);
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
