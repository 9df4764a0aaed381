import type { Span } from '../../text/span.ts';
import { hasLower } from './letters.ts';
import { isBlankLine, type Lines } from './lines.ts';

/** Whether a sentence goes on from the one line to the other beyond doubt. */
export function cutsSentence(lines: Lines, above: number, below: number): boolean {
	if (!isLine(lines, above) || !isLine(lines, below)) return false;
	return !endsSentence(lines, above) && startsLower(lines, below);
}

/** Whether a sentence may go on from the one line to the other. */
function mayCutSentence(lines: Lines, above: number, below: number): boolean {
	if (!isLine(lines, above) || !isLine(lines, below)) return false;
	return !endsSentence(lines, above) || startsLower(lines, below);
}

function isLine(lines: Lines, index: number): boolean {
	return index >= 0 && index < lines.count;
}

const closers = '])"\'\u2019\u201d\u00bb';
const sentenceEnds = '.!?:;…';

function endsSentence({ text, from, to }: Lines, index: number): boolean {
	const start = from[index] as number;
	let last = (to[index] as number) - 1;
	while (last >= start && closers.includes(text.charAt(last))) last--;
	return last >= start && sentenceEnds.includes(text.charAt(last));
}

function startsLower({ text, from, to }: Lines, index: number): boolean {
	const start = from[index] as number;
	const end = to[index] as number;
	const first = text.codePointAt(start) ?? 0;
	return start < end && hasLower(text, start, start + (first > 0xffff ? 2 : 1));
}

/** Index of the nearest line from `at` in steps of `step` that is neither blank nor furniture. */
export function nextWording(lines: Lines, furniture: ReadonlySet<number>, at: number, step: 1 | -1): number {
	let index = at + step;
	while (isLine(lines, index) && (isBlankLine(lines, index) || furniture.has(index))) index += step;
	return index;
}

/**
 * The spans of lines that are furniture. Where it stands within sentences (`cutting`), the white space around it
 * belongs to it as well, so that the sentence reads on as if the page did not end.
 */
export function furnitureSpans(lines: Lines, furniture: ReadonlySet<number>, cutting: boolean): Span[] {
	const { starts, ends } = lines;
	const spans: Span[] = [];
	const indexes = [...furniture].sort((a, b) => a - b);
	for (let i = 0; i < indexes.length; i++) {
		const first = indexes[i] as number;
		const above = nextWording(lines, furniture, first, -1);
		const below = nextWording(lines, furniture, first, 1);
		while (i + 1 < indexes.length && (indexes[i + 1] as number) < below) i++;
		const last = indexes[i] as number;
		const cut = cutting && mayCutSentence(lines, above, below);
		const start = cut ? starts[above + 1] : starts[first];
		const end = cut ? starts[below] : ends[last];
		if (start !== undefined && end !== undefined) spans.push({ start, end });
	}
	return spans;
}
