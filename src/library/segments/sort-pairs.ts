/** Pairs of 32-bit numbers in two arrays of equal length. */
export interface Pairs {
	readonly keys: Uint32Array;
	readonly values: Uint32Array;
}

/** More at once would scatter over more places than the processor's cache holds. */
const mostDigits = 16;

/**
 * Sorts the first `count` pairs by the lowest `bits` of their keys; those with equal keys stay in their order. Least
 * significant digit first (Knuth 5.2.5), at most sixteen bits a pass: linear.
 * @param spare as long as `pairs`; what is in it is lost
 * @returns whichever of the two then holds the sorted pairs
 */
export function sortPairs(pairs: Pairs, spare: Pairs, count: number, bits: number): Pairs {
	let from = pairs;
	let to = spare;
	const digits = Math.ceil(bits / Math.ceil(bits / mostDigits));
	const next = new Uint32Array(1 << digits);
	for (let shift = 0; shift < bits; shift += digits) {
		const mask = (1 << Math.min(digits, bits - shift)) - 1;
		next.fill(0);
		const { keys, values } = from;
		for (let i = 0; i < count; i++) {
			const digit = ((keys[i] as number) >>> shift) & mask;
			next[digit] = (next[digit] as number) + 1;
		}
		let sum = 0;
		for (let digit = 0; digit <= mask; digit++) {
			const here = next[digit] as number;
			next[digit] = sum;
			sum += here;
		}
		const { keys: sortedKeys, values: sortedValues } = to;
		for (let i = 0; i < count; i++) {
			const key = keys[i] as number;
			const digit = (key >>> shift) & mask;
			const place = next[digit] as number;
			next[digit] = place + 1;
			sortedKeys[place] = key;
			sortedValues[place] = values[i] as number;
		}
		[from, to] = [to, from];
	}
	return from;
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
