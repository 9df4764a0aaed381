/**
 * Placing one part of a wording in one source: verbatim places first, else the likeliest windows
 * (`library/locate-in-source.ts`), those that fit aligned. Cost: that of locating, plus part × window for each of a few candidates.
 */
import type { LibraryView, Source } from '../library/library.ts';
import {
	exactAfter,
	exactBefore,
	exactPlaces,
	type HalvesOf,
	windowsByPairs,
	windowsByWords,
} from '../library/locate-in-source.ts';
import type { SourceWords } from '../library/source-words.ts';
import type { LongText } from '../text/long-text.ts';
import { type Tokens, tokenizeSpan } from '../text/tokens.ts';
import { hashWord } from '../text/words.ts';
import type { Alignment, Step } from './align.ts';
import { alignLong } from './align-long.ts';
import type { Element, Part } from './elements.ts';
import { fittingWindows } from './fitting-windows.ts';
import { judgeFinalMarks } from './judge-marks.ts';
import { compareWords } from './likeness.ts';
import { punctuationOf } from './punctuation.ts';

export interface ComparedPart {
	readonly part: Part;
	readonly steps: readonly Step[];
	/** The window of the source that `steps` refer to. */
	readonly tokens: Tokens;
	/** Of the source: the window's first word. */
	readonly windowFirst: number;
	/** Words of the source taken up, half-open. */
	readonly first: number;
	readonly end: number;
	readonly cost: number;
}

/** A source, ready to be searched. */
export interface SearchedSource {
	readonly library: LibraryView;
	readonly source: Source;
	readonly words: SourceWords;
	readonly text: LongText;
}

export function searched(library: LibraryView, source: Source): SearchedSource {
	return { library, source, words: library.index.words(source), text: library.text(source) };
}

const candidateLimit = 6;
const exactLimit = 64;
/** Changes a word, below which no other window is likely to be the one meant. */
const goodEnough = 0.05;
/** Where a window has this share of the part's pairs of words, single words need not be asked. */
const pairsEnough = 0.5;
/** Words after (or before) one part in which the next is sought word by word. */
const reach = 500;

/** A part found out of order is as good as two changes. */
export const disorder = 2;

/** The part where it stands after `from`, if it does; else the best place anywhere. */
export function followingPart(source: SearchedSource, part: Part, from: number): ComparedPart {
	const hashes = plainHashes(part);
	const exact = hashes && exactAfter(source.words, hashes, from);
	if (exact !== undefined) return alignWindow(source, part, exact, exact + part.elements.length, 'first');
	const nearby = alignWindow(source, part, from, from + reach + 2 * part.elements.length, 'first');
	return isPoor(nearby) ? better(nearby, locatePart(source, part, from)[0]) : nearby;
}

/** The part where it ends before `until`, if it does; else the best place anywhere. */
export function precedingPart(source: SearchedSource, part: Part, until: number): ComparedPart {
	const hashes = plainHashes(part);
	const exact = hashes && exactBefore(source.words, hashes, until);
	if (exact !== undefined) return alignWindow(source, part, exact, exact + part.elements.length, 'last');
	const nearby = alignWindow(source, part, until - reach - 2 * part.elements.length, until, 'last');
	return isPoor(nearby) ? better(nearby, locatePart(source, part, until)[0]) : nearby;
}

function isPoor(found: ComparedPart): boolean {
	return found.cost > 0.3 * found.part.elements.length;
}

function better(nearby: ComparedPart, anywhere: ComparedPart | undefined): ComparedPart {
	return anywhere !== undefined && anywhere.cost + disorder < nearby.cost ? anywhere : nearby;
}

/**
 * How much farther a word back counts than a word on. `near` is where the cited page begins: what stands on it is
 * nearer than what stands at the foot of the page before, but for a passage that runs over from there.
 */
const backwards = 64;

/** Where a part stands or might stand in the source, cheapest first, the nearest to `near` of equal ones. */
export function locatePart(source: SearchedSource, part: Part, near: number | undefined): readonly ComparedPart[] {
	const { words } = source;
	const plain = plainHashes(part);
	const exact = plain === undefined ? [] : exactPlaces(words, plain, exactLimit);
	const found = exact.map((place) => alignWindow(source, part, place, place + part.elements.length, 'first'));
	if (found.length === 0) {
		const hashes = wordHashes(part);
		const windows = [...windowsByPairs(words, hashes, candidateLimit)];
		if ((windows[0]?.score ?? 0) < pairsEnough) {
			for (const window of windowsByWords(words, tellingHashes(part), hashes.length, candidateLimit, halvesOf(part))) {
				if (!windows.some((other) => other.first <= window.first && window.end <= other.end)) windows.push(window);
			}
		}
		const margin = marginOf(part);
		for (const window of fittingWindows(words, hashes, windows)) {
			const placed = alignWindow(source, part, window.first - margin, window.end + margin, 'first');
			found.push(placed);
			if (placed.cost <= goodEnough * part.elements.length) break;
		}
	}
	const distance = ({ first, end }: ComparedPart) => {
		if (near === undefined) return 0;
		return end > near ? Math.max(0, first - near) : backwards * (near - first);
	};
	return found.sort((a, b) => a.cost - b.cost || distance(a) - distance(b) || a.first - b.first);
}

/** Where most of what the part's words tell stands together, in whatever order. */
export function likeliestPlace(source: SearchedSource, part: Part): ComparedPart | undefined {
	const { words } = source;
	const hashes = wordHashes(part);
	const likeliest = windowsByWords(words, tellingHashes(part), hashes.length, 1, halvesOf(part));
	const [window] = fittingWindows(words, hashes, likeliest);
	if (window === undefined) return undefined;
	const margin = marginOf(part);
	return alignWindow(source, part, window.first - margin, window.end + margin, 'first');
}

function marginOf(part: Part): number {
	return 4 + Math.min(60, part.elements.length);
}

/** Shorter halves are parts of too many words. */
const shortestHalf = 2;

function halvesOf(part: Part): HalvesOf {
	return (wanted) => {
		for (const element of part.elements) {
			if (element.kind !== 'word' || element.word.hash !== wanted) continue;
			const { base } = element.word;
			const ways: (readonly [number, number])[] = [];
			for (let at = shortestHalf; at <= base.length - shortestHalf; at++) {
				ways.push([hashWord(base.slice(0, at)), hashWord(base.slice(at))]);
			}
			return ways;
		}
		return [];
	};
}

function wordHashes(part: Part): readonly number[] {
	return part.elements.flatMap((el) => (el.kind === 'word' ? [el.word.hash] : []));
}

/** Of a long part so many words, the longest, are asked about one by one: the others are in too many places. */
const mostTelling = 16;

function tellingHashes(part: Part): readonly number[] {
	if (part.elements.length <= mostTelling) return wordHashes(part);
	const words = part.elements.flatMap((el) => (el.kind === 'word' ? [el.word] : []));
	const longestFirst = words.sort((a, b) => b.base.length - a.base.length);
	return [...new Set(longestFirst.map(({ hash }) => hash))].slice(0, mostTelling);
}

/** The words' hashes where the part is nothing but words. */
function plainHashes(part: Part): readonly number[] | undefined {
	const plain = part.elements.every((el) => el.kind === 'word' && el.pattern === undefined);
	return plain ? wordHashes(part) : undefined;
}

/** The part aligned with the words `[from, to)` of the source. */
export function alignWindow(
	source: SearchedSource,
	part: Part,
	from: number,
	to: number,
	nearer: 'first' | 'last',
): ComparedPart {
	const first = Math.max(0, Math.min(from, source.words.count));
	const end = Math.max(first, Math.min(to, source.words.count));
	const { tokens, skipped } = readWindow(source, first, end);
	const alignment =
		alignVerbatim(part, tokens, skipped) ??
		alignLong(part.elements, tokens.words, nearer, apparatusWords(source, tokens));
	return {
		part,
		steps: alignment.steps,
		tokens,
		windowFirst: first - skipped,
		first: first - skipped + alignment.first,
		end: first - skipped + alignment.end,
		cost: alignment.cost,
	};
}

/** The words of the apparatus within the window: page heads, time stamps, speakers. */
function apparatusWords({ library, source, text }: SearchedSource, { words }: Tokens): ReadonlySet<string> {
	const first = words[0];
	const last = words.at(-1);
	if (first === undefined || last === undefined) return new Set();
	const within = library.apparatus(source, { start: first.start, end: last.end });
	return new Set(within.flatMap((span) => tokenizeSpan(text, span, []).words.map((word) => word.base)));
}

/** Reads from the word before, so that marks and emphasis before the first word are seen. */
function readWindow(source: SearchedSource, first: number, end: number): { tokens: Tokens; skipped: number } {
	const { library, words, text } = source;
	const skipped = first > 0 ? 1 : 0;
	const from = words.start(first - skipped);
	// To the second word after, so that the marks after the last are whole.
	const to = words.start(end);
	const span = { start: from, end: to };
	return { tokens: tokenizeSpan(text, span, library.apparatus(source.source, span)), skipped };
}

/** Among places with the same words, those with the same marks come first. */
const marksCost = 0.003;

/** The trivial alignment where the window is just the part's words. */
function alignVerbatim({ elements, after }: Part, tokens: Tokens, skipped: number): Alignment | undefined {
	if (tokens.words.length !== elements.length + skipped) return undefined;
	const steps: Step[] = [];
	let cost = 0;
	for (let i = 0; i < elements.length; i++) {
		const element = elements[i] as Element;
		const word = tokens.words[i + skipped];
		if (element.kind !== 'word' || word === undefined || element.word.hash !== word.hash) return undefined;
		const match = compareWords(element.word, word);
		if (match.likeness === 'different') return undefined;
		cost += match.cost;
		const marks = tokens.gaps[i + skipped]?.marks;
		if (i > 0 && marks !== undefined && punctuationOf(element.before) !== punctuationOf(marks)) cost += marksCost;
		steps.push({ kind: 'match', element: i, source: i + skipped, match });
	}
	if (judgeFinalMarks(after, tokens.gaps.at(-1)) !== undefined) cost += marksCost;
	return { steps, cost, first: skipped, end: tokens.words.length };
}
