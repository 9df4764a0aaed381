import type { BibliographyEntry, BibliographyProblem } from '../sources/bibliography.ts';
import type { SourceMetadata } from '../sources/source.ts';
import type { Locator } from '../text/locator.ts';
import type { Span } from '../text/span.ts';

/** What tells, without reading a file, that it is still the one that was read. Times are milliseconds since 1970. */
export interface FileState {
	readonly path: string;
	readonly size: number;
	readonly modified: number;
	/** When its content or its place in the file system last changed. */
	readonly changed: number;
	/** When this was looked up. */
	readonly seen: number;
}

/** A source's file as the cache knows it, without its content. */
export interface StoredDocument extends FileState {
	/** New for every version of a file: what is stored under it never changes. */
	readonly id: number;
	readonly hash: string;
	readonly metadata: SourceMetadata;
	readonly length: number;
	/** Why it could not be read. */
	readonly error: string | undefined;
}

export interface StoredBibliography extends FileState {
	readonly hash: string;
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

/** What is known about a text besides its words. */
export interface Markings {
	readonly apparatus: readonly Span[];
	readonly locators: readonly Locator[];
}

/** What reading and indexing made of a document. */
export interface IndexedDocument extends Markings {
	readonly text: string;
	readonly metadata: SourceMetadata;
	readonly segment: Uint8Array;
	readonly passages: readonly IndexedPassage[];
}

export interface IndexedPassage {
	readonly span: Span;
	/** The passage and what lies between it and the next; of all passages together, the text. */
	readonly slice: Span;
	/** What the full-text index reads. */
	readonly words: string;
}

/** A passage with its text. */
export interface StoredPassage {
	readonly document: number;
	readonly span: Span;
	/** Offset of `text` in the document. */
	readonly textStart: number;
	readonly text: string;
	/** Within the passage; offsets into the document. */
	readonly apparatus: readonly Span[];
}
