import type { MarkPair } from './quotation-marks.ts';
import { Kind, type Wording } from './wording.ts';

/**
 * Where the sentences of a paragraph end. What stands inside a quotation does not end the sentence around it, but for
 * its last mark (“… desperation.” Next). Bracketed citations, notes and round brackets that follow a full stop
 * still belong to the sentence before (… desperation. [@walden] (emphasis added)).
 */

const terminal = /[.!?…。！？]/g;
const fullWidth = /[。！？]/;
const abbreviation =
	/(?:^|[\s([„“"'])(?:\p{Lu}|Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Gen|Col|Capt|Lt|Sgt|Gov|Sen|Rep|Hon|St|Jr|Sr|Mt|Fr|Hr|M|MM|Mme|Mlle|Me|vs|viz|cf|ca|al|eds?|trans|vols?|nos?|pp?|chs?|secs?|figs?|art|ll?|S|Bd|Kap|Abs|Anm|Nr|bzw|vgl|sog|usw|Aufl|Hrsg|e\.g|i\.e|z\.\s?B|d\.\s?h|u\.\s?a|p\.\s?ex|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|U\.S|[A-Z]\.[A-Z])$/u;
const aside = /^\([^()]{0,160}\)/;

/** Ends of the sentences, ascending; the last is the wording's length. */
export function readSentences(wording: Wording, pairs: readonly MarkPair[]): readonly number[] {
	const { text, kinds } = wording;
	const ends: number[] = [];
	let nextPair = 0;
	/** The next terminal mark. */
	let found = -1;
	for (let from = 0; from < text.length; ) {
		if (found < from) {
			terminal.lastIndex = from;
			found = terminal.exec(text)?.index ?? text.length;
		}
		const pair = pairs[nextPair];
		let at = found;
		if (pair && pair.open <= found) {
			nextPair++;
			at = Math.min(pair.close, text.length - 1);
			from = at + 1;
			if (!endsOn(text, pair.close - 1)) continue;
		} else {
			from = at + 1;
			if (found === text.length) break;
			if (kinds[at] !== Kind.text || isAbbreviation(text, at)) continue;
		}
		const { end, scanned } = sentenceEnd(text, kinds, at);
		if (end < 0) {
			// Every mark of the run would only lead to the same answer: without this, long runs take quadratic time.
			from = Math.max(from, scanned);
			while (nextPair < pairs.length && (pairs[nextPair]?.close ?? scanned) < scanned) nextPair++;
			continue;
		}
		ends.push(end);
		from = Math.max(from, end);
		while (nextPair < pairs.length && (pairs[nextPair]?.open ?? end) < end) nextPair++;
	}
	if (ends.at(-1) !== text.length) ends.push(text.length);
	return ends;
}

/** Which sentence the unit at `at` is in. */
export function sentenceAt(ends: readonly number[], at: number): number {
	let low = 0;
	let high = ends.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ends[middle] ?? 0) <= at) low = middle + 1;
		else high = middle;
	}
	return Math.max(0, low);
}

function endsOn(text: string, at: number): boolean {
	return '.!?…。！？'.includes(text[at] ?? ' ');
}

function isAbbreviation(text: string, at: number): boolean {
	return text[at] === '.' && abbreviation.test(text.slice(Math.max(0, at - 12), at));
}

/**
 * Where the sentence whose full stop (or closed quotation) is at `at` ends; -1 if it goes on, and then no mark before
 * `scanned` ends it either.
 */
function sentenceEnd(text: string, kinds: Uint8Array, at: number): { end: number; scanned: number } {
	let i = at + 1;
	while (i < text.length && /[.!?…。！？)\]}”’"'»«“]/.test(text[i] ?? '') && !startsNext(text, i)) i++;
	let end = i;
	let spaced = fullWidth.test(text[at] ?? '');
	// A full-width mark further on needs no blank, so that it may end what this one does not.
	const other = spaced ? -1 : text.slice(at, i).search(fullWidth);
	let scanned = other < 0 ? i : at + other;
	let sameAnswer = other < 0;
	for (;;) {
		let next = i;
		while (next < text.length && /\s/.test(text[next] ?? '')) next++;
		if (next > i) spaced = true;
		if (next >= text.length) return { end: text.length, scanned };
		const kind = kinds[next] ?? 0;
		if (kind === Kind.note || (kind === Kind.citation && standsApart(text, next))) {
			i = next + 1;
			spaced = true;
		} else if (text[next] === '(') {
			const bracket = aside.exec(text.slice(next, next + 170))?.[0];
			if (bracket === undefined || !standsApart(text, next + bracket.length - 1)) break;
			i = next + bracket.length;
			// What stands inside may hold sentences of its own.
			sameAnswer = false;
		} else break;
		while (i < text.length && /[.,;]/.test(text[i] ?? '')) i++;
		end = i;
		if (sameAnswer) scanned = end;
	}
	while (end < text.length && /\s/.test(text[end] ?? '')) end++;
	const next = text[end] ?? '';
	if (!spaced && !/\s/.test(text[end - 1] ?? '')) return { end: -1, scanned };
	return { end: /\p{Ll}/u.test(next) || /[,;:—–]/.test(next) ? -1 : end, scanned };
}

/** The object or bracket that ends at `at` does not begin a sentence of its own: what follows does, or nothing. */
function standsApart(text: string, at: number): boolean {
	return /^[.,;]?(?:\s*$|\s*(?:\uFFFC|[\p{Lu}\d“„«»‘"'([「『*—–-]))/u.test(text.slice(at + 1, at + 6));
}

/** A quotation mark that opens the next sentence, after a blank. */
function startsNext(text: string, at: number): boolean {
	return /\s/.test(text[at - 1] ?? '') && !/[\s]/.test(text[at + 1] ?? ' ');
}
