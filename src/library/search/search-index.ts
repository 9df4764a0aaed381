/**
 * Finding passages by remembered words: an index of its own (`search.sqlite`, beside `library.sqlite`), made in a
 * worker thread after the sources were read, and answered from whatever it holds by then.
 */
import type { LongText } from '../../text/long-text.ts';
import type { Span } from '../../text/span.ts';

/** A passage that was found. Offsets are into the document's text. */
export interface RankedPassage {
	readonly document: number;
	readonly span: Span;
	/** Where the searched words stand, in order. */
	readonly matches: readonly Span[];
}

/** The texts as the thread that searches reads them. */
export interface SearchedTexts {
	/** Undefined: replaced or removed since. */
	text(document: number): LongText | undefined;
	/** What of the document's apparatus touches the span, in order. */
	apparatus(document: number, span: Span): readonly Span[];
}

export interface SearchIndexOptions {
	/** Where the workspace's `library.sqlite` is, and `search.sqlite` goes. */
	readonly folder: string;
	readonly texts: SearchedTexts;
	/** Told one line at a time what someone looking for a fault wants to know. */
	readonly log: (line: string) => void;
}

export interface UpdateOptions {
	readonly signal?: AbortSignal;
	/** In UTF-16 code units of the texts that are to be indexed. */
	readonly onProgress?: (done: number, total: number) => void;
}

/** Throws nothing but what `update` was aborted with: a file that cannot be used is made anew by the next `update`. */
export interface SearchIndex {
	/** The passages that hold the words, best first; the last word may be unfinished. */
	search(words: string, limit: number): readonly RankedPassage[];
	/**
	 * Indexes the documents of `library.sqlite` that are not indexed yet, and drops those that are no longer there;
	 * in a worker thread. Asked again while it runs, it runs once more afterwards. What was indexed until an abort stays.
	 */
	update(options?: UpdateOptions): Promise<void>;
	close(): void;
}

export declare function openSearchIndex(options: SearchIndexOptions): SearchIndex;
