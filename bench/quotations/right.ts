/** Whether an answer is right. */
import { wordsOf } from '../corpus/words.ts';
import type { Quotation } from './quotations.ts';
import type { Place } from './sample.ts';

/**
 * Right is a place that has the words the quotation was made of, or that agrees with what the quotation now says at
 * least as well: after two slips in six words, another place may be the nearer one, and no finder could know.
 * @param textOf the text of a source
 */
export function isRight(quotation: Quotation, found: Place | undefined, textOf: (source: number) => string): boolean {
	if (found === undefined) return false;
	if (quotation.places.some((place) => overlaps(place, found))) return true;
	const own = quotation.places[0];
	if (own === undefined) return false;
	const said = wording(quotation.text);
	const slips = (place: Place): number => {
		const text = textOf(place.source);
		const around = text.slice(Math.max(0, place.start - margin), place.end + margin);
		return fewestSlips(said, wording(around));
	};
	return slips(found) <= slips(own);
}

/** Numbers are left out: a verse's number is none of its words. */
function wording(text: string): readonly number[] {
	const { hashes, starts } = wordsOf(text);
	return [...hashes].filter((_, i) => !/\d/.test(text.charAt(starts[i] as number)));
}

/** Read on either side of a place, since finders disagree about where a passage begins. */
const margin = 100;

export function overlaps(a: Place, b: Place): boolean {
	return a.source === b.source && a.start < b.end && b.start < a.end;
}

/** Words to put in, leave out or replace to make the wanted words of a stretch of the text (Sellers, 1980). */
export function fewestSlips(wanted: ArrayLike<number>, text: ArrayLike<number>): number {
	let costs = Array.from({ length: wanted.length + 1 }, (_, i) => i);
	let best = wanted.length;
	for (let at = 0; at < text.length; at++) {
		const next = [0];
		for (let i = 1; i <= wanted.length; i++) {
			const same = wanted[i - 1] === text[at] ? 0 : 1;
			const changed = (costs[i - 1] as number) + same;
			next.push(Math.min(changed, (costs[i] as number) + 1, (next[i - 1] as number) + 1));
		}
		costs = next;
		best = Math.min(best, costs[wanted.length] as number);
	}
	return best;
}
