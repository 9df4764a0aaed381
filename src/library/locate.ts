/**
 * Locating in the whole library: where might a wording come from? Where it stands as it is (`locate-exact.ts`), that is
 * the answer. Else the few blocks of a rare pair of its words are read and aligned (`align-hashes.ts`): most changed
 * wordings are found there. Else the blocks that its pairs of neighbouring words stand in vote (`block-votes.ts`), and
 * the stretches with the most votes are aligned. Only if nothing like the wording is among them, more is read: all
 * pairs; and for a short wording, whose pairs may all be broken by a change or two, its single words and what they may
 * be misread from. Where only places with few changes are asked for, less is read, and only where enough pairs stand. Each step has a budget, so that the cost does not grow with the library.
 */

import { hashWord } from '../text/words.ts';
import { bestFit, type Wording, weighed } from './align-hashes.ts';
import { pairOffsets, pairsOf, type Votes, votesOfAll, votesOfPairs } from './block-votes.ts';
import type { LibraryView, Source } from './library.ts';
import { exactPlaces, fewBlocks, pairsAsked } from './locate-exact.ts';
import { scannedFrom, typedFrom } from './misreadings.ts';
import type { Place } from './place.ts';
import { blockLength, pairTerm, wordTerm } from './segments/terms.ts';
import type { SourceWords } from './source-words.ts';
import type { TermBlocks, WordIndex } from './word-index.ts';

type Library = Pick<LibraryView, 'index'>;

/** A longer wording has pairs left, whatever befell it. */
const shortWording = 16;
/** As good as this, and nothing better is looked for: of a few words, many places have all but one. */
const fewWords = 8;
const goodEnough = { few: 0.7, short: 0.65, long: 0.6 };
/** As good as this in a block of a rare pair, and the other pairs are not asked about. */
const sure = 0.8;
/** So many rare pairs have their blocks looked at. */
const mostRare = 2;
/** Less alike is not worth telling. */
const leastLike = 0.25;
/** Postings read at first, and for all pairs. */
const firstBudget = 256;
const pairBudget = 3000;
/** Where a wording stands with few changes: pairs asked about, and postings read for a long one. */
const morePairs = 24;
const longPairBudget = 1000;
/** Stretches read for one step; where votes are equal, or say little each, more. */
const looks = 12;
const manyLooks = 48;
/** Of its pairs of words, a wording with few changes has this much left. */
const fewChanges = 0.34;
/** And mostly this much: where it has, the other pairs are not asked about. */
const manyLeft = 0.5;
/** Of a longer wording so many words are aligned. */
const longestAligned = 128;

export interface LocateOptions {
	/** Sources that are not meant. */
	readonly except?: ReadonlySet<Source>;
	/**
	 * False: only where a wording stands with few changes is asked. It is not sought by its single words, nor where
	 * half of its pairs of words are nowhere, and only looked at where a good many of them are.
	 */
	readonly thorough?: boolean;
	/** The words' base letters: those that no source has are then looked for as what they may be misread from. */
	readonly bases?: readonly string[];
}

/** The places in the library most like the wording, best first; if it stands anywhere as it is, only those. */
export function locate(
	library: Library,
	hashes: ArrayLike<number>,
	limit: number,
	{ except = new Set(), thorough = true, bases = [] }: LocateOptions = {},
): readonly Place[] {
	const index = rememberTerms(library.index);
	if (hashes.length === 0 || index.blocks === 0) return [];
	const exact = exactPlaces(index, hashes, limit, except);
	if (exact.length > 0) return exact;
	if (!thorough && isForeign(index, hashes)) return [];
	let search = startSearch(index, hashes, except);
	// Chance brings a rare pair to many a wording: where most are nowhere, votes are read sooner than blocks.
	if (thorough) lookAtRarest(search);
	if (search.best < sure) search = thorough ? searchByVotes(search, bases) : searchNearlySame(search);
	return search.found
		.filter(({ score }) => score >= leastLike)
		.sort((a, b) => b.score - a.score)
		.filter((place, i, all) => !all.slice(Math.max(0, i - 8), i).some((other) => overlap(place, other)))
		.slice(0, limit);
}

function searchByVotes(begun: Search, bases: readonly string[]): Search {
	const { index, hashes, isShort, enough } = begun;
	const least = isShort ? 1 : 2;
	const votes = votesOfPairs(index, pairsOf(hashes, pairsAsked), firstBudget, hashes.length, least);
	let search = isShort ? weighedByRarity(begun, []) : begun;
	look(search, votes, 0);
	if (search.best >= (isShort ? sure : enough)) return search;
	const more = votesOfPairs(index, pairsOf(hashes), pairBudget, hashes.length, least);
	look(search, more, 0);
	if (!isShort || search.best >= enough) return search;
	const respelt = respellings(index, search.sample.hashes, bases);
	if (respelt.length > 0) {
		search = weighedByRarity(begun, respelt);
		look(search, votes, 0);
		look(search, more, 0);
	}
	if (search.best < enough) {
		const others = respelt.map(([other]) => other);
		look(search, votesOfAll(index, hashes, others), 0);
	}
	return search;
}

/**
 * Where the wording stands with few changes. A wording that stands nowhere has one pair or another in many a block:
 * votes are counted to the end before such are read.
 */
function searchNearlySame(begun: Search): Search {
	const { index, hashes, isShort, enough } = begun;
	const search = isShort ? weighedByRarity(begun, []) : begun;
	look(search, votesOfPairs(index, pairsOf(hashes, pairsAsked), firstBudget, hashes.length, 2), manyLeft);
	if (search.best >= (isShort ? sure : enough)) return search;
	const budget = isShort ? pairBudget : longPairBudget;
	look(search, votesOfPairs(index, pairsOf(hashes, morePairs), budget, hashes.length, 2), fewChanges);
	// Of few pairs, two changes may leave one.
	if (hashes.length <= fewWords && search.best < enough) lookAtRarest(search);
	return search;
}

/** The index, which looks for each term once: the steps ask for much the same. */
function rememberTerms(index: WordIndex): WordIndex {
	const known = new Map<number, TermBlocks | undefined>();
	return {
		...index,
		find(term) {
			if (!known.has(term)) known.set(term, index.find(term));
			return known.get(term);
		},
	};
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

function startSearch(index: WordIndex, hashes: ArrayLike<number>, except: ReadonlySet<Source>): Search {
	const isShort = hashes.length <= shortWording;
	const before = Math.max(0, Math.floor((hashes.length - longestAligned) / 2));
	const sample = Uint32Array.from(hashes).subarray(before, before + longestAligned);
	const { few, short, long } = goodEnough;
	const enough = hashes.length <= fewWords ? few : isShort ? short : long;
	const evenly = weighed(sample, new Float32Array(sample.length).fill(1), []);
	return { index, hashes, isShort, except, sample: evenly, before, enough, seen: new Set(), found: [], best: 0 };
}

/** Begun anew: in a short wording the rare words decide; a long one has enough of all. */
function weighedByRarity(search: Search, respelt: readonly (readonly [other: number, word: number])[]): Search {
	const { hashes } = search.sample;
	const sample = weighed(hashes, rarities(search.index, hashes), respelt);
	return { ...search, sample, seen: new Set(), found: [], best: 0 };
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
	const pairs = pairsOf(hashes, pairsAsked);
	return pairs.filter((pair) => index.find(pair) !== undefined).length < pairs.length / 2;
}

function overlap(a: Place, b: Place): boolean {
	return a.source === b.source && a.first < b.end && b.first < a.end;
}

/** Reads and aligns the blocks of the first rare pairs, until one of them is surely meant. */
function lookAtRarest(search: Search): void {
	const { index, hashes } = search;
	const blocks = new Uint32Array(fewBlocks);
	let rare = 0;
	for (const offset of pairOffsets(hashes, pairsAsked)) {
		const list = index.find(pairTerm(hashes[offset] as number, hashes[offset + 1] as number));
		if (list === undefined || list.count > fewBlocks) continue;
		for (const block of blocks.subarray(0, list.read(blocks, 0))) {
			if (search.seen.has(block)) continue;
			search.seen.add(block);
			keep(search, lookAt(search, block));
		}
		rare++;
		if (search.best >= sure || rare === mostRare) return;
	}
}

function keep(search: Search, place: Place | undefined): void {
	if (place === undefined) return;
	search.found.push(place);
	search.best = Math.max(search.best, place.score);
}

/**
 * Reads and aligns the stretches with the most votes, until one is good and the next has fewer.
 * @param share of the terms; what has fewer votes is not read
 */
function look(search: Search, { blocks, votes, terms, isRough }: Votes, share: number): void {
	const order = Array.from(blocks, (_, i) => i).sort((a, b) => (votes[b] as number) - (votes[a] as number));
	const most = votes[order[0] ?? 0] ?? 0;
	let looked = 0;
	let goodVotes = 0;
	for (const i of order) {
		const vote = votes[i] as number;
		const many = isRough || (vote === most && search.isShort);
		if (looked >= (many ? manyLooks : looks) || vote < Math.max(goodVotes, share * terms)) break;
		const block = blocks[i] as number;
		if (search.seen.has(block)) continue;
		search.seen.add(block);
		looked++;
		const place = lookAt(search, block);
		keep(search, place);
		if (place !== undefined && place.score >= search.enough) goodVotes = Math.max(goodVotes, vote);
	}
}

function lookAt({ index, sample, before, hashes, except }: Search, block: number): Place | undefined {
	const found = index.placeOf(block);
	if (found === undefined || except.has(found.source)) return undefined;
	const words = index.words(found.source);
	const { length } = sample.hashes;
	const { from, until } = stretchAround(words, sample, found.block);
	const fit = bestFit(sample, words.hashes(from, until));
	const first = Math.max(0, from + fit.first - before);
	const end = Math.min(words.count, first + hashes.length + fit.end - fit.first - length);
	return { source: found.source, first, end: Math.max(first, end), score: fit.score };
}

/** Where the wording may stand, if some of it stands in the block. */
function stretchAround(
	words: SourceWords,
	{ hashes, places }: Wording,
	block: number,
): { from: number; until: number } {
	const { length } = hashes;
	// Words may have been left out, or added.
	const slack = 2 + (length >>> 2);
	const start = block * blockLength;
	let from = start + blockLength;
	let until = start;
	if (length <= shortWording) {
		// Where in the block its pairs stand tells which of the neighbouring blocks have to be read.
		const own = words.hashes(start, start + blockLength);
		for (let at = 0; at + 1 < own.length; at++) {
			const i = places.get(own[at] as number);
			if (i === undefined || own[at + 1] !== hashes[i + 1]) continue;
			from = Math.min(from, start + at - i);
			until = Math.max(until, start + at - i + length);
		}
	}
	// The block's vote may be the wording's last word, or its first.
	if (from > until) return { from: Math.max(0, start - length - slack), until: start + blockLength + length + slack };
	return { from: Math.max(0, from - slack), until: until + slack };
}

/** A shorter word could be misread from too many. */
const shortestRespelt = 4;

/** Terms asked about for what words may be mistyped from, so that a wording with many such costs no more. */
const mostTyped = 1000;

/** Of words that no source has, those it has that they may be misread from, with the hash of the word they stand for. */
function respellings(
	index: WordIndex,
	hashes: Uint32Array,
	bases: readonly string[],
): readonly (readonly [other: number, word: number])[] {
	let left = mostTyped;
	return bases.flatMap((base, i) => {
		const word = hashes[i] as number;
		if (base.length < shortestRespelt || index.find(wordTerm(word)) !== undefined) return [];
		const known = (others: Iterable<string>) =>
			Array.from(others, hashWord).filter((other) => index.find(wordTerm(other)) !== undefined);
		const scanned = known(scannedFrom(base));
		if (scanned.length > 0) return scanned.map((other) => [other, word] as const);
		const typed = typedFrom(base);
		left -= typed.size;
		return left < 0 ? [] : known(typed).map((other) => [other, word] as const);
	});
}
