/**
 * What client and server say to each other beyond LSP itself. Names and types only, so that the client carries
 * nothing of the server. Positions are LSP's: zero-based line and UTF-16 character.
 */

/** A request by name, with the types of what goes there and back. */
export interface CustomRequest<Params, Result> {
	readonly method: string;
	/** Never there; ties the types to the name. */
	readonly types?: { readonly params: Params; readonly result: Result };
}

export interface PlainRange {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}

/** Passages that hold the remembered words, best first. */
export const searchPassages: CustomRequest<
	{ readonly query: string; readonly limit: number },
	readonly FoundPassage[]
> = { method: 'quotewright/searchPassages' };

export interface FoundPassage {
	readonly source: ListedSource;
	/** It holds all of the words; where no passage does, those that hold most of them are found. */
	readonly complete: boolean;
	/** `p. 3`; undefined where the source has no places of its own. */
	readonly locator: string | undefined;
	/** The sentences that hold the words: what would be quoted. */
	readonly range: PlainRange;
	/** Their wording on one line, beginning not far before the first of the words. */
	readonly snippet: string;
}

/** What to write into a draft to quote a passage; null where the passage's file is no source. */
export const insertionFor: CustomRequest<
	{
		readonly draft: string;
		/** The cursor, or what the quotation takes the place of. */
		readonly selection: PlainRange;
		readonly source: string;
		readonly range: PlainRange;
	},
	{ readonly text: string } | null
> = { method: 'quotewright/insertionFor' };

/** All sources, by key. */
export const listSources: CustomRequest<null, readonly ListedSource[]> = { method: 'quotewright/listSources' };

export interface ListedSource {
	readonly key: string;
	readonly title: string;
	/** `Jane Roe, 2024`; empty where the source says neither. */
	readonly byline: string;
	/** Undefined for a bibliography entry without a document. */
	readonly uri: string | undefined;
}

/** Checks every draft of the workspace and shows what it finds; reports progress, can be cancelled. */
export const checkAllDrafts: CustomRequest<{ readonly workDoneToken: string }, AllDraftsChecked> = {
	method: 'quotewright/checkAllDrafts',
};

export interface AllDraftsChecked {
	readonly drafts: number;
	readonly quotations: number;
	/** Findings of severity information or above, other than a missing citation. */
	readonly flagged: number;
	/** Drafts that have such a finding. */
	readonly draftsFlagged: number;
}

/** How an open draft stands, once it is checked; null where the document is none, or was changed meanwhile. */
export const draftSummary: CustomRequest<{ readonly uri: string }, DraftSummary | null> = {
	method: 'quotewright/draftSummary',
};

export interface DraftSummary {
	readonly quotations: number;
	/** Findings of severity information or above, other than a missing citation. */
	readonly flagged: number;
}

/** What the quotation at a place of an open draft and its passage say; null where there is nothing to compare. */
export const comparison: CustomRequest<
	{ readonly uri: string; readonly position: PlainRange['start'] },
	Comparison | null
> = { method: 'quotewright/comparison' };

export interface Comparison {
	/** In lines that stand beside each other. */
	readonly source: string;
	readonly draft: string;
	/** `The Whale, p. 3` */
	readonly sourcePlace: string;
	/** `draft.md:12` */
	readonly draftPlace: string;
}

/** Throws the index away and reads every source again; answers when that is done. */
export const rebuildLibrary: CustomRequest<null, LibraryStatus> = { method: 'quotewright/rebuildLibrary' };

/** Answers when the library is in step with the files and every diagnostic of what was sent before is shown. */
export const whenIdle: CustomRequest<null, null> = { method: 'quotewright/whenIdle' };

/** Sent by the server whenever it changes. */
export const libraryStatus = { method: 'quotewright/libraryStatus' };

export interface LibraryStatus {
	readonly sources: number;
	/** Sources and bibliographies that could not be read, and the like; each is a diagnostic at its file. */
	readonly problems: number;
	/** Files read and to read; undefined while nothing is being read. */
	readonly progress: { readonly done: number; readonly total: number } | undefined;
	/** The last reading ended early, cancelled or failed. */
	readonly stopped: boolean;
}
