import { type ByteWriter, createByteWriter, takeBytes } from './byte-writer.ts';
import { createPageSums } from './page-sums.ts';
import { createListWriter, type ListWriter, writeSingle } from './posting-lists.ts';
import { bytesOf, encodeFooter, type SegmentDocument } from './segment-layout.ts';
import type { Pairs } from './sort-pairs.ts';

export interface SegmentHead {
	readonly documents: readonly SegmentDocument[];
	/** Of each block, where in its document's text its first word starts. */
	readonly blockStarts: Uint32Array;
	/** From 1 to 24. */
	readonly bucketBits: number;
}

/** Postings of one or more whole buckets that follow one another, sorted by key, then block. */
export interface SortedPostings {
	/** Term keys and blocks. The same pair may occur more than once. */
	readonly pairs: Pairs;
	readonly count: number;
}

/** About so many bytes are handed on at once. */
const pieceSize = 1 << 20;

/**
 * A segment's file in pieces, each valid until the next is asked for.
 * @param postings ascending; every bucket's in one piece of it
 */
export function* writeSegment(head: SegmentHead, postings: Iterable<SortedPostings>): Iterable<Uint8Array> {
	const sums = createPageSums();
	const summed = (piece: Uint8Array) => {
		sums.add(piece);
		return piece;
	};
	yield summed(bytesOf(Uint32Array.from(head.documents.flatMap((d) => [d.document, d.firstBlock, d.words]))));
	yield summed(bytesOf(head.blockStarts));
	const { bucketBits } = head;
	const buckets = 2 ** bucketBits;
	const directory = new Uint32Array(buckets + 1);
	const start = sums.length;
	const out = createByteWriter(2 * pieceSize);
	const write = createListWriter(out);
	let bucket = -1;
	/** Notes where the buckets up to this one begin. */
	const reach = (next: number) => {
		while (bucket < next) directory[++bucket] = sums.length - start + out.length;
	};
	for (const sorted of postings) {
		for (const piece of encode(sorted, bucketBits, out, write, reach)) yield summed(piece);
	}
	reach(buckets);
	yield summed(takeBytes(out));
	const directoryAt = sums.length;
	yield summed(bytesOf(directory));
	const body = sums.length;
	const sumBytes = bytesOf(sums.finish());
	yield sumBytes;
	const { documents, blockStarts } = head;
	const layout = { documents: documents.length, blocks: blockStarts.length, bucketBits, body };
	yield encodeFooter({ ...layout, postings: start, directory: directoryAt }, sumBytes);
}

function* encode(
	{ pairs: { numbers }, count }: SortedPostings,
	bucketBits: number,
	out: ByteWriter,
	write: ListWriter,
	reach: (bucket: number) => void,
): Iterable<Uint8Array> {
	const lowBits = 32 - bucketBits;
	for (let at = 0; at < count; ) {
		if (out.length > pieceSize) yield takeBytes(out);
		reach((numbers[2 * at] as number) >>> lowBits);
		at = encodeBucket(numbers, at, count, lowBits, out, write);
	}
}

// A function for each step: the engine makes one with loops within loops fast only to drop it wherever a loop ends.

/** The bucket that begins with a posting; answers where the next begins. */
function encodeBucket(
	numbers: Uint32Array,
	first: number,
	count: number,
	lowBits: number,
	out: ByteWriter,
	write: ListWriter,
): number {
	const bucket = (numbers[2 * first] as number) >>> lowBits;
	const lowMask = 2 ** lowBits - 1;
	let keyBefore = -1;
	let i = first;
	while (i < count) {
		const key = numbers[2 * i] as number;
		if (key >>> lowBits !== bucket) break;
		const low = key & lowMask;
		const gap = low - keyBefore - 1;
		keyBefore = low;
		const next = i + 1;
		if (next === count || numbers[2 * next] !== key) {
			writeSingle(out, gap, numbers[2 * i + 1] as number);
			i = next;
		} else {
			const end = endOfKey(numbers, next, count);
			const blocks = gatherDistinct(numbers, i, end);
			write(gap, numbers, 2 * i, blocks);
			i = end;
		}
	}
	return i;
}

/** Where other keys than the one before `at` begin. */
function endOfKey(numbers: Uint32Array, at: number, count: number): number {
	const key = numbers[2 * at - 2];
	let end = at;
	while (end < count && numbers[2 * end] === key) end++;
	return end;
}

/** Moves the distinct ones of a key's ascending blocks to the front of its stretch; answers how many they are. */
function gatherDistinct(numbers: Uint32Array, first: number, end: number): number {
	let next = 2 * first;
	let before = -1;
	for (let i = first; i < end; i++) {
		const block = numbers[2 * i + 1] as number;
		if (block !== before) numbers[next++] = block;
		before = block;
	}
	return next - 2 * first;
}

/**
 * So many bits that a bucket holds about a hundred terms, a text having one for every three or four postings: a
 * kilobyte is skimmed in a few microseconds, and the directory is small enough to stay in memory.
 */
export function bucketBitsFor(postings: number): number {
	return Math.max(1, Math.min(22, Math.round(Math.log2(Math.max(1, postings / 400)))));
}
