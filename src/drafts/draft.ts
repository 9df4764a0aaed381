import type { Locator } from '../text/locator.ts';
import type { MappedText } from '../text/mapped.ts';
import type { Span } from '../text/span.ts';

/** A draft as its parser read it. All offsets are into the draft's text. */
export interface Draft {
	/** In the order of their places. Nested quotations are part of the outer one, not listed. */
	readonly quotations: readonly Quotation[];
	/** In the order of their places; the items of one cluster follow each other. */
	readonly citations: readonly Citation[];
	/** `bibliography:` of the front matter: paths as written, relative to the draft. */
	readonly bibliographies: readonly { readonly path: string; readonly span: Span }[];
	/** CSL entries under `references:` of the front matter, as YAML gives them. */
	readonly references: readonly unknown[];
	/** In the order of their places. */
	readonly directives: readonly Directive[];
	/** What could not be read (malformed front matter), each with where and what to do. */
	readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

export interface Quotation {
	readonly kind: 'inline' | 'block';
	/** With its marks; of a block, from the first word's line to the end of the last word's. */
	readonly span: Span;
	/** Inside the marks; of a block, without the citation and attribution line that belong to it. */
	readonly content: Span;
	/**
	 * The content's wording: block prefixes (`> `), emphasis marks, escapes, footnote references, link
	 * addresses, citations, comments and a repeated opening mark at a paragraph's start are left out;
	 * line breaks are kept as they stand.
	 */
	readonly words: MappedText;
	/** Emphasised stretches inside the content. */
	readonly emphasis: readonly Span[];
	/** The marks as written; undefined for a block without marks. */
	readonly marks: { readonly open: string; readonly close: string } | undefined;
	/** Indexes into `Draft.citations` of those that support it; empty: uncited. */
	readonly citations: readonly number[];
	/**
	 * Parts of one quotation that its author's tag splits ("A," she said, "B"), or that follow each other
	 * as paragraphs of one quotation, share a number; it is the index of the first part.
	 */
	readonly group: number;
	/** What the marks are there for. Only `quotation` promises another's exact words. */
	readonly use: QuotationUse;
	/** What the writer declares about the quotation, beside or inside it: "(emphasis added)" and so on. */
	readonly declared: ReadonlySet<Declaration>;
}

/**
 * `quotation`: words presented as another's. `mention`: a word as a word, a term, scare quotes, a nickname,
 * a gloss. `title`: the title of a work.
 */
export type QuotationUse = 'quotation' | 'mention' | 'title';

export type Declaration =
	| 'emphasis-added'
	| 'emphasis-omitted'
	| 'emphasis-in-original'
	| 'translation'
	| 'marks-omitted'
	| 'citation-omitted'
	| 'footnote-omitted'
	| 'cleaned-up'
	| 'spelling-modernised'
	| 'capitalisation-altered';

/** A comment that says where to be quiet: `<!-- quotewright-ignore-next-line altered -->`. */
export interface Directive {
	/** `unknown`: there is nothing of the name that it gives. */
	readonly kind: 'ignore-next-line' | 'disable' | 'enable' | 'unknown';
	/** `quotewright-…`, as written. */
	readonly command: Named;
	/** What it is about, as written; none: everything. */
	readonly names: readonly Named[];
	/** The comment. */
	readonly span: Span;
	/** Of `ignore-next-line`, the next line that says something; of the others, all that follows. */
	readonly scope: Span;
}

/** A word of the draft, and where it stands. */
export interface Named {
	readonly text: string;
	readonly span: Span;
}

/** One cited work: an item of `[see @a, pp. 3-5; @b]`, an in-text `@a [p. 3]`, a link to a source file, `[[a]]`. */
export interface Citation {
	readonly form: 'bracketed' | 'in-text' | 'link' | 'wiki';
	/** The key as written, without `@` or braces; for a link the path as written, decoded. */
	readonly key: string;
	/** The key's own place: what rename and quick fixes replace (for a link, its address). */
	readonly keySpan: Span;
	/** The item: prefix, key, locator, suffix. */
	readonly span: Span;
	/** The whole cluster with its brackets; the item itself where there is none. */
	readonly cluster: Span;
	readonly prefix: string;
	readonly suffix: string;
	/** `-@key`. */
	readonly suppressAuthor: boolean;
	readonly locator: Locator | undefined;
	/** The citation stands in a footnote whose reference stands here. */
	readonly footnoteReference: Span | undefined;
}
