/**
 * Locating in the whole library: where might a wording come from? Where it stands as it is (`locate-exact.ts`), that is
 * the answer. Else each pair of neighbouring words has a list of the
 * blocks it stands in; the rarest lists vote, and the few stretches with the most votes are read and aligned. Only if
 * nothing like the wording is among them, more is read: all pairs; and for a short wording, whose pairs may all be
 * broken by a change or two, its single words. Each step has a budget of postings, so that the cost does not grow
 * with the library.
 */

import { hashWord } from '../text/words.ts';
import { bestFit, type Wording, weighed } from './align-hashes.ts';
import type { LibraryView, Source } from './library.ts';
import { exactPlaces } from './locate-exact.ts';
import { misreadings } from './misreadings.ts';
import type { Place } from './place.ts';
import { blockLength, pairTerm, wordTerm } from './segments/terms.ts';
import type { TermBlocks, WordIndex } from './word-index.ts';

type Library = Pick<LibraryView, 'index'>;

/** A longer wording has pairs left, whatever befell it. */
const shortWording = 16;
/** As good as this, and nothing better is looked for: of a few words, many places have all but one. */
const fewWords = 8;
const goodEnough = { few: 0.85, short: 0.65, long: 0.6 };
/** Less alike is not worth telling. */
const leastLike = 0.25;
/** Pairs asked about at first, spread over the wording; and at most. */
const fewPairs = 16;
const mostPairs = 512;
/** Postings read at first, for all pairs, and for single words. */
const firstBudget = 256;
const pairBudget = 3000;
const wordBudget = 100_000;
/** Stretches read for one step; where votes are equal, or say little each, more. */
const looks = 12;
const manyLooks = 48;
/** Of a longer wording so many words are aligned. */
const longestAligned = 128;

export interface LocateOptions {
	/** Sources that are not meant. */
	readonly except?: ReadonlySet<Source>;
	/**
	 * False: only where a wording stands with few changes is asked. It is not sought by its single words, nor where
	 * half of its pairs of words are nowhere.
	 */
	readonly thorough?: boolean;
	/** The words' base letters: those that no source has are then looked for as what they may be misread from. */
	readonly bases?: readonly string[];
}

/** The places in the library most like the wording, best first; if it stands anywhere as it is, only those. */
export function locate(
	{ index }: Library,
	hashes: ArrayLike<number>,
	limit: number,
	{ except = new Set(), thorough = true, bases = [] }: LocateOptions = {},
): readonly Place[] {
	if (hashes.length === 0 || index.blocks === 0) return [];
	const exact = exactPlaces(index, hashes, limit, except);
	if (exact.length > 0) return exact;
	const search = startSearch(index, hashes, except, thorough ? bases : []);
	const { enough } = search;
	if (!thorough && isForeign(index, hashes)) return [];
	const steps = thorough && search.isShort ? [votesOfFewPairs, votesOfAll] : [votesOfFewPairs, votesOfAllPairs];
	for (const step of steps) {
		look(search, step(search));
		if (search.best >= enough) break;
	}
	return search.found
		.filter(({ score }) => score >= leastLike)
		.sort((a, b) => b.score - a.score)
		.filter((place, i, all) => !all.slice(Math.max(0, i - 8), i).some((other) => overlap(place, other)))
		.slice(0, limit);
}

interface Search {
	readonly index: WordIndex;
	readonly hashes: ArrayLike<number>;
	readonly isShort: boolean;
	readonly except: ReadonlySet<Source>;
	/** The words that are aligned, and how many of the wording stand before them. */
	readonly sample: Wording;
	readonly before: number;
	readonly enough: number;
	/** Blocks that were looked at. */
	readonly seen: Set<number>;
	readonly found: Place[];
	/** The best score of those found. */
	best: number;
}

function startSearch(
	index: WordIndex,
	hashes: ArrayLike<number>,
	except: ReadonlySet<Source>,
	bases: readonly string[],
): Search {
	const isShort = hashes.length <= shortWording;
	const before = Math.max(0, Math.floor((hashes.length - longestAligned) / 2));
	const sample = Uint32Array.from(hashes).subarray(before, before + longestAligned);
	// In a short wording the rare words decide; a long one has enough of all.
	const weights = isShort ? rarities(index, sample) : new Float32Array(sample.length).fill(1);
	const { few, short, long } = goodEnough;
	const enough = hashes.length <= fewWords ? few : isShort ? short : long;
	return {
		index,
		hashes,
		isShort,
		except,
		sample: weighed(sample, weights, isShort ? respellings(index, sample, bases) : []),
		before,
		enough,
		seen: new Set(),
		found: [],
		best: 0,
	};
}

/** What each word tells, by how many blocks it is in; 1 on the average. */
function rarities(index: WordIndex, hashes: Uint32Array): Float32Array {
	const bits = Float32Array.from(hashes, (hash) => {
		const count = index.find(wordTerm(hash))?.count ?? 0;
		// A word that is nowhere is a slip of the quoter's, and tells as much as the average.
		return count === 0 ? Number.NaN : 1 + Math.log2((index.blocks + 1) / count);
	});
	const known = bits.filter((value) => !Number.isNaN(value));
	const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
	return bits.map((value) => (Number.isNaN(value) ? 1 : 0.75 + 0.25 * (value / mean)));
}

/** Too many of its pairs of words are in no source for it to be from one, but for a few changes. */
function isForeign(index: WordIndex, hashes: ArrayLike<number>): boolean {
	const pairs = pairsOf(hashes, fewPairs);
	return pairs.filter((pair) => index.find(pair) !== undefined).length < pairs.length / 2;
}

function overlap(a: Place, b: Place): boolean {
	return a.source === b.source && a.first < b.end && b.first < a.end;
}

/** Blocks that the wording may begin in, and how many votes each has. */
interface Votes {
	readonly blocks: ArrayLike<number>;
	readonly votes: ArrayLike<number>;
	/** By single words, of which chance brings several together. */
	readonly isRough: boolean;
}

const noVotes: Votes = { blocks: [], votes: [], isRough: false };

/** Reads and aligns the stretches with the most votes, until one is good and the next has fewer. */
function look(search: Search, { blocks, votes, isRough }: Votes): void {
	const order = Array.from(blocks, (_, i) => i).sort((a, b) => (votes[b] as number) - (votes[a] as number));
	const most = votes[order[0] ?? 0] ?? 0;
	let looked = 0;
	let goodVotes = 0;
	for (const i of order) {
		const vote = votes[i] as number;
		const many = isRough || (vote === most && search.isShort);
		if (looked >= (many ? manyLooks : looks) || vote < goodVotes) break;
		const block = blocks[i] as number;
		if (search.seen.has(block)) continue;
		search.seen.add(block);
		looked++;
		const place = lookAt(search, block);
		if (place === undefined) continue;
		search.found.push(place);
		search.best = Math.max(search.best, place.score);
		if (place.score >= search.enough) goodVotes = Math.max(goodVotes, vote);
	}
}

function lookAt({ index, sample, before, hashes, except }: Search, block: number): Place | undefined {
	const found = index.placeOf(block);
	if (found === undefined || except.has(found.source)) return undefined;
	const words = index.words(found.source);
	const { length } = sample.hashes;
	// The block's vote may be the wording's last word, or its first; and words may have been left out between.
	const slack = 2 + (length >>> 2);
	const from = Math.max(0, found.block * blockLength - length - slack);
	const until = (found.block + 1) * blockLength + length + before + slack;
	const fit = bestFit(sample, words.hashes(from, until));
	const first = Math.max(0, from + fit.first - before);
	const end = Math.min(words.count, first + hashes.length + fit.end - fit.first - length);
	return { source: found.source, first, end: Math.max(first, end), score: fit.score };
}

function votesOfFewPairs({ index, hashes, isShort }: Search): Votes {
	return countVotes(listsOf(index, pairsOf(hashes, fewPairs)), firstBudget, hashes.length, isShort ? 1 : 2);
}

function votesOfAllPairs({ index, hashes, isShort }: Search): Votes {
	return countVotes(listsOf(index, pairsOf(hashes, mostPairs)), pairBudget, hashes.length, isShort ? 1 : 2);
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
 * @param least fewer votes are not told
 */
function countVotes(lists: readonly TermList[], budget: number, length: number, least: number): Votes {
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
	const seenAt = new Int32Array(mostTerms).fill(-1);
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
	return { blocks, votes, isRough: false };
}

/** Blocks that a wording of this length may touch, if it stands closely. */
function spanOf(length: number): number {
	return Math.ceil(length / blockLength) + 1;
}

/** Used again by every wording: to make them takes longer than to fill them. */
const touched = new Uint32Array(wordBudget);
const buffer = new Uint32Array(wordBudget);

/** Of words and pairs alike, each weighed by its rarity, and of what words may be misread from; rare ones first. */
function votesOfAll({ index, hashes, sample }: Search): Votes {
	const terms = new Set([...Array.from(hashes, wordTerm), ...pairsOf(hashes, mostPairs)]);
	for (const other of sample.respelt.keys()) terms.add(wordTerm(other));
	const weights = new Uint8Array(index.blocks + 2);
	let count = 0;
	let read = 0;
	for (const { blocks } of listsOf(index, [...terms])) {
		if (read + blocks.count > wordBudget) break;
		read += blocks.count;
		const weight = Math.max(1, Math.round(Math.log2((index.blocks + 1) / blocks.count)));
		const held = blocks.read(buffer, 0);
		for (let i = 0; i < held; i++) {
			const block = buffer[i] as number;
			const before = weights[block] as number;
			if (before === 0) touched[count++] = block;
			weights[block] = Math.min(255, before + weight);
		}
	}
	// How many blocks have each sum of weights with the next block's tells how much is among the most.
	const sumOf = (block: number) => (weights[block] as number) + (weights[block + 1] as number);
	const sums = new Uint32Array(512);
	for (let i = 0; i < count; i++) {
		const sum = sumOf(touched[i] as number);
		sums[sum] = (sums[sum] as number) + 1;
	}
	let least = 511;
	for (let left = manyLooks; least > 1; least--) {
		left -= sums[least] as number;
		if (left <= 0) break;
	}
	const blocks = touched.subarray(0, count).filter((block) => sumOf(block) >= least);
	return { blocks, votes: blocks.map(sumOf), isRough: true };
}

/** A shorter word could be misread from too many. */
const shortestRespelt = 4;

/** Of words that no source has, those it has that they may be misread from, with the hash of the word they stand for. */
function respellings(
	index: WordIndex,
	hashes: Uint32Array,
	bases: readonly string[],
): readonly (readonly [other: number, word: number])[] {
	const found: (readonly [number, number])[] = [];
	bases.forEach((base, i) => {
		const word = hashes[i] as number;
		if (base.length < shortestRespelt || index.find(wordTerm(word)) !== undefined) return;
		for (const other of misreadings(base)) {
			const hash = hashWord(other);
			if (index.find(wordTerm(hash)) !== undefined) found.push([hash, word]);
		}
	});
	return found;
}
