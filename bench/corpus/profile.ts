/**
 * What prose is like in numbers, to hold grown text against real text. Distinct pairs of words and repeated runs are
 * counted in a sample by hash (one of `sampling`), so that a gigabyte can be profiled in the memory of a few megabytes.
 */
import { wordsOf } from './words.ts';

export interface Profile {
	readonly words: number;
	readonly distinctWords: number;
	/** Different pairs of neighbouring words, for each word. */
	readonly distinctPairs: number;
	/** Of the runs of eight words, the share that stands more than once. */
	readonly repeatedRuns: number;
	/** Of each word, its share of all words. */
	readonly frequencies: ReadonlyMap<number, number>;
}

const run = 8;

export function profileOf(texts: Iterable<string>, sampling = 16): Profile {
	const counts = new Map<number, number>();
	const pairs = new Set<number>();
	const runs = new Map<number, number>();
	let words = 0;
	for (const text of texts) {
		const { count, hashes } = wordsOf(text);
		words += count;
		for (let i = 0; i < count; i++) {
			const hash = hashes[i] as number;
			counts.set(hash, (counts.get(hash) ?? 0) + 1);
			const pair = hashOf(hashes, i, Math.min(2, count - i));
			if (pair % sampling === 0) pairs.add(pair);
			if (i + run > count) continue;
			const eight = hashOf(hashes, i, run);
			if (eight % sampling === 0) runs.set(eight, (runs.get(eight) ?? 0) + 1);
		}
	}
	const seen = [...runs.values()];
	const all = seen.reduce((sum, times) => sum + times, 0);
	const repeated = seen.reduce((sum, times) => sum + (times > 1 ? times : 0), 0);
	return {
		words,
		distinctWords: counts.size,
		distinctPairs: (pairs.size * sampling) / words,
		repeatedRuns: all === 0 ? 0 : repeated / all,
		frequencies: new Map([...counts].map(([word, times]) => [word, times / words])),
	};
}

/** How much of one text's words would have to be others for the frequencies to be the other's: 0 alike, 1 nothing in common. */
export function distance(a: Profile, b: Profile): number {
	let sum = 0;
	for (const word of new Set([...a.frequencies.keys(), ...b.frequencies.keys()])) {
		sum += Math.abs((a.frequencies.get(word) ?? 0) - (b.frequencies.get(word) ?? 0));
	}
	return sum / 2;
}

/** Of 53 bits, so that different runs are not taken for one. */
function hashOf(hashes: Uint32Array, start: number, length: number): number {
	let low = 0x811c9dc5;
	let high = 0x1b873593;
	for (let i = start; i < start + length; i++) {
		const word = hashes[i] as number;
		low = Math.imul(low ^ word, 0x01000193);
		low ^= low >>> 13;
		high = Math.imul(high + word, 0x85ebca6b);
		high ^= high >>> 16;
	}
	return (high >>> 11) * 4294967296 + (low >>> 0);
}
