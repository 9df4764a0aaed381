/**
 * Sorting pairs of numbers by key: first into parts by their keys' highest bits, which is one pass that scatters over
 * all of memory; then each part, small enough for the processor's nearest cache, by the other bits, least significant
 * digit first (Knuth 5.2.5). Cost: linear.
 */

/** Pairs of 32-bit numbers in two arrays of equal length. */
export interface Pairs {
	readonly keys: Uint32Array;
	readonly values: Uint32Array;
}

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
	const { keys, values } = from;
	const { keys: sortedKeys, values: sortedValues } = to;
	next.fill(0, 0, mask + 1);
	for (let i = start; i < end; i++) {
		const digit = ((keys[i] as number) >>> shift) & mask;
		next[digit] = (next[digit] as number) + 1;
	}
	let sum = start;
	for (let digit = 0; digit <= mask; digit++) {
		const here = next[digit] as number;
		next[digit] = sum;
		sum += here;
	}
	for (let i = start; i < end; i++) {
		const key = keys[i] as number;
		const digit = (key >>> shift) & mask;
		const place = next[digit] as number;
		next[digit] = place + 1;
		sortedKeys[place] = key;
		sortedValues[place] = values[i] as number;
	}
}

export function emptyPairs(capacity: number): Pairs {
	return { keys: new Uint32Array(capacity), values: new Uint32Array(capacity) };
}

/** The same pairs with room for twice as many. */
export function growPairs({ keys, values }: Pairs): Pairs {
	const larger = emptyPairs(2 * keys.length);
	larger.keys.set(keys);
	larger.values.set(values);
	return larger;
}
