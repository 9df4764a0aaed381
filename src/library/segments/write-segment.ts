import { createPageSums } from './page-sums.ts';
import type { Postings } from './postings.ts';
import { bytesOf, encodeFooter, type SegmentDocument } from './segment-layout.ts';

export interface SegmentHead {
	readonly documents: readonly SegmentDocument[];
	/** Of each block, where in its document's text its first word starts. */
	readonly blockStarts: Uint32Array;
	/** From 1 to 24. */
	readonly bucketBits: number;
}

/**
 * A segment's file in pieces, each valid until the next is asked for.
 * @param ranges two to the power of something: the postings of as many equal parts of all buckets, one after another
 */
export function* writeSegment(head: SegmentHead, ranges: Iterable<Postings>, rangeBits = 0): Iterable<Uint8Array> {
	const sums = createPageSums();
	const summed = (piece: Uint8Array) => {
		sums.add(piece);
		return piece;
	};
	const { documents, blockStarts, bucketBits } = head;
	yield summed(bytesOf(Uint32Array.from(documents.flatMap((d) => [d.document, d.firstBlock, d.words]))));
	yield summed(bytesOf(blockStarts));
	const postingsAt = sums.length;
	const directory = new Uint32Array(2 ** bucketBits + 1);
	const count = 2 ** (bucketBits - rangeBits);
	let first = 0;
	for (const postings of ranges) {
		const start = sums.length - postingsAt;
		const starts = directory.subarray(first, first + count + 1);
		for (const piece of postings.lists({ first, count, starts }, bucketBits)) yield summed(piece);
		for (let i = 0; i < starts.length; i++) starts[i] = (starts[i] as number) + start;
		first += count;
	}
	const directoryAt = sums.length;
	yield summed(bytesOf(directory));
	const body = sums.length;
	const sumBytes = bytesOf(sums.finish());
	yield sumBytes;
	const layout = { documents: documents.length, blocks: blockStarts.length, bucketBits, body };
	yield encodeFooter({ ...layout, postings: postingsAt, directory: directoryAt }, sumBytes);
}

/**
 * So many bits that a bucket holds about a hundred terms, a text having one for every three or four postings: a
 * kilobyte is skimmed in a few microseconds, and the directory is small enough to stay in memory.
 */
export function bucketBitsFor(postings: number): number {
	return Math.max(1, Math.min(22, Math.round(Math.log2(Math.max(1, postings / 400)))));
}
