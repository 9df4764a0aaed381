/**
 * Locating in the whole library: where might a wording come from? Each pair of neighbouring words has a list of the
 * blocks it stands in; the rarest lists vote, and the few stretches with the most votes are read and aligned. Only if
 * nothing like the wording is among them, more is read: all pairs; and for a short wording, whose pairs may all be
 * broken by a change or two, its single words. Each step has a budget of postings, so that the cost does not grow
 * with the library.
 */
import { bestFit } from './align-hashes.ts';
import type { LibraryView, Source } from './library.ts';
import { blockLength, pairTerm, wordTerm } from './segments/terms.ts';
import type { BlockPlace, TermBlocks, WordIndex } from './word-index.ts';

/** A stretch of a source, in words, half-open, that is like the wording. */
export interface Place {
	readonly source: Source;
	readonly first: number;
	readonly end: number;
	/** Above 0, to 1: the very words. */
	readonly score: number;
}

type Library = Pick<LibraryView, 'index'>;

/** As good as this, and nothing better is looked for. */
const goodEnough = 0.6;
/** Less alike is not worth telling. */
const leastLike = 0.25;
/** Pairs asked about at first, spread over the wording; and at most. */
const fewPairs = 24;
const mostPairs = 512;
/** Postings read at first, for all pairs, and for single words. */
const firstBudget = 256;
const pairBudget = 8000;
const wordBudget = 400_000;
/** Stretches read for one step, those with as many votes as the best apart. */
const looks = 12;
const mostLooks = 96;
/** A longer wording has pairs left, whatever befell it. */
const shortWording = 16;
/** Of a longer one so many words are aligned. */
const longestAligned = 128;

export interface LocateOptions {
	/** Sources that are not meant. */
	readonly except?: ReadonlySet<Source>;
	/** False: a short wording that shares no pair of words with a place is not looked for by its single words. */
	readonly byWords?: boolean;
}

/** The places in the library most like the wording, best first. */
export function locate(
	{ index }: Library,
	hashes: ArrayLike<number>,
	limit: number,
	{ except = new Set(), byWords = true }: LocateOptions = {},
): readonly Place[] {
	if (hashes.length === 0 || index.blocks === 0) return [];
	const search: Search = { index, hashes, except, ...aligned(hashes), seen: new Map() };
	const steps = [votesOfFewPairs, commonBlocks, votesOfAllPairs, ...(byWords ? [votesOfWords] : [])];
	for (const step of steps) {
		look(search, step(search));
		if (bestScore(search) >= goodEnough) break;
	}
	return [...search.seen.values()]
		.filter((place) => place !== undefined)
		.filter(({ score }) => score >= leastLike)
		.sort((a, b) => b.score - a.score)
		.filter((place, i, all) => !all.slice(Math.max(0, i - 8), i).some((other) => overlap(place, other)))
		.slice(0, limit);
}

interface Search {
	readonly index: WordIndex;
	readonly hashes: ArrayLike<number>;
	readonly except: ReadonlySet<Source>;
	/** The words that are aligned, and how many of the wording stand before them. */
	readonly sample: ArrayLike<number>;
	readonly before: number;
	/** What was found at the blocks that were looked at. */
	readonly seen: Map<number, Place | undefined>;
}

function aligned(hashes: ArrayLike<number>): { readonly sample: ArrayLike<number>; readonly before: number } {
	if (hashes.length <= longestAligned) return { sample: hashes, before: 0 };
	const before = (hashes.length - longestAligned) >>> 1;
	return { sample: Array.from(hashes).slice(before, before + longestAligned), before };
}

function bestScore({ seen }: Search): number {
	let best = 0;
	for (const place of seen.values()) if (place !== undefined && place.score > best) best = place.score;
	return best;
}

function overlap(a: Place, b: Place): boolean {
	return a.source === b.source && a.first < b.end && b.first < a.end;
}

/** Blocks that the wording may begin in, and how many votes each has. */
interface Votes {
	readonly blocks: ArrayLike<number>;
	readonly votes: ArrayLike<number>;
}

const noVotes: Votes = { blocks: [], votes: [] };

/** Reads and aligns the stretches with the most votes. */
function look(search: Search, { blocks, votes }: Votes): void {
	const order = Array.from(blocks, (_, i) => i).sort((a, b) => (votes[b] as number) - (votes[a] as number));
	const most = votes[order[0] ?? 0] ?? 0;
	let looked = 0;
	for (const i of order) {
		const equal = votes[i] === most;
		if (looked >= (equal ? mostLooks : looks)) break;
		const block = blocks[i] as number;
		if (search.seen.has(block)) continue;
		search.seen.set(block, lookAt(search, block));
		looked++;
	}
}

function lookAt({ index, sample, before, hashes, except }: Search, block: number): Place | undefined {
	const found: BlockPlace | undefined = index.placeOf(block);
	if (found === undefined || except.has(found.source)) return undefined;
	const words = index.words(found.source);
	// A vote's word may be the wording's last, and words may have been left out before it.
	const from = Math.max(0, found.block * blockLength - sample.length - slack(sample));
	const until = (found.block + 1) * blockLength + sample.length + before + slack(sample);
	const fit = bestFit(sample, words.hashes(from, until));
	const first = Math.max(0, from + fit.first - before);
	return {
		source: found.source,
		first,
		end: Math.min(words.count, first + hashes.length + fit.end - fit.first - sample.length),
		score: fit.score,
	};
}

function slack(sample: ArrayLike<number>): number {
	return 2 + (sample.length >>> 2);
}

function votesOfFewPairs({ index, hashes }: Search): Votes {
	return countVotes(listsOf(index, pairsOf(hashes, fewPairs)), firstBudget, hashes.length);
}

function votesOfAllPairs({ index, hashes }: Search): Votes {
	return countVotes(listsOf(index, pairsOf(hashes, mostPairs)), pairBudget, hashes.length);
}

interface TermList {
	/** Which of the wording's terms. */
	readonly index: number;
	readonly blocks: TermBlocks;
}

/** Different terms, at most so many, spread evenly. */
function pairsOf(hashes: ArrayLike<number>, most: number): readonly number[] {
	const pairs = hashes.length - 1;
	const step = Math.max(1, pairs / most);
	const terms = new Set<number>();
	for (let i = 0; Math.floor(i) < pairs; i += step) {
		terms.add(pairTerm(hashes[Math.floor(i)] as number, hashes[Math.floor(i) + 1] as number));
	}
	return [...terms];
}

/** The rarest first. */
function listsOf(index: WordIndex, terms: readonly number[]): readonly TermList[] {
	const lists: TermList[] = [];
	terms.forEach((term, i) => {
		const blocks = index.find(term);
		if (blocks !== undefined) lists.push({ index: i, blocks });
	});
	return lists.sort((a, b) => a.blocks.count - b.blocks.count);
}

/** Terms of one wording that are told apart. */
const mostTerms = 1024;

/**
 * Of each block that holds one of the rarest terms: how many different ones stand within a wording's length from it on.
 * Terms are left out once the budget is used up, but for the rarest, unless it alone is far too common.
 */
function countVotes(lists: readonly TermList[], budget: number, length: number): Votes {
	const [rarest] = lists;
	if (rarest === undefined || rarest.blocks.count > 4 * budget) return noVotes;
	let read = 0;
	const chosen = lists.filter(({ blocks }, i) => {
		if (i > 0 && read + blocks.count > budget) return false;
		read += blocks.count;
		return true;
	});
	const buffer = new Uint32Array(read);
	const hits = new Float64Array(read);
	let count = 0;
	for (const { index, blocks } of chosen) {
		const here = blocks.read(buffer, 0);
		for (let i = 0; i < here; i++) hits[count++] = (buffer[i] as number) * mostTerms + index;
	}
	const sorted = hits.subarray(0, count).sort();
	const span = spanOf(length);
	const blocks: number[] = [];
	const votes: number[] = [];
	const seen = new Set<number>();
	for (let i = 0; i < count; i++) {
		const block = Math.floor((sorted[i] as number) / mostTerms);
		if (block === blocks.at(-1)) continue;
		seen.clear();
		for (let j = i; j < count; j++) {
			const hit = sorted[j] as number;
			if (hit >= (block + span) * mostTerms) break;
			seen.add(hit % mostTerms);
		}
		blocks.push(block);
		votes.push(seen.size);
	}
	return { blocks, votes };
}

/** Blocks that a wording of this length may touch, if it stands closely. */
function spanOf(length: number): number {
	return Math.ceil(length / blockLength) + 1;
}

/** So few blocks are looked at without asking for what else they hold. */
const fewBlocks = 48;
const mostPostings = 4_000_000;

/** For a short wording of common words: the blocks that hold all of its pairs. */
function commonBlocks({ index, hashes }: Search): Votes {
	if (hashes.length > shortWording) return noVotes;
	const terms = pairsOf(hashes, mostPairs);
	const lists = listsOf(index, terms);
	if (lists.length < terms.length) return noVotes;
	let common: Uint32Array | undefined;
	for (const { blocks } of lists) {
		if (common !== undefined && common.length <= fewBlocks) break;
		if (blocks.count > mostPostings) break;
		const all = new Uint32Array(blocks.count);
		const held = all.subarray(0, blocks.read(all, 0));
		common = common === undefined ? held : near(common, held);
	}
	return { blocks: common ?? [], votes: new Uint8Array(common?.length ?? 0) };
}

/** Those of `blocks` that are in `others`, or have a neighbour there. Both ascend. */
function near(blocks: Uint32Array, others: Uint32Array): Uint32Array {
	const kept = new Uint32Array(blocks.length);
	let count = 0;
	let at = 0;
	for (const block of blocks) {
		while (at < others.length && (others[at] as number) + 1 < block) at++;
		if (at < others.length && (others[at] as number) <= block + 1) kept[count++] = block;
	}
	return kept.subarray(0, count);
}

/** The same by single words, each weighed by its rarity; in a short wording only. */
function votesOfWords({ index, hashes }: Search): Votes {
	if (hashes.length > shortWording) return noVotes;
	const terms = [...new Set(Array.from(hashes, wordTerm))];
	const weights = new Uint8Array(index.blocks + 2);
	const touched: number[] = [];
	let read = 0;
	for (const { blocks } of listsOf(index, terms)) {
		if (read + blocks.count > wordBudget) break;
		read += blocks.count;
		const weight = Math.max(1, Math.round(Math.log2((index.blocks + 1) / blocks.count)));
		const all = new Uint32Array(blocks.count);
		const held = blocks.read(all, 0);
		for (let i = 0; i < held; i++) {
			const block = all[i] as number;
			const before = weights[block] as number;
			if (before === 0) touched.push(block);
			weights[block] = Math.min(255, before + weight);
		}
	}
	const sums = touched.map((block) => (weights[block] as number) + (weights[block + 1] as number));
	const least = nthLargest(sums, mostLooks);
	const blocks: number[] = [];
	const votes: number[] = [];
	touched.forEach((block, i) => {
		if ((sums[i] as number) < least) return;
		blocks.push(block);
		votes.push(sums[i] as number);
	});
	return { blocks, votes };
}

/** Of small whole numbers. */
function nthLargest(values: readonly number[], n: number): number {
	const counts = new Uint32Array(512);
	for (const value of values) counts[value] = (counts[value] as number) + 1;
	let left = n;
	for (let value = 511; value > 0; value--) {
		left -= counts[value] as number;
		if (left <= 0) return value;
	}
	return 0;
}
