/**
 * Quotation marks inside the passage: words that the source itself quotes must still be seen to be quoted. A mark
 * counts where the draft keeps the words on both sides of it and has none between them. Single marks count in pairs
 * only, since they are apostrophes too; so do marks at the beginning of a paragraph, which may be mere repetitions.
 */
import type { LongText } from '../text/long-text.ts';
import type { Gap, Mark } from '../text/tokens.ts';
import type { ComparedPart } from './place-part.ts';

/** What the marks enclose of the passage: first and last word, as indexes of the window, and of the part's elements. */
export interface DroppedMarks {
	readonly sourceFirst: number;
	readonly sourceLast: number;
	readonly elementFirst: number;
	readonly elementLast: number;
}

const doubled = '“”„«»‹›「」『』"＂';

/** The first place where marks were dropped; one is enough to say so. */
export function droppedInnerMarks(part: ComparedPart, sourceText: LongText): readonly DroppedMarks[] {
	const elementOf = new Map<number, number>();
	for (const step of part.steps) if (step.kind === 'match') elementOf.set(step.source, step.element);
	const first = part.first - part.windowFirst;
	const last = part.end - part.windowFirst - 1;
	for (let at = first + 1; at <= last; at++) {
		const before = elementOf.get(at - 1);
		const element = elementOf.get(at);
		if (before === undefined || element !== before + 1) continue;
		if (part.part.elements[element]?.before.some(isQuotationMark)) continue;
		if (!hasMarks(part, at, last, sourceText)) continue;
		const to = enclosedEnd(part, at, last, sourceText);
		const elementLast = elementOf.get(to) ?? element;
		return [{ sourceFirst: at, sourceLast: to, elementFirst: element, elementLast }];
	}
	return [];
}

function hasMarks({ tokens }: ComparedPart, at: number, last: number, text: LongText): boolean {
	const gap = tokens.gaps[at] as Gap;
	if (gap.paragraphBreak) return false;
	if (gap.marks.some((mark) => isQuotationMark(mark) && doubled.includes(charAt(text, mark)))) return true;
	return opensSingle(gap, text) && closingSingle(tokens.gaps.slice(at + 1, last + 1), text) >= 0;
}

function enclosedEnd({ tokens }: ComparedPart, at: number, last: number, text: LongText): number {
	for (let to = at; to < last; to++) {
		const gap = tokens.gaps[to + 1] as Gap;
		if (gap.marks.some((mark) => isQuotationMark(mark) && doubled.includes(charAt(text, mark)))) return to;
		if (closingSingle([gap], text) >= 0) return to;
	}
	return last;
}

function opensSingle(gap: Gap, text: LongText): boolean {
	return gap.marks.some((mark) => charAt(text, mark) === '‘' && !/[\p{L}\p{N}]/u.test(charBefore(text, mark)));
}

/** The first gap with a mark that closes: after a letter or mark, before none. */
function closingSingle(gaps: readonly Gap[], text: LongText): number {
	return gaps.findIndex((gap) =>
		gap.marks.some((mark) => charAt(text, mark) === '’' && /\S/.test(charBefore(text, mark))),
	);
}

function isQuotationMark(mark: Mark): boolean {
	return mark.sign === '"';
}

function charAt(text: LongText, { start }: Mark): string {
	return text.slice(start, start + 1);
}

function charBefore(text: LongText, { start }: Mark): string {
	return text.slice(Math.max(0, start - 1), start);
}
