/**
 * What the answering thread knows of the cache, all of it as of one moment of the store: which sources there are, what
 * is wrong with them, the open segments, and the index of their words.
 */
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { buildCatalogue, type Catalogue, createSourcePool, emptyCatalogue, isSame, pathKey } from './catalogue.ts';
import { createKnownEntries, type KnownEntries } from './known-entries.ts';
import { type FoundProblem, type LibraryProblem, type Source, wordedProblem } from './library.ts';
import { createOpenSegments, type OpenSegments } from './open-segments.ts';
import { createScannedBlocks } from './scanned-blocks.ts';
import type { Cache } from './store/cache.ts';
import { segmentsIn } from './store/cache-folder.ts';
import { createStoredTexts, type StoredTexts } from './stored-texts.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

export interface KnownLibrary {
	readonly catalogue: Catalogue;
	/** Of the projects, of bibliographies and sources, and of files that could not be opened. */
	readonly problems: readonly LibraryProblem[];
	/** Grows with every change. */
	readonly generation: number;
	readonly index: WordIndex;
	readonly entries: KnownEntries;
	readonly segments: OpenSegments;
	readonly texts: StoredTexts;
	byPath(path: string): Source | undefined;
	/** The document's id in the store. */
	documentOf(source: Source): number | undefined;
	text(source: Source): LongText;
	/** What of the source's apparatus touches the span, in order. */
	apparatus(source: Source, span: Span): readonly Span[];
	/** Takes in what the store holds now, if anything has changed. */
	refresh(): void;
	/** Before an answer: sees to it that what is known is of the moment that the store answers of. */
	look(): void;
	/** Whether there is a source whose text is in no segment: the next sync of every file reads it again. */
	lacksTexts(): boolean;
	/** What `look` takes in: everything, or, while a sync is under way, nothing before something known was replaced. */
	show(what: 'all' | 'replaced'): void;
	/** Replaces what is known of files that could not be opened; `refresh` tells it. @param keep of those known */
	filesFailed(found: readonly FoundProblem[], keep: (problem: LibraryProblem) => boolean): void;
	/** The cache is to be made anew. */
	forget(): void;
	close(): void;
}

export interface KnownLibraryOptions {
	readonly cache: Cache;
	/** Of the projects themselves. */
	readonly problems: readonly LibraryProblem[];
	readonly log: (line: string) => void;
	/** Told when a segment was found damaged by whoever read it. */
	readonly damaged: () => void;
}

/** Of `blockLength` words, half a kilobyte each. */
const blocksKept = 8192;
/** Of opening what is listed, where it is gone before it is opened. */
const mostTries = 3;

export function createKnownLibrary({ cache, problems: ofProjects, log, damaged }: KnownLibraryOptions): KnownLibrary {
	const segments = createOpenSegments(log, () => {
		index = undefined;
		generation++;
		damaged();
	});
	const texts = createStoredTexts(cache, segments);
	const pool = createSourcePool();
	const entries = createKnownEntries(cache, pool, () => catalogue);
	let scanned = createScannedBlocks(blocksKept);
	let catalogue: Catalogue = emptyCatalogue;
	let index: WordIndex | undefined;
	let ofFiles: readonly LibraryProblem[] = [];
	let problems: readonly LibraryProblem[] = [];
	let generation = 1;
	/** Of the store, as it was last taken in, and as it was last looked at. */
	let version: number | undefined;
	let seen: number | undefined;
	/** The moment of the store that is known to be taken in. */
	let looked: number | undefined;
	let shown: 'all' | 'replaced' = 'all';
	let closed = false;

	const takeInMoment = (): void =>
		cache.ask((store) => {
			version = seen = store.version();
			const contents = store.contents();
			const before = { catalogue, problems };
			catalogue = buildCatalogue(contents.documents, contents.bibliographies, contents.ties, pool);
			entries.forget();
			problems = [...ofProjects, ...catalogue.problems, ...ofFiles];
			const { folder } = cache;
			segments.update(contents.segments, (file) => `${segmentsIn(folder ?? '')}/${file}`);
			index = undefined;
			if (!isSame(before, { catalogue, problems })) generation++;
		}, undefined);
	const takeIn = (): void => {
		for (let tries = 0; tries < mostTries; tries++) {
			takeInMoment();
			if (segments.damaged.length === 0) return;
			// Somebody may have merged it away since that moment, which is then over.
			const before = version;
			cache.lookAgain();
			if (cache.ask((store) => store.version() === before, true)) return;
		}
	};
	const byPath = (path: string) => catalogue.byPath.get(pathKey(path));
	const documentOf = (source: Source): number | undefined =>
		// Whoever holds a source of an earlier generation means the document as it is now.
		catalogue.documents.get(source) ?? catalogue.documents.get(byPath(source.path ?? '') ?? source);
	const look = (): void => {
		if (closed || (looked !== undefined && looked === cache.moment)) return;
		const isStale = cache.ask((store) => {
			const now = store.version();
			if (now === (shown === 'all' ? version : seen)) return false;
			if (shown === 'all' || !store.areLive(catalogue.sourceOf.keys())) return true;
			seen = now;
			return false;
		}, false);
		if (isStale) {
			takeIn();
			// Somebody else found a segment damaged, and may have ended before its sources were read again.
			if (shown === 'all' && lacksTexts()) damaged();
		}
		looked = cache.moment;
	};
	const lacksTexts = () => {
		for (const [document, { length }] of catalogue.sourceOf) if (length > 0 && !segments.has(document)) return true;
		return false;
	};
	const text = (source: Source): LongText => {
		look();
		const document = documentOf(source);
		return document === undefined ? '' : texts.text(document, catalogue.sourceOf.get(document)?.length ?? 0);
	};
	const apparatus = (source: Source, span: Span): readonly Span[] => {
		look();
		const document = documentOf(source);
		return document === undefined ? [] : texts.apparatus(document, span);
	};
	return {
		get catalogue() {
			return catalogue;
		},
		get problems() {
			return problems;
		},
		get generation() {
			return generation;
		},
		get index() {
			const { sourceOf } = catalogue;
			const sources = { sourceOf: (document: number) => sourceOf.get(document), documentOf, text, apparatus };
			index ??= createWordIndex(segments.all, sources, scanned);
			return index;
		},
		entries,
		segments,
		texts,
		byPath,
		documentOf,
		text,
		apparatus,
		refresh() {
			if (closed) return;
			cache.lookAgain();
			if (cache.ask((store) => store.version() !== version, false)) takeIn();
		},
		look,
		lacksTexts,
		show(what) {
			shown = what;
			looked = undefined;
		},
		filesFailed(found, keep) {
			if (ofFiles.length + found.length > 0) version = undefined;
			ofFiles = [...ofFiles.filter(keep), ...found.map(wordedProblem)];
		},
		forget() {
			segments.close();
			texts.forget();
			// Documents are numbered anew.
			scanned = createScannedBlocks(blocksKept);
			version = undefined;
			catalogue = emptyCatalogue;
			index = undefined;
			generation++;
		},
		close() {
			closed = true;
			segments.close();
			// Who still asks reads no file that is closed.
			index = undefined;
		},
	};
}
