/**
 * Words: one pass over a text, one word after another with its place and the hash of its base letters. The same
 * pass serves the index (millions of words, hashes only) and the judge (a window, with the marks between), so that
 * the two always count words alike. Cost: linear, one table look-up a character.
 *
 * A word is a run of letters and digits with their combining marks and inner apostrophes (don't), digits keep
 * inner separators (3,000; 3.5), a word divided at a line's end is one word, and each ideograph is a word.
 */
import { baseExpands, baseExpansion, baseOf, CharClass, classOf, classOfPair } from './fold.ts';
import type { Span } from './span.ts';

/** @param hash of the word's base letters: equal for words that differ in case, accents, ligatures, apostrophes or separators only. */
export type WordVisitor = (start: number, end: number, hash: number) => void;

const comma = 44;
const period = 46;

/** Visits the words that start in `[start, end)`, in order. */
export function scanWords(text: string, start: number, end: number, visit: WordVisitor): void {
	let at = start;
	while (at < end) {
		let kind = classOf(text.charCodeAt(at));
		if (kind === CharClass.surrogate) kind = classOfPair(text, at);
		if (kind === CharClass.ideograph) {
			const next = at + (isPair(text, at) ? 2 : 1);
			visit(at, next, hashIdeograph(text, at, next));
			at = next;
		} else if (kind === CharClass.letter || kind === CharClass.digit) {
			at = scanWord(text, at, end, visit);
		} else {
			at++;
		}
	}
}

function scanWord(text: string, start: number, end: number, visit: WordVisitor): number {
	let hash = 0x811c9dc5;
	let at = start;
	let wordEnd = start;
	while (at < end) {
		const code = text.charCodeAt(at);
		let kind = classOf(code);
		if (kind === CharClass.surrogate) kind = classOfPair(text, at);
		if (kind === CharClass.letter || kind === CharClass.digit) {
			const base = baseOf(code);
			if (base === baseExpands) {
				const letters = baseExpansion(code);
				for (let i = 0; i < letters.length; i++) hash = Math.imul(hash ^ letters.charCodeAt(i), 0x01000193);
			} else {
				hash = Math.imul(hash ^ base, 0x01000193);
			}
			at += isPair(text, at) ? 2 : 1;
			wordEnd = at;
		} else if (kind === CharClass.combining) {
			wordEnd = ++at;
		} else if (kind === CharClass.ignorable) {
			const resumed = afterLineBreak(text, at + 1, end);
			at = resumed > 0 ? resumed : at + 1;
		} else if (kind === CharClass.apostrophe) {
			if (!startsLetter(text, at + 1, end)) break;
			at++;
		} else if (kind === CharClass.hyphen) {
			const resumed = afterLineBreak(text, at + 1, end);
			if (resumed < 0 || !isLower(text, resumed) || !/\p{L}/u.test(text.charAt(at - 1))) break;
			at = resumed;
		} else if ((code === comma || code === period) && isDigit(text, at - 1) && isDigit(text, at + 1)) {
			at++;
		} else {
			break;
		}
	}
	visit(start, wordEnd, finish(hash));
	return Math.max(at, wordEnd);
}

/** Where a word divided at the end of its line goes on; -1 where no line ends at `at`. */
function afterLineBreak(text: string, at: number, end: number): number {
	let next = at;
	while (next < end && classOf(text.charCodeAt(next)) === CharClass.space) next++;
	if (next >= end || classOf(text.charCodeAt(next)) !== CharClass.lineBreak) return -1;
	if (text.charCodeAt(next) === 13 && text.charCodeAt(next + 1) === 10) next++;
	next++;
	while (next < end && classOf(text.charCodeAt(next)) === CharClass.space) next++;
	return startsLetter(text, next, end) ? next : -1;
}

function startsLetter(text: string, at: number, end: number): boolean {
	if (at >= end) return false;
	const kind = classOf(text.charCodeAt(at));
	return kind === CharClass.letter || (kind === CharClass.surrogate && classOfPair(text, at) === CharClass.letter);
}

function isLower(text: string, at: number): boolean {
	const char = text.charAt(at);
	return char === char.toLowerCase() && char !== char.toUpperCase();
}

function isDigit(text: string, at: number): boolean {
	return classOf(text.charCodeAt(at)) === CharClass.digit;
}

function isPair(text: string, at: number): boolean {
	return classOf(text.charCodeAt(at)) === CharClass.surrogate;
}

function hashIdeograph(text: string, start: number, end: number): number {
	let hash = 0x811c9dc5;
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return finish(hash);
}

/** Spreads the low bits, which FNV leaves alike for words that end alike. */
function finish(hash: number): number {
	let mixed = hash ^ (hash >>> 16);
	mixed = Math.imul(mixed, 0x85ebca6b);
	return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** As `scanWords`, leaving out words that start within `apparatus` (in order, not overlapping). */
export function scanWording(
	text: string,
	start: number,
	end: number,
	apparatus: readonly Span[],
	visit: WordVisitor,
): void {
	let from = start;
	for (let i = firstEndingAfter(apparatus, start); i < apparatus.length; i++) {
		const skipped = apparatus[i] as Span;
		if (skipped.start >= end) break;
		if (skipped.start > from) scanWords(text, from, skipped.start, visit);
		from = Math.max(from, skipped.end);
	}
	if (from < end) scanWords(text, from, end, visit);
}

function firstEndingAfter(spans: readonly Span[], at: number): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((spans[middle] as Span).end <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The hash `scanWords` gives for the first word of `word`; 0 if it holds none. */
export function hashWord(word: string): number {
	let found = 0;
	scanWords(word, 0, word.length, (_start, _end, hash) => {
		found ||= hash;
	});
	return found;
}
