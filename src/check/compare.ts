/**
 * Comparing a wording with one source: of all the ways to find its parts there, in order, the one that takes the
 * fewest changes. The part that tells most is located first (`library/locate.ts`) and aligned in its likeliest
 * windows; the others are then sought from there, forwards and backwards, where an ellipsis would lead, and only
 * then anywhere. Cost: that of locating, plus parts × window for each of a few candidates.
 */
import type { LibraryView, Source } from '../library/library.ts';
import { countWords, exactPlaces, rarity, windowsByBigrams, windowsByWords } from '../library/locate.ts';
import type { Segment } from '../library/segment.ts';
import type { Span } from '../text/span.ts';
import { type Tokens, tokenizeSpan } from '../text/tokens.ts';
import { type Alignment, align, type Step } from './align.ts';
import type { Element, Part, Wording } from './elements.ts';
import { compareWords } from './likeness.ts';
import { punctuationOf } from './punctuation.ts';

export interface Comparison {
	readonly source: Source;
	/** One for each part of the wording. */
	readonly parts: readonly ComparedPart[];
	/** Of all parts; 0: the same words. */
	readonly cost: number;
	/** Some part stands before the part it follows in the draft. */
	readonly reversed: boolean;
}

export interface ComparedPart {
	readonly part: Part;
	readonly steps: readonly Step[];
	/** The window of the source that `steps` refer to. */
	readonly tokens: Tokens;
	/** In the segment: index of the window's first word. */
	readonly windowFirst: number;
	/** Words taken up, in the segment, half-open. */
	readonly first: number;
	readonly end: number;
	readonly cost: number;
}

interface Context {
	readonly library: LibraryView;
	readonly source: Source;
	readonly segment: Segment;
	readonly text: string;
	readonly apparatus: readonly Span[];
}

const candidateLimit = 6;
const exactLimit = 64;
/** Words after (or before) one part in which the next is sought word by word. */
const reach = 500;

/** @param near offset in the source's text that the passage is expected close to; decides between equal places. */
export function compareWithSource(
	wording: Wording,
	library: LibraryView,
	source: Source,
	near: number | undefined,
): Comparison | undefined {
	if (source.length === 0 || wording.parts.length === 0) return undefined;
	const segment = library.segment(source);
	if (segment.words.length === 0) return undefined;
	const context = { library, source, segment, text: library.text(source), apparatus: library.apparatus(source) };
	const anchor = mostTelling(wording.parts);
	const nearWord = near === undefined ? undefined : wordAt(segment, near);
	const candidates = locatePart(context, wording.parts[anchor] as Part, nearWord).slice(0, candidateLimit);
	let best: readonly ComparedPart[] | undefined;
	let bestCost = Number.POSITIVE_INFINITY;
	for (const candidate of candidates) {
		const chain = extend(context, wording.parts, anchor, candidate, bestCost);
		const cost = chainCost(chain);
		if (cost < bestCost) {
			best = chain;
			bestCost = cost;
		}
		if (cost === 0) break;
	}
	if (best === undefined) return undefined;
	const reversed = best.some((part, i) => i > 0 && part.first < (best[i - 1] as ComparedPart).end);
	return { source, parts: best, cost: bestCost, reversed };
}

function mostTelling(parts: readonly Part[]): number {
	let best = 0;
	let most = -1;
	parts.forEach((part, i) => {
		const letters = part.elements.reduce((sum, el) => sum + (el.kind === 'word' ? el.word.text.length : 0), 0);
		if (letters > most) {
			most = letters;
			best = i;
		}
	});
	return best;
}

/** A part found out of order is as good as two changes. */
const disorder = 2;

function chainCost(chain: readonly ComparedPart[]): number {
	let cost = 0;
	chain.forEach((part, i) => {
		cost += part.cost;
		const before = chain[i - 1];
		if (before !== undefined && part.first < before.end) cost += disorder;
	});
	return cost;
}

function extend(
	context: Context,
	parts: readonly Part[],
	anchor: number,
	found: ComparedPart,
	limit: number,
): readonly ComparedPart[] {
	const chain: ComparedPart[] = [];
	chain[anchor] = found;
	let cost = found.cost;
	for (let i = anchor + 1; i < parts.length && cost < limit; i++) {
		const next = followingPart(context, parts[i] as Part, (chain[i - 1] as ComparedPart).end);
		chain[i] = next;
		cost += next.cost;
	}
	for (let i = anchor - 1; i >= 0 && cost < limit; i--) {
		const previous = precedingPart(context, parts[i] as Part, (chain[i + 1] as ComparedPart).first);
		chain[i] = previous;
		cost += previous.cost;
	}
	for (let i = 0; i < parts.length; i++) chain[i] ??= unaligned(parts[i] as Part, found);
	return chain;
}

/** Stands in for a part of a chain that is already too costly to be chosen. */
function unaligned(part: Part, beside: ComparedPart): ComparedPart {
	return { ...beside, part, steps: [], cost: Number.POSITIVE_INFINITY };
}

function followingPart(context: Context, part: Part, from: number): ComparedPart {
	const hashes = plainHashes(part);
	const exact = hashes && exactPlaces(context.segment, hashes, exactLimit).find((place) => place >= from);
	if (exact !== undefined) return alignWindow(context, part, exact, exact + part.elements.length, 'first');
	const nearby = alignWindow(context, part, from, from + reach + 2 * part.elements.length, 'first');
	return isPoor(nearby) ? better(nearby, locatePart(context, part, from)[0]) : nearby;
}

function precedingPart(context: Context, part: Part, until: number): ComparedPart {
	const hashes = plainHashes(part);
	const exact =
		hashes && exactPlaces(context.segment, hashes, exactLimit).findLast((place) => place + hashes.length <= until);
	if (exact !== undefined) return alignWindow(context, part, exact, exact + part.elements.length, 'last');
	const nearby = alignWindow(context, part, until - reach - 2 * part.elements.length, until, 'last');
	return isPoor(nearby) ? better(nearby, locatePart(context, part, until)[0]) : nearby;
}

function isPoor(found: ComparedPart): boolean {
	return found.cost > 0.3 * found.part.elements.length;
}

function better(nearby: ComparedPart, anywhere: ComparedPart | undefined): ComparedPart {
	return anywhere !== undefined && anywhere.cost + disorder < nearby.cost ? anywhere : nearby;
}

/** Where a part stands or might stand in the source, cheapest first, the nearest to `near` of equal ones. */
function locatePart(context: Context, part: Part, near: number | undefined): readonly ComparedPart[] {
	const { segment } = context;
	const plain = plainHashes(part);
	const exact = plain === undefined ? [] : exactPlaces(segment, plain, exactLimit);
	const found = exact.map((place) => alignWindow(context, part, place, place + part.elements.length, 'first'));
	if (found.length === 0) {
		const hashes = wordHashes(part);
		const windows = [...windowsByBigrams(segment, hashes, candidateLimit)];
		if ((windows[0]?.score ?? 0) < 0.7) {
			for (const window of windowsByWords(segment, hashes, candidateLimit)) {
				if (!windows.some((other) => other.first <= window.first && window.end <= other.end)) windows.push(window);
			}
		}
		const margin = 4 + Math.min(60, part.elements.length);
		for (const window of windows) {
			found.push(alignWindow(context, part, window.first - margin, window.end + margin, 'first'));
		}
	}
	const distance = (place: ComparedPart) => (near === undefined ? 0 : Math.abs(place.first - near));
	return found.sort((a, b) => a.cost - b.cost || distance(a) - distance(b) || a.first - b.first);
}

function wordHashes(part: Part): readonly number[] {
	return part.elements.flatMap((el) => (el.kind === 'word' ? [el.word.hash] : []));
}

/** The words' hashes where the part is nothing but words. */
function plainHashes(part: Part): readonly number[] | undefined {
	const plain = part.elements.every((el) => el.kind === 'word' && el.pattern === undefined);
	return plain ? wordHashes(part) : undefined;
}

function alignWindow(context: Context, part: Part, from: number, to: number, nearer: 'first' | 'last'): ComparedPart {
	const first = Math.max(0, Math.min(from, context.segment.words.length));
	const end = Math.max(first, Math.min(to, context.segment.words.length));
	const { tokens, skipped } = readWindow(context, first, end);
	const alignment = alignVerbatim(part.elements, tokens, skipped) ?? align(part.elements, tokens.words, nearer);
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

/** Reads from the word before, so that marks and emphasis before the first word are seen. */
function readWindow(context: Context, first: number, end: number): { tokens: Tokens; skipped: number } {
	const { segment, text, apparatus } = context;
	const skipped = first > 0 ? 1 : 0;
	const from = segment.starts[first - skipped] ?? text.length;
	// To the second word after, so that the marks after the last are whole.
	const to = end < segment.words.length ? (segment.starts[end] as number) : text.length;
	return { tokens: tokenizeSpan(text, { start: from, end: to }, apparatus), skipped };
}

/** Among places with the same words, those with the same marks come first. */
const marksCost = 0.003;

/** The trivial alignment where the window is just the part's words. */
function alignVerbatim(elements: readonly Element[], tokens: Tokens, skipped: number): Alignment | undefined {
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
	return { steps, cost, first: skipped, end: tokens.words.length };
}

/** Index of the word at or after the offset. */
export function wordAt(segment: Segment, offset: number): number {
	let low = 0;
	let high = segment.starts.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((segment.starts[middle] as number) < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

export interface Strength {
	/** 0 to 1: how much of what the wording tells stands in the source. */
	readonly similarity: number;
	/** In bits: how much more the agreement tells than chance would find in so long a source. */
	readonly evidence: number;
}

/**
 * How much a comparison's agreement is worth. A word tells the more the rarer it is in the source; what is left
 * after the choice of place and the gaps is paid for is evidence, as in the statistics of sequence alignment
 * (Karlin and Altschul 1990). Cost: a scan of the source's words.
 */
export function strengthOf(comparison: Comparison, library: LibraryView): Strength {
	const { parts } = comparison;
	const segment = library.segment(comparison.source);
	const total = segment.words.length;
	const counts = countWords(
		segment,
		parts.flatMap((part) => wordHashes(part.part)),
	);
	let whole = 0;
	let agreed = 0;
	let gaps = 0;
	for (const part of parts) {
		for (const el of part.part.elements) if (el.kind === 'word') whole += rarity(counts.get(el.word.hash) ?? 0, total);
		part.steps.forEach((step, at) => {
			agreed += agreement(part.part.elements, step, counts, total);
			if (step.kind === 'omission' && part.steps[at - 1]?.kind !== 'omission') gaps++;
		});
	}
	const chance = parts.length * Math.log2(Math.max(2, total)) + 3 * gaps;
	return { similarity: whole === 0 ? 1 : agreed / whole, evidence: agreed - chance };
}

function agreement(
	elements: readonly Element[],
	step: Step,
	counts: ReadonlyMap<number, number>,
	total: number,
): number {
	if (step.kind !== 'match' && step.kind !== 'joined' && step.kind !== 'split') return 0;
	const credit = step.kind === 'match' ? 1 - step.match.cost : 1;
	const used = step.kind === 'split' ? 2 : 1;
	let sum = 0;
	for (let i = 0; i < used; i++) {
		const element = elements[step.element + i];
		if (element?.kind === 'word') sum += credit * rarity(counts.get(element.word.hash) ?? 0, total);
	}
	return sum;
}

/** The stretch of the source's text that the comparison takes up, from the first part's first word to the last's end. */
export function comparedSpan(comparison: Comparison): Span {
	let start = Number.POSITIVE_INFINITY;
	let end = 0;
	for (const part of comparison.parts) {
		const first = part.tokens.words[part.first - part.windowFirst];
		const last = part.tokens.words[part.end - part.windowFirst - 1];
		if (first === undefined || last === undefined) continue;
		start = Math.min(start, first.start);
		end = Math.max(end, last.end);
	}
	return end === 0 ? { start: 0, end: 0 } : { start, end };
}
