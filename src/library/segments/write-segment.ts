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
	sorted: SortedPostings,
	bucketBits: number,
	out: ByteWriter,
	write: ListWriter,
	reach: (bucket: number) => void,
): Iterable<Uint8Array> {
	for (let at = 0; at < sorted.count; ) {
		if (out.length > pieceSize) yield takeBytes(out);
		at = encodeBuckets(sorted, at, 32 - bucketBits, out, write, reach);
	}
}

/** Whole buckets from a posting on, until they are worth handing on; answers where to go on. */
function encodeBuckets(
	{ pairs: { keys, values }, count }: SortedPostings,
	first: number,
	lowBits: number,
	out: ByteWriter,
	write: ListWriter,
	reach: (bucket: number) => void,
): number {
	const lowMask = 2 ** lowBits - 1;
	let bucket = -1;
	let keyBefore = -1;
	for (let i = first; i < count; ) {
		const key = keys[i] as number;
		if (key >>> lowBits !== bucket) {
			if (out.length > pieceSize) return i;
			bucket = key >>> lowBits;
			keyBefore = -1;
			reach(bucket);
		}
		const low = key & lowMask;
		const gap = low - keyBefore - 1;
		keyBefore = low;
		let end = i + 1;
		if (end === count || keys[end] !== key) {
			writeSingle(out, gap, values[i] as number);
		} else {
			// The distinct blocks move to the front of the list's stretch.
			let distinct = end;
			for (; end < count && keys[end] === key; end++) {
				if (values[end] !== values[distinct - 1]) values[distinct++] = values[end] as number;
			}
			write(gap, values, i, distinct - i);
		}
		i = end;
	}
	return count;
}

/**
 * So many bits that a bucket holds about a hundred terms, a text having one for every three or four postings: a
 * kilobyte is skimmed in a few microseconds, and the directory is small enough to stay in memory.
 */
export function bucketBitsFor(postings: number): number {
	return Math.max(1, Math.min(22, Math.round(Math.log2(Math.max(1, postings / 400)))));
}
