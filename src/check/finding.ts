import type { Citation, Quotation } from '../drafts/draft.ts';
import type { Source } from '../library/library.ts';
import type { Edit } from '../text/edit.ts';
import type { Locator } from '../text/locator.ts';
import type { Span } from '../text/span.ts';
import type { Convention } from './conventions.ts';

export type Verdict =
	| 'verbatim'
	| 'acceptable'
	| 'altered'
	| 'unmarked-omission'
	| 'unmarked-insertion'
	| 'not-found'
	| 'wrong-source'
	| 'unknown-source'
	| 'uncited';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A draft and what was found in it. */
export interface CheckedDraft {
	/** One for each of `Draft.quotations`, in their order. */
	readonly quotations: readonly CheckedQuotation[];
	/** Of all quotations, citations and ignore comments, by place. */
	readonly findings: readonly Finding[];
	/** Those that the project's baseline has: left out of the others. */
	readonly known: readonly Finding[];
	/** Those that a comment in the draft silences: left out, too. */
	readonly silenced: readonly Finding[];
	/** How many the baseline has that the draft has no more. */
	readonly gone: number;
}

export interface CheckedQuotation {
	readonly quotation: Quotation;
	readonly verdict: Verdict;
	/** The passage it was compared with; for `not-found` the nearest thing seen, if any. */
	readonly passage: Passage | undefined;
	readonly differences: readonly Difference[];
	readonly findings: readonly Finding[];
	/** A finding of severity information or above, other than `uncited`, stands on it. */
	readonly flagged: boolean;
	/** The writer accepts it as it stands: there would be findings. */
	readonly accepted: boolean;
	/** Every source that was cited for it and exists. */
	readonly cited: readonly Source[];
}

/** A stretch of a source's text. */
export interface Passage {
	readonly source: Source;
	readonly span: Span;
	readonly locator: Locator | undefined;
}

/** One place where quotation and passage are not the same. */
export interface Difference {
	readonly kind: DifferenceKind;
	/** In the draft; empty where something was left out. */
	readonly draft: Span;
	/** In the source's text; empty where something was added. */
	readonly source: Span;
	readonly acceptable: boolean;
	/** What a finding about it would be; undefined where it is acceptable and nothing is said. */
	readonly severity: Severity | undefined;
	/** The convention it is judged by: a row of docs/rules.md. */
	readonly convention: Convention;
}

export type DifferenceKind =
	| 'substitution'
	| 'omission'
	| 'insertion'
	| 'order'
	| 'spelling'
	| 'case'
	| 'punctuation'
	| 'emphasis';

/** What a rule has to say about a place in the draft. */
export interface Finding {
	readonly code: FindingCode;
	/** What a difference was judged by; undefined where the finding is about the whole quotation or citation. */
	readonly convention: Convention | undefined;
	readonly severity: Severity;
	/** A sentence or two as a person would say them, the source's words in it. */
	readonly message: string;
	readonly span: Span;
	/** The words that differ, as they read; undefined where the finding is about the whole quotation or citation. */
	readonly differs: { readonly draft: string; readonly source: string } | undefined;
	/** The very place in the source. */
	readonly passage: Passage | undefined;
	/** What would mend it, the best first. */
	readonly fixes: readonly Fix[];
	readonly quotation: Quotation | undefined;
	readonly citation: Citation | undefined;
}

export const findingCodes = [
	'altered',
	'unmarked-omission',
	'unmarked-insertion',
	'not-found',
	'wrong-source',
	'wrong-locator',
	'wrong-speaker',
	'unknown-source',
	'meaning-changed',
	'uncheckable',
	'uncited',
	'unused-ignore',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** An edit of the draft. */
export interface Fix {
	readonly kind:
		| 'restore'
		| 'mark-omission'
		| 'bracket'
		| 'correct-citation'
		| 'correct-locator'
		| 'add-citation'
		| 'correct-ignore'
		| 'remove-ignore';
	readonly title: string;
	/** Not overlapping, in order. */
	readonly edits: readonly Edit[];
}
