/**
 * Sorting pairs of numbers by key: first into parts by their keys' highest bits, which is one pass that scatters over
 * all of memory; then each part, small enough for the processor's nearest cache, by the other bits, least significant
 * digit first (Knuth 5.2.5). Cost: linear.
 */

/** Keys, which are 32-bit numbers, with what belongs to them: a number below `valueLimit`. */
export interface Pairs {
	/** Key and value by turns. */
	readonly numbers: Uint32Array;
	/** The same memory: a pair as one number is moved at once, and lies in one line of the processor's cache. */
	readonly moved: Float64Array;
}

/** From here on a pair, as one number, would be none (NaN), and its bits might be changed when it is moved. */
export const valueLimit = 0x7ff00000;

/** More places at once would be more than the processor's table of pages holds. */
const mostParts = 8;
const mostDigits = 12;
/** Pairs to a part, about. */
const partSize = 2048;

/**
 * Sorts the first `count` pairs by the lowest `bits` of their keys; those with equal keys stay in their order.
 * @param spare as long as `pairs`; what is in it is lost
 * @returns whichever of the two then holds the sorted pairs
 */
export function sortPairs(pairs: Pairs, spare: Pairs, count: number, bits: number): Pairs {
	const partBits = Math.max(0, Math.min(mostParts, bits, Math.ceil(Math.log2(count / partSize))));
	const low = bits - partBits;
	const passes = Math.ceil(low / mostDigits);
	const digits = Math.ceil(low / Math.max(1, passes));
	const next = new Uint32Array(1 << mostDigits);
	if (partBits === 0) {
		for (let pass = 0; pass < passes; pass++) {
			const [from, to] = pass % 2 === 0 ? [pairs, spare] : [spare, pairs];
			sortDigit(from, to, 0, count, pass * digits, Math.min(digits, low - pass * digits), next);
		}
		return passes % 2 === 0 ? pairs : spare;
	}
	sortDigit(pairs, spare, 0, count, low, partBits, next);
	// Where each part ends now.
	const ends = next.slice(0, 1 << partBits);
	let start = 0;
	for (const end of ends) {
		for (let pass = 0; pass < passes; pass++) {
			const [from, to] = pass % 2 === 0 ? [spare, pairs] : [pairs, spare];
			sortDigit(from, to, start, end, pass * digits, Math.min(digits, low - pass * digits), next);
		}
		start = end;
	}
	return passes % 2 === 0 ? spare : pairs;
}

/** @param next afterwards holds of each digit where its pairs end */
function sortDigit(
	from: Pairs,
	to: Pairs,
	start: number,
	end: number,
	shift: number,
	digits: number,
	next: Uint32Array,
): void {
	const mask = (1 << digits) - 1;
	next.fill(0, 0, mask + 1);
	countDigits(from.numbers, start, end, shift, mask, next);
	let sum = start;
	for (let digit = 0; digit <= mask; digit++) {
		const here = next[digit] as number;
		next[digit] = sum;
		sum += here;
	}
	placeByDigit(from, to.moved, start, end, shift, mask, next);
}

function countDigits(
	numbers: Uint32Array,
	start: number,
	end: number,
	shift: number,
	mask: number,
	counts: Uint32Array,
): void {
	for (let i = 2 * start; i < 2 * end; i += 2) {
		const digit = ((numbers[i] as number) >>> shift) & mask;
		counts[digit] = (counts[digit] as number) + 1;
	}
}

function placeByDigit(
	{ numbers, moved }: Pairs,
	sorted: Float64Array,
	start: number,
	end: number,
	shift: number,
	mask: number,
	next: Uint32Array,
): void {
	for (let i = start; i < end; i++) {
		const digit = ((numbers[2 * i] as number) >>> shift) & mask;
		const place = next[digit] as number;
		next[digit] = place + 1;
		sorted[place] = moved[i] as number;
	}
}

export function emptyPairs(capacity: number): Pairs {
	const moved = new Float64Array(capacity);
	return { numbers: new Uint32Array(moved.buffer), moved };
}

/** The same pairs with room for twice as many. */
export function growPairs({ moved }: Pairs): Pairs {
	const larger = emptyPairs(2 * moved.length);
	larger.numbers.set(new Uint32Array(moved.buffer));
	return larger;
}
