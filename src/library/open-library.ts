import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { countLines } from '../text/lines.ts';
import { overlaps } from '../text/span.ts';
import { createByteCache } from './byte-cache.ts';
import { openCache } from './cache.ts';
import { buildCatalogue, type Catalogue, createSourcePool, emptyCatalogue, pathKey } from './catalogue.ts';
import { isUnusable } from './database.ts';
import { takeInventory } from './inventory.ts';
import type { Library, LibraryProblem, SearchHit, Source, SyncResult } from './library.ts';
import { locatorAt, placeOf } from './locator-at.ts';
import { hasFullText } from './passage-words.ts';
import { searchPassages } from './search.ts';
import type { Segment } from './segment.ts';
import type { SourceFolder } from './source-folder.ts';
import type { Markings } from './stored.ts';
import { type StoreChanges, type SyncOptions, syncStore } from './sync.ts';

export interface LibraryOptions {
	/** One for each folder of the workspace. */
	readonly projects: readonly SourceFolder[];
	/** Absolute paths of further folders or files; all supported files in them are sources. */
	readonly extraSources?: readonly string[];
	/** Where the cache goes; made if it is not there. */
	readonly cacheDir: string;
	/** Told one line at a time what someone looking for a fault wants to know. */
	readonly log: (line: string) => void;
}

/** Bytes held in memory, beside what the operating system keeps of the file. */
const textBudget = 64 * 1024 * 1024;
const markingsBudget = 16 * 1024 * 1024;
const segmentBudget = 128 * 1024 * 1024;
const linesBudget = 1024 * 1024;

const noMarkings: Markings = { apparatus: [], locators: [] };
const none = new Uint32Array();
const noSegment: Segment = { starts: none, words: none, bigrams: none, positions: none };

/**
 * The library of a workspace, with what the cache remembers of the last time; `sync` brings it up to date. Throws
 * nothing: a cache that cannot be used is made anew, if need be in memory.
 */
export function openLibrary({ projects, extraSources = [], cacheDir, log }: LibraryOptions): Library {
	const cache = openCache(join(cacheDir, nameOf(projects, extraSources)), hasFullText(), log);
	const texts = createByteCache<number, string>(textBudget, (text) => 2 * text.length);
	const markings = createByteCache<number, Markings>(markingsBudget, sizeOfMarkings);
	const segments = createByteCache<number, Segment>(segmentBudget, sizeOfSegment);
	const lines = createByteCache<number, Uint32Array>(linesBudget, (counts) => counts.byteLength);
	const pool = createSourcePool();
	const closing = new AbortController();
	let catalogue: Catalogue = emptyCatalogue;
	let fileProblems: readonly LibraryProblem[] = [];
	let problems: readonly LibraryProblem[] = [];
	let generation = 1;
	let syncs: Promise<unknown> = Promise.resolve();

	/** Reads what the store holds now; answers whether that differs from what was known. */
	const refresh = (): boolean =>
		cache.ask((store) => {
			const before = { catalogue, problems };
			catalogue = buildCatalogue(store.documents(), store.bibliographies(), pool);
			problems = [...projects.flatMap((project) => project.problems), ...catalogue.problems, ...fileProblems];
			const changed = !isSame(before, { catalogue, problems });
			if (changed) generation++;
			return changed;
		}, false);
	const forget = () => {
		texts.clear();
		markings.clear();
		segments.clear();
		lines.clear();
		refresh();
	};
	const documentOf = (source: Source): number =>
		// Whoever holds a source of an earlier generation means the document as it is now.
		catalogue.documents.get(source) ?? catalogue.documents.get(byPath(source.path ?? '') ?? source) ?? -1;
	const byPath = (path: string) => catalogue.byPath.get(pathKey(path));
	const find = <T>(source: Source, load: (document: number) => T | undefined): T | undefined => {
		if (source.path === undefined) return undefined;
		const found = load(documentOf(source));
		if (found !== undefined) return found;
		// Another process has replaced the document since.
		return refresh() ? load(documentOf(source)) : undefined;
	};
	const text = (source: Source): string =>
		find(source, (document) => texts.get(document, () => cache.ask((store) => store.text(document), undefined))) ?? '';
	const markingsOf = (source: Source): Markings =>
		find(source, (document) =>
			markings.get(document, () => cache.ask((store) => store.markings(document), undefined)),
		) ?? noMarkings;
	const segment = (source: Source): Segment =>
		find(source, (document) =>
			segments.get(document, () => cache.ask((store) => store.segment(document), undefined)),
		) ?? noSegment;

	const search = (words: string, limit: number): SearchHit[] => {
		const found = cache.ask((store) => searchPassages(store, words, limit), []);
		if (found.length === 0) return [];
		const sources = new Map([...catalogue.documents].map(([source, document]) => [document, source]));
		return found.flatMap(({ document, span, matches }) => {
			const source = sources.get(document);
			if (source === undefined) return [];
			const locator = locatorAt(markingsOf(source).locators, matches[0]?.start ?? span.start);
			return [{ source, passage: span, matches, locator }];
		});
	};

	const update = async (options: SyncOptions): Promise<StoreChanges> => {
		for (let attempt = 0; ; attempt++) {
			try {
				const inventory = await takeInventory(projects, extraSources, options.signal);
				return await syncStore(cache.store(), inventory, options);
			} catch (error) {
				if (!isUnusable(error) || attempt === 2) throw error;
				if (attempt === 0) cache.renew(error);
				else cache.moveToMemory(error);
				forget();
			}
		}
	};
	const sync = async ({ signal, onProgress }: SyncOptions): Promise<SyncResult> => {
		const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
		either.throwIfAborted();
		const started = performance.now();
		if (cache.mend()) forget();
		const before = generation;
		try {
			const { read, removed, problems: found } = await update({ signal: either, ...(onProgress && { onProgress }) });
			fileProblems = found;
			refresh();
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			if (read + removed > 0) log(`Read ${read} and removed ${removed} files in ${seconds} s.`);
			return { read, removed, changed: generation !== before };
		} catch (error) {
			// What was read until then stays.
			if (!closing.signal.aborted) refresh();
			either.throwIfAborted();
			throw error;
		}
	};

	refresh();
	return {
		get generation() {
			return generation;
		},
		get sources() {
			return catalogue.sources;
		},
		get problems() {
			return problems;
		},
		byKey: (key) => catalogue.byKey.get(key),
		byPath,
		text,
		apparatus: (source, span) => markingsOf(source).apparatus.filter((part) => overlaps(part, span)),
		locatorAt: (source, offset) => locatorAt(markingsOf(source).locators, offset),
		placeOf: (source, term, value) => placeOf(markingsOf(source).locators, term, value),
		lineCounts: (source) =>
			find(source, (document) => lines.get(document, () => countLines(text(source)))) ?? new Uint32Array(1),
		segment,
		search,
		sync(options = {}) {
			const next = syncs.then(() => sync(options));
			syncs = next.catch(() => {});
			return next;
		},
		rebuild() {
			cache.clear();
			forget();
		},
		close() {
			closing.abort(new Error('The library was closed.'));
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

interface Known {
	readonly catalogue: Catalogue;
	readonly problems: readonly LibraryProblem[];
}

function isSame(a: Known, b: Known): boolean {
	const keys = [...a.catalogue.byKey];
	return (
		a.catalogue.sources.length === b.catalogue.sources.length &&
		a.catalogue.sources.every((source, i) => source === b.catalogue.sources[i]) &&
		keys.length === b.catalogue.byKey.size &&
		keys.every(([key, source]) => b.catalogue.byKey.get(key) === source) &&
		JSON.stringify(a.problems) === JSON.stringify(b.problems)
	);
}

/** Roughly: what small objects take in V8. */
function sizeOfMarkings({ apparatus, locators }: Markings): number {
	return 48 * apparatus.length + 120 * locators.length;
}

function sizeOfSegment({ starts, words, bigrams, positions }: Segment): number {
	return starts.byteLength + words.byteLength + bigrams.byteLength + positions.byteLength;
}
