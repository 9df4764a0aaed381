/**
 * Truth by brute force: one pass over every word of every text. Of each sample, all places that have the very same
 * words; of each sample from outside, whether a run of its words (six, or all where it has fewer) stands somewhere
 * after all. Candidates come by rolling hashes of 4, 5 and 6 words, and are compared word by word.
 */
import { type Words, wordsOf } from '../corpus/words.ts';
import type { Place, Sample } from './sample.ts';

const lengths = [4, 5, 6] as const;
/** Longest run of an absent quotation that a library may have by chance. */
const longestChance = 5;
const base = 0x01000193;

interface Needle {
	readonly sample: Sample;
	/** Where in the sample's words the needle begins. */
	readonly offset: number;
	readonly length: number;
}

export interface Truth {
	/** Where a sample's words stand: all places, its own among them, in order. */
	readonly places: ReadonlyMap<Sample, readonly Place[]>;
	/** Samples from outside whose words stand somewhere all the same. */
	readonly present: ReadonlySet<Sample>;
}

/** @param texts the whole library, in order */
export function findPlaces(present: readonly Sample[], absent: readonly Sample[], texts: Iterable<string>): Truth {
	const needles = needlesOf(present, absent);
	const places = new Map<Sample, Place[]>(present.map((sample) => [sample, []]));
	const outside = new Set(absent);
	const found = new Set<Sample>();
	let source = 0;
	for (const text of texts) {
		const words = wordsOf(text);
		visit(words, needles, ({ sample, offset, length }, first) => {
			if (outside.has(sample)) {
				if (hasWords(words, first, sample.hashes.slice(offset, offset + length))) found.add(sample);
			} else if (hasWords(words, first, sample.hashes)) {
				const start = words.starts[first] as number;
				const end = words.ends[first + sample.hashes.length - 1] as number;
				places.get(sample)?.push({ source, start, end });
			}
		});
		source++;
	}
	return { places, present: found };
}

type Needles = ReadonlyMap<number, ReadonlyMap<number, readonly Needle[]>>;

function needlesOf(present: readonly Sample[], absent: readonly Sample[]): Needles {
	const all: Needle[] = present.map((sample) => ({ sample, offset: 0, length: lengths[0] }));
	for (const sample of absent) {
		const length = Math.min(sample.hashes.length, longestChance + 1);
		for (let offset = 0; offset + length <= sample.hashes.length; offset++) all.push({ sample, offset, length });
	}
	const byLength = new Map<number, Map<number, Needle[]>>(lengths.map((length) => [length, new Map()]));
	for (const needle of all) {
		const ofLength = byLength.get(needle.length) as Map<number, Needle[]>;
		const hash = hashOf(needle.sample.hashes, needle.offset, needle.length);
		ofLength.set(hash, [...(ofLength.get(hash) ?? []), needle]);
	}
	return byLength;
}

function hashOf(hashes: ArrayLike<number>, start: number, length: number): number {
	let hash = 0;
	for (let i = start; i < start + length; i++) hash = (Math.imul(hash, base) + (hashes[i] as number)) >>> 0;
	return hash;
}

function visit({ hashes, count }: Words, needles: Needles, found: (needle: Needle, first: number) => void): void {
	for (const [length, ofLength] of needles) {
		if (ofLength.size === 0) continue;
		// A filter of bits, asked before the map is.
		const filter = new Uint8Array(1 << 16);
		for (const hash of ofLength.keys()) filter[hash >>> 16] = 1;
		let leaving = 1;
		for (let i = 0; i < length; i++) leaving = Math.imul(leaving, base);
		let hash = 0;
		for (let at = 0; at < count; at++) {
			hash = (Math.imul(hash, base) + (hashes[at] as number)) >>> 0;
			if (at >= length) hash = (hash - Math.imul(leaving, hashes[at - length] as number)) >>> 0;
			if (at < length - 1 || filter[hash >>> 16] === 0) continue;
			for (const needle of ofLength.get(hash) ?? []) found(needle, at - length + 1);
		}
	}
}

function hasWords({ hashes, count }: Words, first: number, wanted: readonly number[]): boolean {
	return first + wanted.length <= count && wanted.every((hash, i) => hashes[first + i] === hash);
}
