import type { Span } from './span.ts';

/** Where in a source: `p. 3`, `chap. 4`, `00:12:03`. */
export interface Locator {
	/** A CSL locator term. */
	readonly term: LocatorTerm;
	/** As written: `3`, `3-5, 9`, `xii`. */
	readonly value: string;
	/** Term and value together, as they stand in the draft; in a source, what the locator names. */
	readonly span: Span;
	/** The document names no pages: this one was counted from its first. */
	readonly counted?: true;
}

export type LocatorTerm =
	| 'book'
	| 'chapter'
	| 'column'
	| 'figure'
	| 'folio'
	| 'issue'
	| 'line'
	| 'note'
	| 'opus'
	| 'page'
	| 'paragraph'
	| 'part'
	| 'section'
	| 'sub-verbo'
	| 'timestamp'
	| 'verse'
	| 'volume'
	| 'act'
	| 'scene'
	| 'article'
	| 'canon'
	| 'rule'
	| 'table'
	| 'appendix'
	| 'title';
