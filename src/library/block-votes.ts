/**
 * Votes for blocks: which of them hold most of a wording's terms? Lists of postings are read from the rarest on until a
 * budget is used up, so that the cost does not grow with the library.
 */
import { blockLength, pairTerm, wordTerm } from './segments/terms.ts';
import type { TermBlocks, WordIndex } from './word-index.ts';

/** Pairs of one wording that are asked about. */
const mostPairs = 512;
/** Blocks that may be candidates where single words vote, and postings read for their votes. */
const candidateBudget = 30_000;
const readBudget = 300_000;
/** Of blocks that single words vote for, about so many are told. */
const mostRough = 48;

/** Blocks that the wording may begin in, and how many votes each has. */
export interface Votes {
	readonly blocks: ArrayLike<number>;
	readonly votes: ArrayLike<number>;
	/** Different terms that could vote. */
	readonly terms: number;
	/** By single words, of which chance brings several together. */
	readonly isRough: boolean;
}

const noVotes: Votes = { blocks: [], votes: [], terms: 0, isRough: false };

interface TermList {
	/** Which of the wording's terms. */
	readonly term: number;
	readonly blocks: TermBlocks;
}

/** Different terms, at most so many, spread evenly. */
export function pairsOf(hashes: ArrayLike<number>, most = mostPairs): readonly number[] {
	const terms = new Set<number>();
	for (const i of pairOffsets(hashes, most)) terms.add(pairTerm(hashes[i] as number, hashes[i + 1] as number));
	return [...terms];
}

/** Where pairs of the wording begin: of all, or of so many, spread evenly. */
export function* pairOffsets(hashes: ArrayLike<number>, most: number): Iterable<number> {
	const pairs = hashes.length - 1;
	const step = Math.max(1, pairs / most);
	for (let i = 0; Math.floor(i) < pairs; i += step) yield Math.floor(i);
}

/** The rarest first. */
function listsOf(index: WordIndex, terms: readonly number[]): readonly TermList[] {
	const lists: TermList[] = [];
	terms.forEach((term, i) => {
		const blocks = index.find(term);
		if (blocks !== undefined) lists.push({ term: i, blocks });
	});
	return lists.sort((a, b) => a.blocks.count - b.blocks.count);
}

/** Terms of one wording that are told apart. */
const mostTerms = 1024;

/** Used again by every wording: to make them takes longer than to fill them. */
const postings = new Uint32Array(readBudget);
const candidates = new Uint32Array(candidateBudget);
const candidateVotes = new Uint16Array(candidateBudget);
const seenAt = new Int32Array(mostTerms);
let hits = new Float64Array(1024);

/**
 * Of each block that holds one of the rarest pairs: how many different ones stand within the wording's length from it
 * on. Pairs are left out once the budget is used up, but for the rarest, unless it alone is far too common.
 * @param budget of postings
 * @param length of the wording, in words
 * @param least fewer votes are not told
 */
export function votesOfPairs(
	index: WordIndex,
	pairs: readonly number[],
	budget: number,
	length: number,
	least: number,
): Votes {
	const lists = listsOf(index, pairs);
	const [rarest] = lists;
	if (rarest === undefined || rarest.blocks.count > 4 * budget) return noVotes;
	let read = 0;
	const chosen = lists.filter(({ blocks }, i) => {
		if (i > 0 && read + blocks.count > budget) return false;
		read += blocks.count;
		return true;
	});
	if (read > hits.length) hits = new Float64Array(2 * read);
	let count = 0;
	for (const { term, blocks } of chosen) {
		const here = blocks.read(postings, 0);
		for (let i = 0; i < here; i++) hits[count++] = (postings[i] as number) * mostTerms + term;
	}
	const sorted = hits.subarray(0, count).sort();
	const span = spanOf(length);
	const blocks: number[] = [];
	const votes: number[] = [];
	seenAt.fill(-1);
	let before = -1;
	for (let i = 0; i < count; i++) {
		const block = Math.floor((sorted[i] as number) / mostTerms);
		if (block === before) continue;
		before = block;
		const last = (block + span) * mostTerms;
		let different = 0;
		for (let j = i; j < count && (sorted[j] as number) < last; j++) {
			const index = (sorted[j] as number) % mostTerms;
			if (seenAt[index] === i) continue;
			seenAt[index] = i;
			different++;
		}
		if (different < least) continue;
		blocks.push(block);
		votes.push(different);
	}
	return { blocks, votes, terms: chosen.length, isRough: false };
}

/** Blocks that a wording of this length may touch, if it stands closely. */
function spanOf(length: number): number {
	return Math.ceil(length / blockLength) + 1;
}

/**
 * Of words and pairs alike, each weighed by its rarity. The blocks that hold one of the rarer ones are candidates; of
 * the commoner ones only what stands near these counts.
 * @param others hashes of words that some of the wording's may be misread from
 */
export function votesOfAll(index: WordIndex, hashes: ArrayLike<number>, others: Iterable<number>): Votes {
	const terms = new Set([...Array.from(hashes, wordTerm), ...pairsOf(hashes)]);
	for (const other of others) terms.add(wordTerm(other));
	const lists = listsOf(index, [...terms]);
	const blocks = unionOf(lists);
	const votes = candidateVotes.subarray(0, blocks.length).fill(0);
	let read = 0;
	for (const { blocks: held } of lists) {
		read += held.count;
		if (read > readBudget) break;
		const weight = 1 + Math.round(Math.log2((index.blocks + 1) / held.count));
		voteNear(blocks, votes, postings.subarray(0, held.read(postings, 0)), weight);
	}
	const least = nthLargest(votes, mostRough);
	const best = blocks.filter((_, i) => (votes[i] as number) >= least);
	return { blocks: best, votes: votes.filter((vote) => vote >= least), terms: lists.length, isRough: true };
}

/** The blocks of the rarest lists, ascending, each once; valid until the next call. */
function unionOf(lists: readonly TermList[]): Uint32Array {
	let count = 0;
	for (const { blocks } of lists) {
		if (count + blocks.count > candidateBudget) break;
		count += blocks.read(candidates, count);
	}
	const sorted = candidates.subarray(0, count).sort();
	let kept = 0;
	for (let i = 0; i < count; i++) {
		if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
	}
	return sorted.subarray(0, kept);
}

/** Gives a vote to each block that is in the list or has a neighbour there. Both ascend. */
function voteNear(blocks: Uint32Array, votes: Uint16Array, held: Uint32Array, weight: number): void {
	let at = 0;
	for (const block of held) {
		at = firstFrom(blocks, block - 1, at);
		for (; at < blocks.length && (blocks[at] as number) <= block + 1; at++) votes[at] = (votes[at] as number) + weight;
		if (at === blocks.length) return;
	}
}

/** The first place from `start` on where the block is at least `wanted`; near ones are found fastest. */
function firstFrom(blocks: Uint32Array, wanted: number, start: number): number {
	let low = start;
	let step = 1;
	while (low + step < blocks.length && (blocks[low + step] as number) < wanted) {
		low += step;
		step *= 2;
	}
	let high = Math.min(blocks.length, low + step);
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((blocks[middle] as number) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Of numbers below 1024; the lowest if there are fewer than `n`. */
function nthLargest(values: Uint16Array, n: number): number {
	const counts = new Uint32Array(1024);
	for (const value of values) counts[Math.min(1023, value)] = (counts[Math.min(1023, value)] as number) + 1;
	let left = n;
	for (let value = 1023; value > 0; value--) {
		left -= counts[value] as number;
		if (left <= 0) return value;
	}
	return 0;
}
