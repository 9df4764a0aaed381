import { createHash } from 'node:crypto';
import { pathKey } from './catalogue.ts';
import { createKnownLibrary } from './known-library.ts';
import type { Library, SearchHit, Source } from './library.ts';
import { createLibrarySyncs } from './library-syncs.ts';
import { locatorAt } from './locator-at.ts';
import type { SourceFolder } from './source-folder.ts';
import { openCache } from './store/cache.ts';
import { cacheSizes } from './store/cache-sizes.ts';
import { locatorsTouching, placeNamed, speakerAt } from './store/columns.ts';
import type { Markings } from './store/stored.ts';

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

/**
 * The library of a workspace, with what the cache remembers of the last time; `sync` brings it up to date. Throws
 * nothing: a cache that cannot be used is made anew, if need be in another place.
 */
export function openLibrary(options: LibraryOptions): Library {
	const { projects, extraSources = [], cacheDir, log } = options;
	const damaged = () => options.damaged?.();
	const cache = openCache(cacheDir, nameOf(projects, extraSources), log, damaged);
	const problems = projects.flatMap((project) => project.problems);
	const known = createKnownLibrary({
		cache,
		problems,
		log,
		damaged() {
			if (known.segments.damaged.length > 0) syncs.background?.dropSegments(known.segments.damaged);
			damaged();
		},
	});
	const syncs = createLibrarySyncs({ cache, known, projects, extraSources, cacheDir, log, damaged });
	const { entries, texts, documentOf, look } = known;

	const markingsOf = (source: Source): Markings | undefined => {
		look();
		const document = documentOf(source);
		return document === undefined ? undefined : texts.markings(document);
	};
	const locatorOf = (source: Source, offset: number) => {
		const marked = markingsOf(source);
		return marked && locatorAt(locatorsTouching(marked.locators, { start: offset, end: offset + 1 }), offset);
	};
	const search: Library['search'] = (words, limit, sources): SearchHit[] => {
		look();
		const documents = sources && new Set(sources.flatMap((source) => documentOf(source) ?? []));
		const found = syncs.background?.search(words, limit, documents) ?? [];
		return found.flatMap(({ document, span, matches }) => {
			const source = known.catalogue.sourceOf.get(document);
			if (source === undefined) return [];
			const locator = locatorOf(source, matches[0]?.start ?? span.start);
			return [{ source, passage: span, matches, locator }];
		});
	};

	known.refresh();
	return {
		get generation() {
			look();
			return known.generation;
		},
		get sources() {
			look();
			return known.catalogue.sources;
		},
		get keys() {
			look();
			return entries.keys();
		},
		findEntries(typed, limit) {
			look();
			const found = cache.ask((store) => store.entries.find(typed, limit), []);
			return found.flatMap((key) => entries.byKey(key) ?? []);
		},
		get problems() {
			look();
			return known.problems;
		},
		byKey(key) {
			look();
			return entries.byKey(key);
		},
		byPath(path) {
			look();
			return known.byPath(path);
		},
		companions: (source) => known.catalogue.companions.get(source) ?? [],
		isNamed: (path) => cache.ask((store) => store.entries.isAttached(path), false),
		text: known.text,
		apparatus: known.apparatus,
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
			return known.index;
		},
		search,
		sync: (wanted = {}) => syncs.sync(wanted),
		rebuild: () => syncs.rebuild(),
		async settled() {
			await syncs.settled();
			await syncs.background?.settled();
		},
		async searchable() {
			await syncs.settled();
			await syncs.background?.searchable();
		},
		sizes() {
			const { folder } = cache;
			const ofTexts = known.segments.all.reduce((sum, { textBytes }) => sum + textBytes, 0);
			return folder === undefined ? { texts: 0, words: 0, search: 0 } : cacheSizes(folder, ofTexts);
		},
		async close() {
			await syncs.close();
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
