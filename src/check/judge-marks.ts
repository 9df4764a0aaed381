/** Punctuation: between two words that were kept, and at the quotation's end. */
import type { Span } from '../text/span.ts';
import type { Gap, Mark } from '../text/tokens.ts';
import type { Convention } from './conventions.ts';
import { punctuationOf } from './punctuation.ts';

export interface MarksChange {
	readonly convention: Convention;
	/** The draft's marks; undefined where it has none. */
	readonly draft: Span | undefined;
	readonly source: Span | undefined;
	/** As they would be written between two words. */
	readonly draftReads: string;
	readonly sourceReads: string;
}

export function judgeMarksBetween(draft: readonly Mark[], source: Gap): MarksChange | undefined {
	const inDraft = punctuationOf(draft);
	const inSource = punctuationOf(source.marks);
	if (inDraft === inSource) return undefined;
	const hyphenOnly = [inDraft, inSource].every((marks) => marks === '' || marks === '-');
	// A hyphen at the end of the source's line may be the printer's.
	if (hyphenOnly && source.lineBreak) return undefined;
	return {
		convention: hyphenOnly ? 'hyphenation' : 'interior-punctuation',
		draft: spanOf(draft),
		source: spanOf(source.marks),
		draftReads: spaced(inDraft),
		sourceReads: spaced(inSource),
	};
}

export interface FinalMarksChange {
	readonly convention: Convention;
	readonly draft: Span;
	readonly draftReads: string;
	readonly sourceReads: string;
}

/** Styles move or drop the mark at a quotation's end; only a question or an exclamation put in says something new. */
export function judgeFinalMarks(draft: readonly Mark[], source: Gap | undefined): FinalMarksChange | undefined {
	const added = draft.find((mark) => mark.sign === '?' || mark.sign === '!');
	if (added === undefined || source?.marks.some((mark) => mark.sign === added.sign)) return undefined;
	return {
		convention: 'end-mark-added',
		draft: { start: added.start, end: added.end },
		draftReads: added.sign,
		sourceReads: punctuationOf(source?.marks ?? []).slice(0, 1),
	};
}

function spanOf(marks: readonly Mark[]): Span | undefined {
	const first = marks[0];
	const last = marks.at(-1);
	return first && last ? { start: first.start, end: last.end } : undefined;
}

function spaced(marks: string): string {
	if (marks === '') return ' ';
	if (marks === '-' || marks === '—') return marks;
	return marks === '…' ? ' … ' : `${marks} `;
}
