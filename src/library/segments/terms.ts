/**
 * Terms are what postings are kept for: single words and pairs of neighbouring words, each a 32-bit key spread evenly
 * over its high bits, which choose the bucket. Two terms may share a key; whatever is found is looked at again.
 */

/** @param word its hash, as `scanWords` gives it */
export function wordTerm(word: number): number {
	let mixed = Math.imul(word ^ 0x5bd1e995, 0xcc9e2d51);
	mixed ^= mixed >>> 15;
	return Math.imul(mixed, 0x1b873593) >>> 0;
}

/** @param first, second the hashes of two words, one after the other */
export function pairTerm(first: number, second: number): number {
	const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ (second >>> 15), 0x85ebca77);
	return Math.imul(mixed ^ (mixed >>> 14), 0xc2b2ae35) >>> 0;
}

/** Words to a block: postings tell the block of a source that a term stands in, not the place within. */
export const blockLength = 64;
