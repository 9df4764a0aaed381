/**
 * Locating in one source: which stretches of it could a wording come from? Three ways, each only when the one before
 * does not answer. (1) The blocks of its rarest pair of words, each looked at: finds verbatim wordings. (2) Votes of
 * all its pairs, and (3) of its single words, which finds short wordings with every other word changed. The votes are
 * counted by blocks, from the postings; only the blocks with the most are looked at word by word. Cost: the postings
 * of the wording's words in this source. What is likely is aligned afterwards; nothing is decided here.
 */
import { pairOffsets } from './block-votes.ts';
import { blocksOf } from './known-blocks.ts';
import { type Clue, likeliestRanges } from './likeliest-ranges.ts';
import { blockLength, pairTerm, wordTerm } from './segments/terms.ts';
import type { SourceWords } from './source-words.ts';
import { bestStretches, type Hit, type Stretch, type Window, widthOf } from './windows.ts';
import { countWords, rarity } from './word-counts.ts';

/** First words of the places where the wording's words stand one after another, ascending; at most `limit`. */
export function exactPlaces(words: SourceWords, hashes: ArrayLike<number>, limit: number): readonly number[] {
	const found: number[] = [];
	for (const place of placesFrom(words, hashes, 0)) {
		if (found.length === limit) break;
		found.push(place);
	}
	return found;
}

/** The first place at or after the word `from`. */
export function exactAfter(words: SourceWords, hashes: ArrayLike<number>, from: number): number | undefined {
	for (const place of placesFrom(words, hashes, from)) return place;
	return undefined;
}

/** The last place that ends at or before the word `until`. */
export function exactBefore(words: SourceWords, hashes: ArrayLike<number>, until: number): number | undefined {
	const { blocks, offset } = rarest(words, hashes);
	const last = until - hashes.length;
	for (let i = blocks.length - 1; i >= 0; i--) {
		const places = placesInBlock(words, hashes, blocks[i] as number, offset);
		const place = places.findLast((found) => found <= last);
		if (place !== undefined) return place;
	}
	return undefined;
}

function* placesFrom(words: SourceWords, hashes: ArrayLike<number>, from: number): Iterable<number> {
	const { blocks, offset } = rarest(words, hashes);
	for (const block of blocks) {
		if ((block + 1) * blockLength <= from + offset) continue;
		for (const place of placesInBlock(words, hashes, block, offset)) if (place >= from) yield place;
	}
}

/** So few blocks are as good as fewer. */
const fewBlocks = 4;
/** Different pairs that are asked about: of more, one is seldom much rarer. */
const mostAsked = 256;

/** The blocks of the wording's rarest pair, and which of its pairs that is; none where one pair has none. */
function rarest(
	words: SourceWords,
	hashes: ArrayLike<number>,
): { readonly blocks: Uint32Array; readonly offset: number } {
	if (hashes.length === 1) return { blocks: blocksOf(words, wordTerm(hashes[0] as number)), offset: 0 };
	let found: { blocks: Uint32Array; offset: number } = { blocks: new Uint32Array(), offset: 0 };
	const asked = new Set<number>();
	for (let i = 0; i + 1 < hashes.length && asked.size < mostAsked; i++) {
		const pair = pairTerm(hashes[i] as number, hashes[i + 1] as number);
		if (asked.has(pair)) continue;
		asked.add(pair);
		const blocks = blocksOf(words, pair);
		if (i === 0 || blocks.length < found.blocks.length) found = { blocks, offset: i };
		if (blocks.length <= fewBlocks) break;
	}
	return found;
}

/** Places of the wording whose word `offset` stands in the block. Neighbouring blocks are read only where it goes on there. */
export function placesInBlock(words: SourceWords, hashes: ArrayLike<number>, block: number, offset: number): number[] {
	const start = block * blockLength;
	const own = words.hashes(start, start + blockLength);
	const found: number[] = [];
	for (let at = 0; at < own.length; at++) {
		if (own[at] !== hashes[offset]) continue;
		const first = at - offset;
		if (start + first < 0 || !isSame(own, first, hashes)) continue;
		const isWithin = first >= 0 && first + hashes.length <= own.length;
		if (isWithin) found.push(start + first);
		else {
			const whole = words.hashes(start + first, start + first + hashes.length);
			if (whole.length === hashes.length && isSame(whole, 0, hashes)) found.push(start + first);
		}
	}
	return found;
}

/** Whether the wording, laid over the words from `first` on, says nothing else where the two overlap. */
function isSame(words: ArrayLike<number>, first: number, hashes: ArrayLike<number>): boolean {
	const until = Math.min(hashes.length, words.length - first);
	for (let i = Math.max(0, -first); i < until; i++) if (words[first + i] !== hashes[i]) return false;
	return true;
}

/** Ways to part a word in two, by the whole word's hash: to-morrow for tomorrow. */
export type HalvesOf = (hash: number) => readonly (readonly [first: number, second: number])[];

/** Of a long wording's pairs so many, spread evenly, vote. */
const mostPairs = 16;

/** The likeliest windows of one source by pairs of words, best first. */
export function windowsByPairs(words: SourceWords, hashes: ArrayLike<number>, limit: number): readonly Window[] {
	const clues = new Map<number, Clue>();
	for (const i of pairOffsets(hashes, mostPairs)) {
		const term = pairTerm(hashes[i] as number, hashes[i + 1] as number);
		clues.set(term, { term, index: i, weight: 1, times: (clues.get(term)?.times ?? 0) + 1 });
	}
	const byTerm = { words: new Map(), pairs: clues };
	const pairs = Math.min(mostPairs, hashes.length - 1);
	const least = hashes.length < fewWords ? 0 : Math.max(fewestPairs, leastShare.pairs * pairs);
	return windowsByClues(words, byTerm, hashes.length, pairs, limit, least, least);
}

/**
 * The likeliest windows of one source by single words, best first.
 * @param hashes of the wording's words; of a long one's, those that tell most suffice
 * @param length of the wording
 * @param halvesOf of words that the source may have in two; asked where the wording is short
 */
export function windowsByWords(
	words: SourceWords,
	hashes: ArrayLike<number>,
	length: number,
	limit: number,
	halvesOf: HalvesOf = () => [],
): readonly Window[] {
	const counts = countWords(words, hashes);
	const times = new Map<number, number>();
	for (let i = 0; i < hashes.length; i++) times.set(hashes[i] as number, (times.get(hashes[i] as number) ?? 0) + 1);
	const singles = new Map<number, Clue>();
	const pairs = new Map<number, Clue>();
	const isShort = length <= shortWording;
	let index = 0;
	let whole = 0;
	for (const [hash, often] of times) {
		const count = counts.get(hash) ?? 0;
		const weight = rarity(count, words.count);
		whole += weight * often;
		if (count > 0) singles.set(wordTerm(hash), { term: wordTerm(hash), index, weight, times: often });
		else if (isShort) {
			for (const [first, second] of halvesOf(hash)) {
				const term = pairTerm(first, second);
				const places = blocksOf(words, term).length;
				if (places > 0) pairs.set(term, { term, index, weight: rarity(places, words.count), times: 1 });
			}
		}
		index++;
	}
	const likely = leastShare.words * whole;
	return windowsByClues(words, { words: singles, pairs }, length, whole, limit, isShort ? 0 : likely, likely);
}

/**
 * More ranges of blocks than windows are looked at, since votes by blocks are rough; half as many as windows, if none of
 * these has what makes a place likely.
 */
const looks = 3;
/** Windows that have less than this of what the best has are not told: looking at them, and aligning, takes the time. */
const likelyEnough = 0.5;
/** A longer wording has enough of itself left, whatever befell it, to tell its place from those that chance finds. */
const shortWording = 16;
/** Of its pairs and of what its words tell: where a long wording has less, its words stand apart from one another. */
const leastShare = { pairs: 0.15, words: 0.28 };
/** One pair alone stands in many places by chance; fewer words than this have hardly more. */
const fewestPairs = 2;
const fewWords = 6;
/** Of votes, which are kept in 32 bits. */
const rounding = 1e-3;

/**
 * @param whole what all of the wording's clues would weigh
 * @param least of that, which a place has
 * @param likely of that, which a place most likely has
 */
function windowsByClues(
	words: SourceWords,
	clues: CluesByTerm,
	length: number,
	whole: number,
	limit: number,
	least: number,
	likely: number,
): readonly Window[] {
	const all = [...clues.words.values(), ...clues.pairs.values()];
	const width = widthOf(length);
	const found: Stretch[] = [];
	/** Of the best found, as many as are wanted, the best first. */
	let sums: number[] = [];
	let most = 0;
	let looked = 0;
	for (const { first, end, votes } of likeliestRanges(words, all, width, looks * limit)) {
		// No stretch in it has more than its blocks' votes, and those that follow have less.
		if (votes * (1 + rounding) < Math.max(least, likelyEnough * most, sums[limit - 1] ?? 0)) break;
		// Where the likeliest have too little, the others hardly have enough.
		if (looked++ >= limit / 2 && most < likely) break;
		for (const stretch of bestStretches(hitsIn(words, clues, first, end), width, limit)) {
			found.push(stretch);
			most = Math.max(most, Math.min(stretch.sum, whole));
			sums.push(stretch.sum);
		}
		sums = sums.sort((a, b) => b - a).slice(0, limit);
	}
	return found
		.filter(({ sum }) => sum >= Math.max(least, likelyEnough * most))
		.sort((a, b) => b.sum - a.sum || a.first - b.first)
		.slice(0, limit)
		.map(({ first, last, sum }) => ({
			first: Math.max(0, first - length),
			end: Math.min(words.count, last + length + 2),
			score: Math.min(1, sum / Math.max(1e-9, whole)),
		}));
}

/** Clues by their terms. */
interface CluesByTerm {
	readonly words: ReadonlyMap<number, Clue>;
	readonly pairs: ReadonlyMap<number, Clue>;
}

function hitsIn(words: SourceWords, clues: CluesByTerm, first: number, end: number): Hit[] {
	const hashes = words.hashes(first, end);
	const hits: Hit[] = [];
	const hit = (at: number, { index, weight, times }: Clue) => hits.push({ position: first + at, index, weight, times });
	for (let at = 0; at < hashes.length; at++) {
		if (clues.words.size > 0) {
			const single = clues.words.get(wordTerm(hashes[at] as number));
			if (single !== undefined) hit(at, single);
		}
		if (clues.pairs.size === 0 || at + 1 === hashes.length) continue;
		const pair = clues.pairs.get(pairTerm(hashes[at] as number, hashes[at + 1] as number));
		if (pair !== undefined) hit(at, pair);
	}
	return hits;
}
