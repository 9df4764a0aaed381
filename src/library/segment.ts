/**
 * The locating index of one source: its words as hashes, and which pair of neighbouring words (bigram) stands
 * where, sorted by bigram. A pair is looked up by bisection; the plain list of words serves to look closely at the
 * one source that a quotation cites. Building costs a sort of 64-bit keys, about 0.1 s a megabyte of text.
 */
import { scanWording } from '../text/words.ts';
import type { Span } from '../text/span.ts';

/** Immutable; plain typed arrays, stored and loaded as bytes. Words are counted without the apparatus. */
export interface Segment {
	/** Of each word, where it starts in the text, ascending. */
	readonly starts: Uint32Array;
	/** Hash of each word. */
	readonly words: Uint32Array;
	/** Bigram hashes, ascending; parallel to `positions`. */
	readonly bigrams: Uint32Array;
	/** Index of the bigram's first word; ascending within one bigram. */
	readonly positions: Uint32Array;
}

export function bigram(first: number, second: number): number {
	return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ (second >>> 15), 0x85ebca77)) >>> 0;
}

export function buildSegment(text: string, apparatus: readonly Span[]): Segment {
	let starts = new Uint32Array(Math.max(16, Math.ceil(text.length / 5)));
	let words = new Uint32Array(starts.length);
	let count = 0;
	scanWording(text, 0, text.length, apparatus, (start, _end, hash) => {
		if (count === starts.length) {
			starts = grown(starts);
			words = grown(words);
		}
		starts[count] = start;
		words[count] = hash;
		count++;
	});
	starts = starts.slice(0, count);
	words = words.slice(0, count);
	const pairs = Math.max(0, count - 1);
	// Bigram in the high half, position in the low: as doubles below 2^53 a position may have 21 bits, so sort
	// big integers instead, whose typed array sorts natively.
	const keys = new BigUint64Array(pairs);
	const halves = new Uint32Array(keys.buffer);
	const low = isLittleEndian ? 0 : 1;
	for (let i = 0; i < pairs; i++) {
		halves[2 * i + low] = i;
		halves[2 * i + 1 - low] = bigram(words[i] as number, words[i + 1] as number);
	}
	keys.sort();
	const bigrams = new Uint32Array(pairs);
	const positions = new Uint32Array(pairs);
	for (let i = 0; i < pairs; i++) {
		positions[i] = halves[2 * i + low] as number;
		bigrams[i] = halves[2 * i + 1 - low] as number;
	}
	return { starts, words, bigrams, positions };
}

const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
	const larger = new Uint32Array(array.length * 2);
	larger.set(array);
	return larger;
}

const imageVersion = 0x51770001;

/** A self-contained byte image, for the store; of this machine's byte order. */
export function encodeSegment(segment: Segment): Uint8Array {
	const { starts, words, bigrams, positions } = segment;
	const image = new Uint32Array(3 + starts.length + words.length + bigrams.length + positions.length);
	image[0] = imageVersion;
	image[1] = starts.length;
	image[2] = bigrams.length;
	let at = 3;
	for (const part of [starts, words, bigrams, positions]) {
		image.set(part, at);
		at += part.length;
	}
	return new Uint8Array(image.buffer);
}

/** Throws on bytes that `encodeSegment` of this version did not write. */
export function decodeSegment(bytes: Uint8Array): Segment {
	const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
	const image = new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.byteLength / 4));
	const words = image[1] ?? 0;
	const pairs = image[2] ?? 0;
	if (image[0] !== imageVersion || bytes.byteLength !== 4 * (3 + 2 * words + 2 * pairs)) {
		throw new Error('The stored index was written by another version or is damaged.');
	}
	let at = 3;
	const take = (length: number) => {
		const part = image.subarray(at, at + length);
		at += length;
		return part;
	};
	return { starts: take(words), words: take(words), bigrams: take(pairs), positions: take(pairs) };
}

/** The half-open range of `segment.positions` that holds the bigram. */
export function postings(segment: Segment, wanted: number): Span {
	const { bigrams } = segment;
	let low = 0;
	let high = bigrams.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((bigrams[middle] as number) < wanted) low = middle + 1;
		else high = middle;
	}
	let end = low;
	while (end < bigrams.length && bigrams[end] === wanted) end++;
	return { start: low, end };
}
