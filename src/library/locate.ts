/**
 * Locating: which stretches of a source could a wording come from? Three ways, each only when the one before does
 * not answer. (1) The rarest bigram's postings, each verified: finds verbatim wordings. (2) Votes of all its
 * bigrams, gathered in windows of about the wording's length. (3) Votes of its rarer single words by one scan over
 * the source's list of words: finds short wordings with every other word changed, at about 1 ms a megabyte; used
 * on the few sources in question, never over the library. What is likely is aligned afterwards; nothing is decided here.
 */

import type { Span } from '../text/span.ts';
import type { LibraryView, Source } from './library.ts';
import { bigram, postings, type Segment } from './segment.ts';

/** A stretch of a source, in words of its segment, half-open, and how much of the wording votes for it, 0 to 1. */
export interface Window {
	readonly first: number;
	readonly end: number;
	readonly score: number;
}

/** Postings read for one wording in one source before the commoner bigrams are left out. */
const postingBudget = 4000;
/** Hits read in a scan before the commoner words are left out. */
const scanBudget = 30000;

/** First words of the places where the wording's words stand one after another, ascending; at most `limit`. */
export function exactPlaces(segment: Segment, hashes: ArrayLike<number>, limit: number): readonly number[] {
	const found: number[] = [];
	for (let at = exactAfter(segment, hashes, 0); at !== undefined && found.length < limit; ) {
		found.push(at);
		at = exactAfter(segment, hashes, at + 1);
	}
	return found;
}

/** The first place at or after the word `from`. */
export function exactAfter(segment: Segment, hashes: ArrayLike<number>, from: number): number | undefined {
	if (hashes.length === 1) return found(segment.words.indexOf(hashes[0] as number, from));
	const { range, offset } = rarestPair(segment, hashes);
	for (let i = lowerBound(segment, range, from + offset); i < range.end; i++) {
		const first = (segment.positions[i] as number) - offset;
		if (standsAt(segment, hashes, first)) return first;
	}
	return undefined;
}

/** The last place that ends at or before the word `until`. */
export function exactBefore(segment: Segment, hashes: ArrayLike<number>, until: number): number | undefined {
	const last = until - hashes.length;
	if (last < 0) return undefined;
	if (hashes.length === 1) return found(segment.words.lastIndexOf(hashes[0] as number, last));
	const { range, offset } = rarestPair(segment, hashes);
	for (let i = lowerBound(segment, range, last + offset + 1) - 1; i >= range.start; i--) {
		const first = (segment.positions[i] as number) - offset;
		if (first >= 0 && standsAt(segment, hashes, first)) return first;
	}
	return undefined;
}

function found(index: number): number | undefined {
	return index < 0 ? undefined : index;
}

/** Of the wording's bigrams the one with the fewest postings, and which it is; an empty range where one has none. */
function rarestPair(segment: Segment, hashes: ArrayLike<number>): { readonly range: Span; readonly offset: number } {
	let rarest: { readonly range: Span; readonly offset: number } = { range: { start: 0, end: 0 }, offset: 0 };
	for (let i = 0; i + 1 < hashes.length; i++) {
		const range = postings(segment, bigram(hashes[i] as number, hashes[i + 1] as number));
		if (range.start === range.end) return { range, offset: i };
		if (i === 0 || range.end - range.start < rarest.range.end - rarest.range.start) rarest = { range, offset: i };
	}
	return rarest;
}

/** In a bigram's postings, the first whose position is not below. */
function lowerBound({ positions }: Segment, range: Span, position: number): number {
	let low = range.start;
	let high = range.end;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((positions[middle] as number) < position) low = middle + 1;
		else high = middle;
	}
	return low;
}

function standsAt(segment: Segment, hashes: ArrayLike<number>, first: number): boolean {
	for (let i = 0; i < hashes.length; i++) if (segment.words[first + i] !== hashes[i]) return false;
	return true;
}

/** The likeliest windows of one source by bigrams, best first. */
export function windowsByBigrams(segment: Segment, hashes: ArrayLike<number>, limit: number): readonly Window[] {
	const ranges: { readonly start: number; readonly end: number; readonly index: number }[] = [];
	for (let i = 0; i + 1 < hashes.length; i++) {
		const range = postings(segment, bigram(hashes[i] as number, hashes[i + 1] as number));
		if (range.end > range.start) ranges.push({ ...range, index: i });
	}
	if (ranges.length === 0) return [];
	ranges.sort((a, b) => a.end - a.start - (b.end - b.start));
	const hits: Hit[] = [];
	let read = 0;
	for (const range of ranges) {
		if (hits.length > 0 && hits.length + range.end - range.start > postingBudget) break;
		read++;
		for (let i = range.start; i < range.end && hits.length < postingBudget; i++) {
			hits.push({ position: segment.positions[i] as number, index: range.index, weight: 1, times: 1 });
		}
	}
	hits.sort((a, b) => a.position - b.position);
	const judged = hashes.length - 1 - (ranges.length - read);
	return bestWindows(hits, hashes.length, judged, segment.words.length, limit);
}

/** Ways to part words in two, by the whole word's hash: to-morrow for tomorrow. */
export type Halves = ReadonlyMap<number, Ways>;

type Ways = readonly (readonly [first: number, second: number])[];

/**
 * The likeliest windows of one source by single words, best first. Cost: a scan of the source's words.
 * @param halves of words that the source may have in two.
 */
export function windowsByWords(
	segment: Segment,
	hashes: ArrayLike<number>,
	limit: number,
	halves: Halves = new Map(),
): readonly Window[] {
	const total = segment.words.length;
	const counts = countWords(segment, hashes);
	const distinct = [...new Set(Array.from(hashes))];
	const byRarity = distinct
		.filter((hash) => (counts.get(hash) ?? 0) > 0)
		.sort((a, b) => (counts.get(a) as number) - (counts.get(b) as number));
	const indexes = new Map<number, Omit<Hit, 'position'>>();
	let read = 0;
	for (const hash of byRarity) {
		const count = counts.get(hash) as number;
		if (indexes.size > 1 && read + count > scanBudget) break;
		read += count;
		const times = Array.from(hashes).filter((other) => other === hash).length;
		indexes.set(hash, { index: indexes.size, weight: rarity(count, total), times });
	}
	const hits: Hit[] = [];
	scanFor(segment, new Set(indexes.keys()), (position, hash) => {
		hits.push({ position, ...(indexes.get(hash) as Omit<Hit, 'position'>) });
	});
	const apart = distinct.flatMap((hash, i) =>
		counts.has(hash) ? [] : hitsOfHalves(segment, halves.get(hash), distinct.length + i),
	);
	if (apart.length > 0) {
		hits.push(...apart);
		hits.sort((a, b) => a.position - b.position);
	}
	const whole = Array.from(hashes).reduce((sum, hash) => sum + rarity(counts.get(hash) ?? 0, total), 0);
	return bestWindows(hits, hashes.length, whole, total, limit);
}

function hitsOfHalves(segment: Segment, ways: Ways | undefined, index: number): Hit[] {
	return (ways ?? []).flatMap(([first, second]) => {
		const range = postings(segment, bigram(first, second));
		const weight = rarity(range.end - range.start, segment.words.length);
		return Array.from(segment.positions.subarray(range.start, range.end), (position) => ({
			position,
			index,
			weight,
			times: 1,
		}));
	});
}

/** How much a word tells, in bits: rare words tell most. A word the source does not have tells as much as a rare one. */
export function rarity(count: number, words: number): number {
	return Math.log2(Math.max(2, words) / Math.max(1, count));
}

/** How often each of the words stands in the source. */
export function countWords(segment: Segment, hashes: ArrayLike<number>): ReadonlyMap<number, number> {
	const counts = new Map<number, number>();
	scanFor(segment, new Set(Array.from(hashes)), (_position, hash) => {
		counts.set(hash, (counts.get(hash) ?? 0) + 1);
	});
	return counts;
}

function scanFor(segment: Segment, wanted: ReadonlySet<number>, visit: (position: number, hash: number) => void): void {
	// A small bitmap answers "certainly not" for nearly every word without touching the set.
	const bitmap = new Uint8Array(0x2000);
	for (const hash of wanted)
		bitmap[(hash & 0xffff) >>> 3] = (bitmap[(hash & 0xffff) >>> 3] as number) | (1 << (hash & 7));
	const { words } = segment;
	for (let i = 0; i < words.length; i++) {
		const hash = words[i] as number;
		if (((bitmap[(hash & 0xffff) >>> 3] as number) & (1 << (hash & 7))) !== 0 && wanted.has(hash)) visit(i, hash);
	}
}

interface Hit {
	readonly position: number;
	/** Which of the wording's bigrams or words it is. */
	readonly index: number;
	readonly weight: number;
	/** How often the wording has it: so often it counts. */
	readonly times: number;
}

/** Slides a window over the hits (by position) and keeps the best that do not overlap. */
function bestWindows(hits: readonly Hit[], length: number, whole: number, words: number, limit: number): Window[] {
	const width = Math.ceil(length * 1.5) + 8;
	const seen = new Map<number, number>();
	const found: { first: number; last: number; score: number }[] = [];
	let sum = 0;
	let tail = 0;
	for (const hit of hits) {
		const times = seen.get(hit.index) ?? 0;
		seen.set(hit.index, times + 1);
		if (times < hit.times) sum += hit.weight;
		for (let old = hits[tail] as Hit; hit.position - old.position > width; old = hits[++tail] as Hit) {
			const left = (seen.get(old.index) as number) - 1;
			seen.set(old.index, left);
			if (left < old.times) sum -= old.weight;
		}
		const first = (hits[tail] as Hit).position;
		const previous = found.at(-1);
		if (previous !== undefined && first <= previous.last) {
			if (sum > previous.score) found[found.length - 1] = { first, last: hit.position, score: sum };
		} else {
			found.push({ first, last: hit.position, score: sum });
			if (found.length > 4096) keepBest(found, limit);
		}
	}
	keepBest(found, limit);
	return found
		.sort((a, b) => b.score - a.score || a.first - b.first)
		.map(({ first, last, score }) => ({
			first: Math.max(0, first - length),
			end: Math.min(words, last + length + 2),
			score: Math.min(1, score / Math.max(1e-9, whole)),
		}));
}

function keepBest(found: { first: number; last: number; score: number }[], limit: number): void {
	const kept = [...found].sort((a, b) => b.score - a.score || a.first - b.first).slice(0, limit);
	kept.sort((a, b) => a.first - b.first);
	found.splice(0, found.length, ...kept);
}

/** A window that shares fewer of the wording's bigrams than this is not what nobody named. */
const sharedAnywhere = 0.4;

/** The likeliest windows of the whole library by bigrams, best first; sources in `except` are left out. */
export function windowsAnywhere(
	library: LibraryView,
	hashes: ArrayLike<number>,
	limit: number,
	except: ReadonlySet<Source>,
): readonly { readonly source: Source; readonly window: Window }[] {
	const found: { readonly source: Source; readonly window: Window }[] = [];
	for (const source of library.sources) {
		if (source.length === 0 || except.has(source)) continue;
		for (const window of windowsByBigrams(library.segment(source), hashes, 3)) {
			if (window.score >= sharedAnywhere) found.push({ source, window });
		}
	}
	return found.sort((a, b) => b.window.score - a.window.score).slice(0, limit);
}
