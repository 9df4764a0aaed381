/** Punctuation: between two words that were kept, and at the quotation's end. */
import type { Span } from '../text/span.ts';
import type { Gap, Mark, Word } from '../text/tokens.ts';
import type { Convention } from './conventions.ts';
import { punctuationOf } from './punctuation.ts';

export interface MarksChange {
	readonly convention: Convention;
	/** The draft's marks; undefined where it has none. */
	readonly draft: Span | undefined;
	readonly source: Span | undefined;
}

/** Signs that belong to the number beside them. */
const numberSigns = /[£$€¥%‰°+±×÷=<]/gu;

/** @param sourceNext the source's word after the marks */
export function judgeMarksBetween(draft: readonly Mark[], source: Gap, sourceNext: Word): MarksChange | undefined {
	const inDraft = punctuationOf(draft);
	const inSource = punctuationOf(source.marks);
	if (samePunctuation(inDraft, inSource)) return undefined;
	const hyphenOnly = [inDraft, inSource].every((marks) => marks === '' || marks === '-');
	// A hyphen at the end of the source's line may be the printer's.
	if (hyphenOnly && source.lineBreak) return undefined;
	const last = source.marks.at(-1);
	const minus =
		inSource === '-' && inDraft === '' && last?.end === sourceNext.start && /^\p{Nd}/u.test(sourceNext.text);
	const number = minus || (inDraft.match(numberSigns) ?? []).join('') !== (inSource.match(numberSigns) ?? []).join('');
	return {
		convention: number ? 'number' : hyphenOnly ? 'hyphenation' : 'interior-punctuation',
		draft: spanOf(draft),
		source: spanOf(source.marks),
	};
}

/** A short dash without spaces is a hyphen in one house and a dash in another. */
function samePunctuation(a: string, b: string): boolean {
	if (a === b) return true;
	return a.replaceAll('–', '-') === b.replaceAll('–', '-') || a.replaceAll('–', '—') === b.replaceAll('–', '—');
}

export interface FinalMarksChange {
	readonly draft: Span;
	/** The source's first mark there; undefined where it has none. */
	readonly source: Span | undefined;
}

/** Styles move or drop the mark at a quotation's end; only a question or an exclamation put in says something new. */
export function judgeFinalMarks(draft: readonly Mark[], source: Gap | undefined): FinalMarksChange | undefined {
	const added = draft.find((mark) => mark.sign === '?' || mark.sign === '!');
	if (added === undefined || source?.marks.some((mark) => mark.sign === added.sign)) return undefined;
	return { draft: added, source: source?.marks.find((mark) => punctuationOf([mark]) !== '') };
}

function spanOf(marks: readonly Mark[]): Span | undefined {
	const first = marks[0];
	const last = marks.at(-1);
	return first && last ? { start: first.start, end: last.end } : undefined;
}
