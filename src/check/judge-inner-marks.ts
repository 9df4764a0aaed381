/**
 * Quotation marks inside the passage: words that the source itself quotes must still be seen to be quoted. Only a
 * pair that opens and closes within the passage counts, since a quotation may begin or end inside another's speech.
 */
import type { Gap, Mark } from '../text/tokens.ts';
import type { ComparedPart } from './place-part.ts';

/** Of a pair: the first and last word it encloses, as indexes of the window, and of the part's elements. */
export interface DroppedMarks {
	readonly sourceFirst: number;
	readonly sourceLast: number;
	readonly elementFirst: number;
	readonly elementLast: number;
}

const opening = '“„«‹「『‘"';
const closings = new Map([
	['“', '”'],
	['„', '“”'],
	['«', '»'],
	['‹', '›'],
	['「', '」'],
	['『', '』'],
	['‘', '’'],
	['"', '"'],
]);

export function droppedInnerMarks(part: ComparedPart, sourceText: string): readonly DroppedMarks[] {
	const elementOf = new Map<number, number>();
	for (const step of part.steps) if (step.kind === 'match') elementOf.set(step.source, step.element);
	const first = part.first - part.windowFirst;
	const last = part.end - part.windowFirst - 1;
	const dropped: DroppedMarks[] = [];
	for (let open = first + 1; open <= last; open++) {
		const mark = openingMark(part.tokens.gaps[open], sourceText);
		if (mark === undefined) continue;
		for (let close = open; close < last; close++) {
			const gap = part.tokens.gaps[close + 1];
			if (!closesWith(gap, closings.get(mark) ?? '', sourceText)) continue;
			const elementFirst = elementOf.get(open);
			const elementLast = elementOf.get(close);
			if (elementFirst !== undefined && elementLast !== undefined) {
				const { elements } = part.part;
				const kept = [elements[elementFirst]?.before, elements[elementLast + 1]?.before ?? part.part.after];
				if (!kept.some((marks) => marks?.some(isQuotationMark))) {
					dropped.push({ sourceFirst: open, sourceLast: close, elementFirst, elementLast });
				}
			}
			open = close;
			break;
		}
	}
	return dropped;
}

/** The last mark before the word, where it opens a quotation: nothing but space stands before it. */
function openingMark(gap: Gap | undefined, text: string): string | undefined {
	const mark = gap?.marks.findLast(isQuotationMark);
	if (mark === undefined) return undefined;
	const char = text.charAt(mark.start);
	return opening.includes(char) && !/[\p{L}\p{N}.,;:!?]/u.test(text.charAt(mark.start - 1)) ? char : undefined;
}

function closesWith(gap: Gap | undefined, closing: string, text: string): boolean {
	return (
		gap?.marks.some(
			(mark) =>
				isQuotationMark(mark) && closing.includes(text.charAt(mark.start)) && /\S/.test(text.charAt(mark.start - 1)),
		) ?? false
	);
}

function isQuotationMark(mark: Mark): boolean {
	return mark.sign === '"';
}
