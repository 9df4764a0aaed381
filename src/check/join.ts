/**
 * A quotation that joins two places of its source without a sign: one end of the part agrees with the source where
 * it was placed, the other does not, but stands elsewhere. The part is cut where agreement ends, and the rest placed
 * anew; the two are kept if that explains the words better.
 */
import type { Part } from './elements.ts';
import {
	alignWindow,
	type ComparedPart,
	disorder,
	followingPart,
	precedingPart,
	type SearchedSource,
} from './place-part.ts';

/** Shorter pieces stand in a source by chance. */
const shortest = 4;
/** Changes a word, from which on a part is worth trying in two pieces. */
const poor = 0.25;
/** From here on too little of it agrees for a piece of it to have been placed. */
const hopeless = 0.75;
/** In changes: what a join must save beyond its own cost. */
const joining = 1.5;

export function apartAtJoins(source: SearchedSource, chain: readonly ComparedPart[]): readonly ComparedPart[] {
	return chain.flatMap((placed) => {
		const { length } = placed.part.elements;
		if (length < 2 * shortest || placed.cost <= poor * length || placed.cost > hopeless * length) return placed;
		const cut = cutWhereAgreementEnds(placed);
		if (cut === undefined) return placed;
		const pieces = piecesAround(source, placed, cut);
		if (pieces === undefined || costOf(pieces) + joining >= placed.cost) return placed;
		return pieces.every((piece) => piece.cost <= most(piece)) ? pieces : placed;
	});
}

function costOf([first, second]: Pieces): number {
	return first.cost + second.cost + (second.first < first.end ? disorder : 0);
}

/** Words that agree by chance blur the cut by so many. */
const blur = 6;
/** So far apart are the cuts for which both pieces are looked for; in between they stand where they stood for these. */
const stride = 4;
/** What a word more or less may cost a piece. */
const wordCost = 1.1;

/** The cheapest pieces of all cuts near the one that was found; undefined where none will do. */
function piecesAround(source: SearchedSource, placed: ComparedPart, { at, headAgrees }: Cut): Pieces | undefined {
	const { part } = placed;
	const last = part.elements.length - shortest;
	const placeAt = (cut: number) => {
		const [head, tail] = cutAt(part, cut);
		return headAgrees ? forwards(source, placed, head, tail) : backwards(source, placed, head, tail);
	};
	let looked: Pieces | undefined;
	for (const cut of [at, at - stride, at + stride]) {
		if (cut < shortest || cut > last) continue;
		const pieces = placeAt(cut);
		if (looked === undefined || costOf(pieces) < costOf(looked)) looked = pieces;
		if (pieces.every((piece) => piece.cost <= most(piece))) break;
		// A piece that is so unlike all of the source does not stand there with a few words less either.
		if (cut === at && pieces.some((piece) => piece.cost > most(piece) + stride * wordCost)) return undefined;
	}
	if (looked === undefined) return undefined;
	let least = Number.POSITIVE_INFINITY;
	let bestCut = at;
	for (let cut = Math.max(shortest, at - blur); cut <= Math.min(last, at + blur); cut++) {
		const cost = costOf(moved(source, looked, cutAt(part, cut)));
		if (cost >= least) continue;
		least = cost;
		bestCut = cut;
	}
	// Cut rightly, a piece may stand in a better place than where it stood with words that are not its own.
	const pieces = placeAt(bestCut);
	return costOf(pieces) <= least ? pieces : moved(source, looked, cutAt(part, bestCut));
}

/** What a piece may cost. */
function most({ part }: ComparedPart): number {
	return poor * part.elements.length;
}

/** Other pieces at the places of these. */
function moved(source: SearchedSource, [first, second]: Pieces, [head, tail]: readonly [Part, Part]): Pieces {
	const slack = blur + stride + 2;
	const placed = alignWindow(source, head, first.first - slack, first.end + slack, 'first');
	const from = second.first >= first.end ? Math.max(placed.end, second.first - slack) : second.first - slack;
	return [placed, alignWindow(source, tail, from, second.end + slack, 'first')];
}

function cutAt(part: Part, at: number): readonly [Part, Part] {
	const { ellipsis, elements, after } = part;
	return [
		{ ellipsis, elements: elements.slice(0, at), after: elements[at]?.before ?? [] },
		{ ellipsis: undefined, elements: elements.slice(at), after },
	];
}

type Pieces = readonly [ComparedPart, ComparedPart];

function forwards(source: SearchedSource, placed: ComparedPart, head: Part, tail: Part): Pieces {
	const first = alignWindow(source, head, placed.first - 2, placed.first + 2 * head.elements.length, 'first');
	return [first, followingPart(source, tail, first.end)];
}

function backwards(source: SearchedSource, placed: ComparedPart, head: Part, tail: Part): Pieces {
	const second = alignWindow(source, tail, placed.end - 2 * tail.elements.length, placed.end + 2, 'last');
	return [precedingPart(source, head, second.first), second];
}

interface Cut {
	/** The first element behind it. */
	readonly at: number;
	/** What is before it agrees with the source where it was placed; else what is behind it does. */
	readonly headAgrees: boolean;
}

/** The cut with most agreement on one side of it and most disagreement on the other. */
function cutWhereAgreementEnds({ part, steps }: ComparedPart): Cut | undefined {
	const { length } = part.elements;
	const agreed = part.elements.map(() => 0);
	for (const step of steps) {
		const same = step.kind === 'match' && step.match.likeness !== 'different' && step.match.likeness !== 'near';
		if (same) agreed[step.element] = 1;
	}
	const whole = agreed.reduce((sum, each) => sum + each, 0);
	let best: Cut | undefined;
	let most = length / 2;
	let before = 0;
	for (let at = 1; at <= length - shortest; at++) {
		before += agreed[at - 1] as number;
		const gain = 2 * before - at + (length - at) - 2 * (whole - before);
		if (at < shortest || Math.abs(gain) <= most) continue;
		most = Math.abs(gain);
		best = { at, headAgrees: gain > 0 };
	}
	return best;
}
