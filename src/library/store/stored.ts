import type { BibliographyProblem } from '../../sources/bibliography.ts';
import type { Manner } from '../../sources/manner.ts';
import type { SourceMetadata } from '../../sources/source.ts';
import type { Message } from '../../text/message.ts';
import type { LocatorColumn, SpeechColumn } from './columns.ts';

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

/** A file as it was when it was last read. */
export interface KnownFile extends FileState {
	readonly role: 'document' | 'bibliography';
	/** Of a document; 0 for a bibliography. */
	readonly id: number;
	readonly hash: string;
	/** It has words, which a segment has to hold. */
	readonly indexed: boolean;
}

/** A source's document as the cache knows it, without its content. */
export interface StoredDocument {
	/** New for every version of a file: what is stored under it never changes. */
	readonly id: number;
	readonly path: string;
	readonly hash: string;
	/** What it says its key is, else what its name makes of it. */
	readonly key: string;
	readonly metadata: SourceMetadata;
	/** Undefined of one that could not be read. */
	readonly manner: Manner | undefined;
	readonly length: number;
	/** Why it could not be read. */
	readonly error: Message | undefined;
}

export interface StoredBibliography {
	/** New for every version of a file. */
	readonly id: number;
	readonly path: string;
	readonly problems: readonly BibliographyProblem[];
}

/** An entry of a bibliography. */
export interface StoredEntry {
	/** As long as its bibliography is not read anew. */
	readonly id: number;
	readonly key: string;
	readonly title: string | undefined;
	readonly author: string | undefined;
	readonly date: string | undefined;
	readonly url: string | undefined;
}

/** That a document is an entry's. */
export interface Tie {
	readonly entry: StoredEntry;
	/** Among the files that the entry names, the better the lower; undefined: they have only the key in common. */
	readonly rank: number | undefined;
}

/** What is known about a text besides its words and its apparatus. */
export interface Markings {
	readonly locators: LocatorColumn;
	/** Of a transcript. */
	readonly speeches: SpeechColumn;
	/** `countLines` of the text. */
	readonly lineCounts: Uint32Array;
}

/** A file of the locating index. */
export interface StoredSegment {
	/** Its name in the folder of segments, never given again. */
	readonly file: string;
	readonly bytes: number;
}
