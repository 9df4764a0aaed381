import type { Span } from '../../text/span.ts';
import type { Line } from './lines.ts';

const sentenceEnd = /[.!?:;…][\])"'\u2019\u201d\u00bb]*$/u;

/** Whether a sentence goes on from the one line to the other beyond doubt. */
export function cutsSentence(lineBefore: Line | undefined, lineAfter: Line | undefined): boolean {
	if (lineBefore === undefined || lineAfter === undefined) return false;
	return !sentenceEnd.test(lineBefore.trimmed) && /^\p{Ll}/u.test(lineAfter.trimmed);
}

/** Whether a sentence may go on from the one line to the other. */
function mayCutSentence(lineBefore: Line | undefined, lineAfter: Line | undefined): boolean {
	if (lineBefore === undefined || lineAfter === undefined) return false;
	return !sentenceEnd.test(lineBefore.trimmed) || /^\p{Ll}/u.test(lineAfter.trimmed);
}

/** Index of the nearest line from `at` in steps of `step` that is neither blank nor furniture. */
export function nextWording(lines: readonly Line[], furniture: ReadonlySet<number>, at: number, step: 1 | -1): number {
	let index = at + step;
	while (index >= 0 && index < lines.length && (lines[index]?.trimmed === '' || furniture.has(index))) index += step;
	return index;
}

/**
 * The spans of lines that are furniture. Where it stands within sentences (`cutting`), the white space around it
 * belongs to it as well, so that the sentence reads on as if the page did not end.
 */
export function furnitureSpans(lines: readonly Line[], furniture: ReadonlySet<number>, cutting: boolean): Span[] {
	const spans: Span[] = [];
	const indexes = [...furniture].sort((a, b) => a - b);
	for (let i = 0; i < indexes.length; i++) {
		const first = indexes[i] as number;
		const above = nextWording(lines, furniture, first, -1);
		const below = nextWording(lines, furniture, first, 1);
		while (i + 1 < indexes.length && (indexes[i + 1] as number) < below) i++;
		const last = indexes[i] as number;
		const cut = cutting && mayCutSentence(lines[above], lines[below]);
		const start = cut ? lines[above + 1]?.start : lines[first]?.start;
		const end = cut ? lines[below]?.start : lines[last]?.end;
		if (start !== undefined && end !== undefined) spans.push({ start, end });
	}
	return spans;
}
