/**
 * Comparing a wording with one source: of all the ways to find its parts there, in order, the one that takes the
 * fewest changes. The part that tells most is placed first; the others are then sought from there, forwards and
 * backwards, where an ellipsis would lead, and only then anywhere. A part of which one end agrees and the other does
 * not may join two places of the source: it is tried in two pieces.
 */
import type { LibraryView, Source } from '../library/library.ts';
import type { Span } from '../text/span.ts';
import type { Part, Wording } from './elements.ts';
import { apartAtJoins } from './join.ts';
import {
	type ComparedPart,
	disorder,
	followingPart,
	likeliestPlace,
	locatePart,
	precedingPart,
	type SearchedSource,
	searched,
} from './place-part.ts';

export interface Comparison {
	readonly source: Source;
	/** One for each part of the wording, more where a part joins two places of the source. */
	readonly parts: readonly ComparedPart[];
	/** Of all parts; 0: the same words. */
	readonly cost: number;
}

const candidateLimit = 6;

/**
 * The way with the fewest changes.
 * @param near offset in the source's text that the passage is expected close to; decides between equal places.
 */
export function compareWithSource(
	wording: Wording,
	library: LibraryView,
	source: Source,
	near: number | undefined,
): Comparison | undefined {
	let best: Comparison | undefined;
	const limit = () => best?.cost ?? Number.POSITIVE_INFINITY;
	for (const chain of chains(wording, library, source, near, limit)) {
		if (chain.cost < limit()) best = chain;
		if (chain.cost === 0) break;
	}
	if (best === undefined) return undefined;
	const parts = apartAtJoins(searched(library, source), best.parts);
	return { source, parts, cost: chainCost(parts) };
}

/** Where most of what the wording tells stands together, in whatever order: what a reader would look for. */
export function nearestInSource(wording: Wording, library: LibraryView, source: Source): Comparison | undefined {
	if (source.length === 0 || wording.parts.length === 0) return undefined;
	const place = searched(library, source);
	const [anchor = 0] = mostTellingFirst(wording.parts);
	const found = likeliestPlace(place, wording.parts[anchor] as Part);
	if (found === undefined) return undefined;
	const parts = extend(place, wording.parts, anchor, found, Number.POSITIVE_INFINITY);
	return { source, parts, cost: chainCost(parts) };
}

function* chains(
	wording: Wording,
	library: LibraryView,
	source: Source,
	near: number | undefined,
	limit: () => number,
): Iterable<Comparison> {
	if (source.length === 0 || wording.parts.length === 0) return;
	const place = searched(library, source);
	if (place.words.count === 0) return;
	const nearWord = near === undefined ? undefined : place.words.at(near);
	for (const anchor of mostTellingFirst(wording.parts)) {
		const candidates = locatePart(place, wording.parts[anchor] as Part, nearWord).slice(0, candidateLimit);
		for (const candidate of candidates) {
			const chain = extend(place, wording.parts, anchor, candidate, limit());
			const cost = chainCost(chain);
			if (cost === Number.POSITIVE_INFINITY) continue;
			yield { source, parts: chain, cost };
		}
		if (candidates.length > 0) return;
	}
}

function mostTellingFirst(parts: readonly Part[]): readonly number[] {
	const letters = ({ elements }: Part) =>
		elements.reduce((sum, el) => sum + (el.kind === 'word' ? el.word.text.length : 0), 0);
	const telling = parts.map(letters);
	return [...parts.keys()].sort((a, b) => (telling[b] as number) - (telling[a] as number));
}

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
	context: SearchedSource,
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

/** The stretch of the source's text that the comparison takes up, from the first part's first word to the last's end. */
export function comparedSpan(comparison: Comparison): Span {
	const { parts } = comparison;
	// Of parts in another order than the source's, the first stands for all.
	const inOrder = parts.every((part, i) => i === 0 || part.first >= (parts[i - 1] as ComparedPart).end);
	let start = Number.POSITIVE_INFINITY;
	let end = 0;
	for (const part of inOrder ? parts : parts.slice(0, 1)) {
		const first = part.tokens.words[part.first - part.windowFirst];
		const last = part.tokens.words[part.end - part.windowFirst - 1];
		if (first === undefined || last === undefined) continue;
		start = Math.min(start, first.start);
		end = Math.max(end, last.end);
	}
	return end === 0 ? { start: 0, end: 0 } : { start, end };
}
