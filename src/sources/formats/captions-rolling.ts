/**
 * Captions that roll, as those that a machine hears: each cue shows again what the one before has shown, and adds to
 * it. Method: the longest end of one cue's words that is the beginning of the next one's; it counts where most cues
 * of the file begin so. Cost: linear in the file, times the words of a cue.
 */
import type { Span } from '../../text/span.ts';

/** Of a cue no more than that many words are compared. */
const mostWords = 60;
/** A word or two may be said twice: of so many cues, most are not. */
const fewestCues = 3;

/**
 * What of each cue was shown before.
 * @param words of each cue in order: where they stand
 */
export function readRepeated(text: string, words: readonly (readonly Span[])[]): readonly Span[] {
	const repeated: Span[] = [];
	let spoken = 0;
	let last: readonly string[] = [];
	for (const spans of words) {
		if (spans.length === 0) continue;
		const said = spans.map(({ start, end }) => text.slice(start, end));
		const count = overlap(last, said.slice(0, mostWords));
		if (last.length > 0) spoken++;
		last = said.slice(-mostWords);
		const [first, end] = [spans[0], spans[count - 1]];
		if (first !== undefined && end !== undefined) repeated.push({ start: first.start, end: end.end });
	}
	return repeated.length >= fewestCues && repeated.length >= spoken * 0.5 ? repeated : [];
}

/** How many words the one ends and the other begins with. */
function overlap(before: readonly string[], after: readonly string[]): number {
	for (let count = Math.min(before.length, after.length); count > 0; count--) {
		let at = 0;
		while (at < count && before[before.length - count + at] === after[at]) at++;
		if (at === count) return count;
	}
	return 0;
}
