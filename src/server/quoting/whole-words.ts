import type { LongText } from '../../text/long-text.ts';
import type { Span } from '../../text/span.ts';
import { scanWords } from '../../text/words.ts';

/** No word is longer: what is looked at on both sides of an end. */
const margin = 80;

/** The span, its ends moved out of the words that they stand in; blanks at its ends are left out. */
export function wholeWords(text: LongText, { start, end }: Span): Span {
	const selected = text.slice(start, end);
	const from = start + (selected.length - selected.trimStart().length);
	const to = Math.max(from, start + selected.trimEnd().length);
	return { start: wordAround(text, from)?.start ?? from, end: wordAround(text, to)?.end ?? to };
}

/** The word that `at` stands in the midst of. */
function wordAround(text: LongText, at: number): Span | undefined {
	const from = Math.max(0, at - margin);
	const window = text.slice(from, at + margin);
	let found: Span | undefined;
	scanWords(window, 0, window.length, (start, end) => {
		if (from + start < at && at < from + end) found = { start: from + start, end: from + end };
	});
	return found;
}
