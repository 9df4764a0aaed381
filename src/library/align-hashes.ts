/**
 * How well a wording fits into a stretch of words, both as hashes: first the diagonal (place in the stretch less place
 * in the wording) on which most of the words agree, then along it a local alignment (Smith and Waterman 1981), in which
 * a word that is the same gains its weight and one that is changed, left out or added costs half a word. Cost: the
 * stretch, and the square of the wording.
 */
export interface Wording {
	readonly hashes: Uint32Array;
	/** What each word tells; 1 on the average. */
	readonly weights: Float32Array;
	/** By hash: where in the wording it first stands. */
	readonly places: ReadonlyMap<number, number>;
	/** Of words that are as good as one of the wording's: the hash of that one. */
	readonly respelt: ReadonlyMap<number, number>;
}

export interface Fit {
	/** From 0 to 1: of what the very words would gain. */
	readonly score: number;
	/** In the stretch, half-open: what the wording takes up. */
	readonly first: number;
	readonly end: number;
}

export function weighed(
	hashes: Uint32Array,
	weights: Float32Array,
	respelt: readonly (readonly [other: number, word: number])[],
): Wording {
	const places = new Map<number, number>();
	for (let i = hashes.length - 1; i >= 0; i--) places.set(hashes[i] as number, i);
	return { hashes, weights, places, respelt: new Map(respelt) };
}

const slip = 0.5;
/** Diagonals are counted by so many together, as words may be left out or added. */
const binSize = 8;
/** So many words before and after the likeliest stretch are aligned too. */
const margin = 12;

/** Chance makes more than a fifth of a wording's words agree on some diagonals, but seldom more than this. */
const leastAgreeing = 0.3;
/** A shorter one is aligned in any case. */
const shortWording = 16;
const unlike: Fit = { score: 0, first: 0, end: 0 };

export function bestFit(wording: Wording, read: Uint32Array): Fit {
	const { length } = wording.hashes;
	const { respelt } = wording;
	const stretch = respelt.size === 0 ? read : read.map((word) => respelt.get(word) ?? word);
	const { start, agree } = likeliestDiagonal(wording, stretch);
	if (agree < leastAgreeing * length && length > shortWording) return unlike;
	const from = Math.max(0, start - margin - (length >>> 3));
	const until = Math.min(stretch.length, start + binSize + length + margin + (length >>> 3));
	const fit = align(wording, stretch.subarray(from, until));
	return { score: fit.score, first: from + fit.first, end: from + fit.end };
}

/** Used again by every alignment: to take such memory, and to have it collected, takes as long as a short alignment. */
let spareBins = new Float32Array(256);
let spareRows = createRows(256);

function createRows(length: number) {
	return {
		gains: new Float32Array(length),
		begins: new Int32Array(length),
		nextGains: new Float32Array(length),
		nextBegins: new Int32Array(length),
	};
}

/** Where the wording would start on the diagonals, and what the words weigh that agree on them. */
function likeliestDiagonal(
	{ hashes, weights, places }: Wording,
	stretch: Uint32Array,
): { readonly start: number; readonly agree: number } {
	const count = Math.ceil((stretch.length + hashes.length) / binSize) + 2;
	if (count > spareBins.length) spareBins = new Float32Array(2 * count);
	const bins = spareBins.fill(0, 0, count);
	for (let at = 0; at < stretch.length; at++) {
		const i = places.get(stretch[at] as number);
		if (i === undefined) continue;
		const bin = Math.floor((at - i + hashes.length) / binSize);
		bins[bin] = (bins[bin] as number) + (weights[i] as number);
	}
	let best = 0;
	let most = 0;
	for (let bin = 0; bin + 1 < count; bin++) {
		const sum = (bins[bin] as number) + (bins[bin + 1] as number);
		if (sum <= most) continue;
		most = sum;
		best = bin;
	}
	return { start: best * binSize - hashes.length, agree: most };
}

function align({ hashes, weights }: Wording, stretch: Uint32Array): Fit {
	const { length } = stretch;
	// Of the best alignment that ends with each word of the stretch: what it gains, and where it begins.
	if (length >= spareRows.gains.length) spareRows = createRows(2 * length);
	let { gains, begins, nextGains, nextBegins } = spareRows;
	gains.fill(0, 0, length + 1);
	let whole = 0;
	let most = 0;
	let first = 0;
	let end = 0;
	for (let i = 0; i < hashes.length; i++) {
		const word = hashes[i] as number;
		const weight = weights[i] as number;
		whole += weight;
		for (let j = 1; j <= length; j++) {
			const above = gains[j - 1] as number;
			const begin = above > 0 ? (begins[j - 1] as number) : j - 1;
			if (stretch[j - 1] === word) {
				const sum = above + weight;
				nextGains[j] = sum;
				nextBegins[j] = begin;
				if (sum > most) {
					most = sum;
					first = begin;
					end = j;
				}
				continue;
			}
			const up = gains[j] as number;
			const left = nextGains[j - 1] as number;
			const best = above >= up ? (above >= left ? above : left) : up >= left ? up : left;
			nextGains[j] = best > slip ? best - slip : 0;
			nextBegins[j] = best === above ? begin : ((best === up ? begins[j] : nextBegins[j - 1]) as number);
		}
		[gains, nextGains] = [nextGains, gains];
		[begins, nextBegins] = [nextBegins, begins];
	}
	return { score: whole === 0 ? 0 : Math.min(1, most / whole), first, end };
}
