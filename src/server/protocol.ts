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

/**
 * Passages that hold the remembered words, best first. `@key words` and `@part of a title words` look only into the
 * sources of that key, title or author.
 */
export const searchPassages: CustomRequest<
	{
		readonly query: string;
		readonly limit: number;
		/** The draft that is quoted in, for what its writer is likely to want. */
		readonly draft?: string;
	},
	FoundPassages
> = { method: 'quotewright/searchPassages' };

export interface FoundPassages {
	readonly passages: readonly FoundPassage[];
	/** What the name typed after `@` may go on to. Those that the draft quotes come first. */
	readonly sources: readonly ListedSource[];
	/** The one source that was searched; undefined: all or several. */
	readonly within: ListedSource | undefined;
}

export interface FoundPassage {
	readonly source: ListedSource;
	/** It holds all of the words; where no passage does, those that hold most of them are found. */
	readonly complete: boolean;
	/** `p. 3`; undefined where the source has no places of its own. */
	readonly locator: string | undefined;
	/** The sentences that hold the words: what would be quoted. */
	readonly range: PlainRange;
	/** Where in the range the searched words stand. */
	readonly matches: readonly PlainRange[];
	/** Their wording on one line, beginning not far before the first of the words. */
	readonly snippet: string;
}

/** What a writer may want before a word is typed. */
export const offeredPassages: CustomRequest<
	{
		readonly draft: string;
		readonly selection: PlainRange;
		/** Passages inserted before, the last first. */
		readonly recent: readonly RecentPassage[];
	},
	OfferedPassages
> = { method: 'quotewright/offeredPassages' };

/** A passage as it is remembered. One whose source reads otherwise now is forgotten. */
export interface RecentPassage {
	readonly uri: string;
	readonly range: PlainRange;
	readonly snippet: string;
}

export interface OfferedPassages {
	readonly recent: readonly FoundPassage[];
	/** Of the source cited at the cursor or before it in its paragraph: what it says there, or goes on with. */
	readonly cited: readonly FoundPassage[];
	/** Those that the draft quotes first, each as it is quoted last. */
	readonly sources: readonly ListedSource[];
}

/** How quotations are written. */
export interface QuotationForm {
	readonly inline: string;
	readonly block: string;
	/** Words from which on a quotation is a block; 0: never; null: as the preset has it. */
	readonly blockFrom: number | null;
}

/**
 * What to write into a draft to quote passages of one source, the words between them left out; or why they cannot be
 * quoted, for the user to read.
 */
export const insertionFor: CustomRequest<
	{
		/** Null: none is open. */
		readonly draft: string | null;
		/** The cursor, or what the quotation takes the place of; null: it goes elsewhere, but is written as in the draft. */
		readonly selection: PlainRange | null;
		readonly source: string;
		/** A single one that is empty means the sentence there. */
		readonly ranges: readonly PlainRange[];
		/** What the writer has made of the first range's words: some left out, others put in brackets. */
		readonly words?: string;
		readonly form: QuotationForm;
	},
	Insertable | Refused
> = { method: 'quotewright/insertionFor' };

export interface Insertable {
	readonly text: string;
	/** In code units of the text: where the cursor goes. */
	readonly cursor: number;
}

export interface Refused {
	/** A sentence or two. */
	readonly problem: string;
}

/** Which of these documents show a source's text, and how many sources there are. */
export const sourcesAmong: CustomRequest<
	{ readonly uris: readonly string[] },
	{ readonly shown: readonly string[]; readonly count: number }
> = { method: 'quotewright/sourcesAmong' };

/** The words of a passage on one line, for the writer to leave some out; null where it cannot be read any more. */
export const passageWords: CustomRequest<
	{ readonly source: string; readonly range: PlainRange },
	{ readonly words: string } | null
> = { method: 'quotewright/passageWords' };

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

/** Sent by the server when what drafts quote, or which sources there are, has changed; only once somebody has asked. */
export const quotedChanged = { method: 'quotewright/quotedChanged' };

/**
 * All sources, and how often drafts quote them.
 * @param listing what the client has of an answer before: where that still holds, `sources` is not sent again.
 */
export const sourcesOverview: CustomRequest<{ readonly listing: number | undefined }, SourcesOverview> = {
	method: 'quotewright/sourcesOverview',
};

export interface SourcesOverview {
	/** Tells this state of the library from all others. */
	readonly listing: number;
	/** Those with a document, by its path; null: as before. */
	readonly sources: readonly OverviewSource[] | null;
	/** Works of bibliographies and front matters that drafts cite and that have no document. */
	readonly works: readonly OverviewSource[];
	/** Of those that drafts quote or cite. */
	readonly tallies: readonly SourceTally[];
	readonly problems: readonly ReadingProblem[];
	/** There may be more of them. */
	readonly problemCount: number;
	/** The sources are read. Until then there may be more of everything. */
	readonly isRead: boolean;
	/** All drafts are looked at. */
	readonly isComplete: boolean;
}

export interface OverviewSource {
	/** Tells it from all others, and stays. */
	readonly id: string;
	readonly key: string;
	/** `[@key]` */
	readonly citation: string;
	readonly title: string;
	readonly author: string | undefined;
	readonly date: string | undefined;
	/** What an editor opens; undefined for a work without a document. */
	readonly uri: string | undefined;
	/** The file itself. */
	readonly file: string | undefined;
	/** Where it was published. */
	readonly url: string | undefined;
}

export interface SourceTally {
	readonly id: string;
	readonly quotations: number;
	/** Quotations with something to correct. */
	readonly flagged: number;
	readonly citations: number;
	readonly drafts: number;
}

/** A source, bibliography or project file that could not be read, or not all of it. */
export interface ReadingProblem {
	readonly uri: string;
	/** Its name. */
	readonly file: string;
	/** What is wrong, and what to do; as the diagnostic at the file has it. */
	readonly message: string;
	/** No more than a hint: all can be quoted. */
	readonly isMinor: boolean;
}

/** Where drafts quote or cite a source, by draft and place. */
export const sourceUses: CustomRequest<{ readonly id: string }, readonly SourceUse[]> = {
	method: 'quotewright/sourceUses',
};

export interface SourceUse {
	readonly kind: 'quotation' | 'citation';
	readonly draft: string;
	readonly range: PlainRange;
	/** `chapters/one.md:12` */
	readonly place: string;
	/** The first words of a quotation; of a citation, its key as written. */
	readonly words: string;
	/** The verdict in a word or three; empty for a citation. */
	readonly verdict: string;
	readonly flagged: boolean;
	/** `p. 3`, in the source. */
	readonly locator: string | undefined;
}

/** Works of bibliographies without a document that have what is typed in key, title or author; the best first. */
export const findWorks: CustomRequest<{ readonly typed: string; readonly limit: number }, readonly OverviewSource[]> = {
	method: 'quotewright/findWorks',
};

/** The stretches of an open source that drafts quote, as its editor shows it; empty for any other document. */
export const quotedStretches: CustomRequest<{ readonly uri: string }, readonly QuotedStretch[]> = {
	method: 'quotewright/quotedStretches',
};

export interface QuotedStretch {
	readonly range: PlainRange;
	readonly draft: string;
	readonly draftRange: PlainRange;
	readonly flagged: boolean;
}

/**
 * Where new sources of these names are to stand, so that they are read.
 * @param folder the workspace folder that they are for
 * @param names may have folders before them: `letters/1890.txt`
 */
export const placesForSources: CustomRequest<
	{ readonly folder: string; readonly names: readonly string[] },
	{
		/** One for each name, in their order. */
		readonly places: readonly SourcePlace[];
		/** The endings of all files that can be read: `pdf`. */
		readonly kinds: readonly string[];
	}
> = { method: 'quotewright/placesForSources' };

export interface SourcePlace {
	readonly name: string;
	/** Undefined: it would not be read. */
	readonly uri: string | undefined;
	/** Why it would not be read, and what to do. */
	readonly refusal: string | undefined;
}

/** A page about an open draft as it stands in its editor, for the client to save; null where it is no draft. */
export const draftReport: CustomRequest<
	{ readonly uri: string; readonly format: 'html' | 'markdown' | 'json'; readonly isUnsaved: boolean },
	DraftReport | null
> = { method: 'quotewright/draftReport' };

export interface DraftReport {
	readonly text: string;
	/** A sentence: how many quotations need a look. */
	readonly summary: string;
}
