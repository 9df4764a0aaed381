import type { Manner } from '../sources/manner.ts';
import type { Locator, LocatorTerm } from '../text/locator.ts';
import type { LongText } from '../text/long-text.ts';
import { type Message, worded } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { WordIndex } from './word-index.ts';

/** A source as the library knows it. */
export interface Source {
	/** Stable while the library is open; never reused. */
	readonly id: number;
	readonly key: string;
	/** Absolute path of its document; undefined: a bibliography entry without one, which cannot be checked. */
	readonly path: string | undefined;
	readonly title: string;
	readonly author: string | undefined;
	readonly date: string | undefined;
	readonly url: string | undefined;
	/** UTF-16 code units of its text; 0 without a document. */
	readonly length: number;
	/** Of its bytes; changes whenever the document does. Empty without a document. */
	readonly hash: string;
	readonly manner: Manner;
}

/**
 * What checking, hovering and completing read. Answers come from what is indexed now; `generation` grows
 * with every change, so that whoever keeps results knows when they are stale.
 */
export interface LibraryView {
	readonly generation: number;
	/** Those with a document, by its path. */
	readonly sources: readonly Source[];
	/** Every key that `byKey` knows, some perhaps twice: of sources and of entries of bibliographies. */
	readonly keys: readonly string[];
	/** Entries of bibliographies that have what is typed in key, title or author, the best first; some are `sources`. */
	findEntries(typed: string, limit: number): readonly Source[];
	/** The source of that key, be it a mere entry. Where two claim it, the first by path. */
	byKey(key: string): Source | undefined;
	byPath(absolutePath: string): Source | undefined;
	/** The other documents of the same work: further files that its entry in a bibliography names. */
	companions(source: Source): readonly Source[];
	/** Whether an entry of a bibliography names the file (absolute), be it there or not. */
	isNamed(path: string): boolean;
	text(source: Source): LongText;
	/** What of the source's apparatus touches the span, in order. */
	apparatus(source: Source, span: Span): readonly Span[];
	/** All places that it names, in order of start. */
	locators(source: Source): readonly Locator[];
	/** The place that a citation of the offset would name; undefined where the source names none. */
	locatorAt(source: Source, offset: number): Locator | undefined;
	/** What a locator names in the source: page 3, chapter IV. Undefined where the source has no such place. */
	placeOf(source: Source, term: LocatorTerm, value: string): Span | undefined;
	/** Who speaks at the offset of a transcript, as it names the speaker in full; undefined where nobody is named. */
	speakerAt(source: Source, offset: number): string | undefined;
	/** Everyone who speaks in a transcript, each once; empty for what is none. */
	speakers(source: Source): readonly string[];
	/** `countLines` of its text. */
	lineCounts(source: Source): Uint32Array;
	/** The words of all sources, and where they stand. */
	readonly index: WordIndex;
	/** Passages that hold the remembered words, best first; the last word may be unfinished. Only in `sources`, if given. */
	search(words: string, limit: number, sources?: readonly Source[]): readonly SearchHit[];
}

/** A passage that a search found. Offsets are into the source's text. */
export interface SearchHit {
	readonly source: Source;
	readonly passage: Span;
	/** Where the searched words stand, inside the passage. */
	readonly matches: readonly Span[];
	readonly locator: Locator | undefined;
}

/** Something wrong with a source or bibliography, told once, at the file. */
export interface LibraryProblem {
	readonly code:
		| 'duplicate-key'
		| 'unreadable-source'
		| 'malformed-bibliography'
		| 'missing-file'
		| 'malformed-project';
	/** Absolute. */
	readonly path: string;
	/** In the file's text; undefined: the whole file. */
	readonly span: Span | undefined;
	readonly message: string;
	/** The other files concerned (those that claim the same key; the one that is missing). */
	readonly related: readonly string[];
}

/** As a reading thread finds it: it is worded where it is shown. */
export interface FoundProblem extends Omit<LibraryProblem, 'message'> {
	readonly message: Message;
}

export function wordedProblem({ message, ...problem }: FoundProblem): LibraryProblem {
	return { ...problem, message: worded(message) };
}

/** A library that keeps itself in step with the files. Several processes may have one of the same files. */
export interface Library extends LibraryView {
	readonly problems: readonly LibraryProblem[];
	/** Reads what changed since the last time. Throws what `signal` was aborted with; what was stored until then stays. */
	sync(options?: SyncOptions): Promise<SyncResult>;
	/** Throws the cache away; the next `sync` reads everything again. */
	rebuild(): Promise<void>;
	/** Resolves when nothing is being read, merged or indexed for searching any more; never rejects. */
	settled(): Promise<void>;
	/** Resolves when searching finds what was read. Throws only `DamagedSegment`, where sources have to be read again before. */
	searchable(): Promise<void>;
	/** What the cache takes on disk. */
	sizes(): CacheSizes;
	/** Ends what is under way at once; resolves when its threads have ended. */
	close(): Promise<void>;
}

export interface SyncOptions {
	readonly signal?: AbortSignal;
	/** @param share of the bytes to be read, from 0 to 1 */
	readonly onProgress?: (done: number, total: number, path: string, share: number) => void;
	/** Absolute; only these are looked at. Undefined: every file. */
	readonly paths?: readonly string[];
}

export interface SyncResult {
	readonly read: number;
	readonly removed: number;
	readonly changed: boolean;
}

/** In bytes. */
export interface CacheSizes {
	/** Texts, and what is known about them. */
	readonly texts: number;
	/** What quotations are located by. */
	readonly words: number;
	/** What passages are searched by. */
	readonly search: number;
}
