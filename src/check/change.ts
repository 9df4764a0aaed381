/** A difference with what it takes to say and mend it. */
import type { Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import type { Span } from '../text/span.ts';
import type { Word } from '../text/tokens.ts';
import type { Comparison } from './compare.ts';
import type { Convention } from './conventions.ts';
import type { Difference } from './finding.ts';
import type { ComparedPart } from './place-part.ts';
import { type CheckSettings, severityOfConvention } from './settings.ts';
import { sourceReads } from './source-text.ts';

export interface Change extends Difference {
	/** The draft's words, the source's: as they read. */
	readonly draftWords: string;
	readonly sourceWords: string;
	/** Putting `source` of the source's text in place of `draft` restores it; undefined where there is nothing to restore. */
	readonly mend: { readonly draft: Span; readonly source: Span } | undefined;
	/** Where a finding about it is shown: the words that differ, or those that an omission stands between. */
	readonly shown: Span;
}

export interface JudgeInput {
	readonly quotation: Quotation;
	readonly comparison: Comparison;
	readonly library: LibraryView;
	/** That the quotation was compared with. */
	readonly source: Source;
	readonly settings: CheckSettings;
}

export interface FoundChange {
	readonly kind: Difference['kind'];
	readonly convention: Convention;
	readonly draft: Span;
	readonly source: Span;
	readonly mend?: Change['mend'];
	/** Where it is not `draft`. */
	readonly shown?: Span;
	/** What is read out in a message, where it is more than the difference itself. */
	readonly readDraft?: Span;
	readonly readSource?: Span;
	/** The writer declares it, or it cannot be told. */
	readonly excused?: boolean;
}

export function changeOf(input: JudgeInput, found: FoundChange): Change {
	const { kind, convention, draft, source, mend, shown, readDraft, readSource, excused } = found;
	const severity = excused === true ? undefined : severityOfConvention(input.settings, convention);
	return {
		kind,
		convention,
		draft,
		source,
		severity,
		acceptable: severity === undefined,
		draftWords: draftReads(input.quotation, readDraft ?? draft),
		sourceWords: sourceReads(input.library, input.source, readSource ?? source).trim(),
		mend,
		shown: shown ?? draft,
	};
}

/** The quotation's words within a stretch of the draft. */
function draftReads({ words }: Quotation, span: Span): string {
	let text = '';
	for (let i = 0; i < words.text.length; i++) {
		if ((words.from[i] as number) >= span.start && (words.to[i] as number) <= span.end) text += words.text.charAt(i);
	}
	return text.replace(/\s+/g, ' ').trim();
}

export function spanOf(words: readonly Word[]): Span | undefined {
	const first = words[0];
	const last = words.at(-1);
	return first && last ? { start: first.start, end: last.end } : undefined;
}

/** The place in the source before the window's word. */
export function emptyAt(part: ComparedPart, sourceIndex: number): Span {
	const at = part.tokens.words[sourceIndex - 1]?.end ?? part.tokens.words[sourceIndex]?.start ?? 0;
	return { start: at, end: at };
}
