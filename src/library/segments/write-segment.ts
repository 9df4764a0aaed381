import { createPageSums } from './page-sums.ts';
import type { Postings } from './postings.ts';
import { bytesOf, encodeFooter, halves, type SegmentDocument } from './segment-layout.ts';
import type { WrittenText } from './text-chunks.ts';

/** A document on its way into a segment's file. */
export type WrittenDocument = Omit<SegmentDocument, 'firstChunk' | 'chunks' | 'textAt'> & {
	readonly text: WrittenText;
};

export interface SegmentHead {
	readonly documents: readonly WrittenDocument[];
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
	const fields: number[] = [];
	const ends: number[] = [];
	for (const { document, firstBlock, words, text } of documents) {
		const textAt = sums.length;
		const firstChunk = ends.length;
		for (const piece of text.pieces()) yield summed(piece);
		for (const end of text.ends()) ends.push(end);
		fields.push(document, firstBlock, words, firstChunk, ends.length - firstChunk, ...halves(textAt));
	}
	const chunkEnds = sums.length;
	yield summed(bytesOf(Uint32Array.from(ends)));
	yield summed(bytesOf(Uint32Array.from(fields)));
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
	const counts = { documents: documents.length, blocks: blockStarts.length, chunks: ends.length, bucketBits };
	yield encodeFooter({ ...counts, body, chunkEnds, postings: postingsAt, directory: directoryAt }, sumBytes);
}

/**
 * So many bits that a bucket holds about a hundred terms, a text having one for every three or four postings: a
 * kilobyte is skimmed in a few microseconds, and the directory is small enough to stay in memory.
 */
export function bucketBitsFor(postings: number): number {
	return Math.max(1, Math.min(22, Math.round(Math.log2(Math.max(1, postings / 400)))));
}
