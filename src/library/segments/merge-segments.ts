/**
 * Merges segments into one, leaving out documents that are dead. Their blocks are numbered one segment after another,
 * so that the postings of a term come in order when the segments are read in turn; a range of buckets at a time is
 * read from all of them and sorted by term. Texts are copied as they are. Cost: linear; memory for one range of
 * buckets, not for the whole.
 */
import { createPostings, type Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { blockLength } from './terms.ts';
import { bucketBitsFor, type WrittenDocument, writeSegment } from './write-segment.ts';

/** Of a block whose document is dead. */
const dead = 0xffffffff;
/** About so many postings are sorted at once. */
const rangeSize = 1 << 16;

/**
 * The pieces of the new segment's file, each valid until the next is asked for. Throws `DamagedSegment` if one of
 * those to be merged is.
 */
export function mergeSegments(
	segments: readonly Segment[],
	isLive: (document: number) => boolean,
): Iterable<Uint8Array> {
	const documents: WrittenDocument[] = [];
	const starts: number[] = [];
	const renumbered = segments.map((segment) => {
		const blocks = new Uint32Array(segment.blocks).fill(dead);
		for (const part of segment.documents) {
			const { document, firstBlock, words } = part;
			if (!isLive(document)) continue;
			documents.push({ document, firstBlock: starts.length, words, text: segment.textOf(part) });
			const end = firstBlock + Math.ceil(words / blockLength);
			for (let block = firstBlock; block < end; block++) {
				blocks[block] = starts.length;
				starts.push(segment.blockStart(block));
			}
		}
		return blocks;
	});
	const expected = starts.length * blockLength * 1.7;
	const head = { documents, blockStarts: Uint32Array.from(starts), bucketBits: bucketBitsFor(expected) };
	// Whole buckets of the new segment, which has a hundred times as many.
	const rangeBits = Math.max(0, Math.round(Math.log2(Math.max(1, expected / rangeSize))));
	return writeSegment(head, gather(segments, renumbered, rangeBits), rangeBits);
}

function* gather(
	segments: readonly Segment[],
	renumbered: readonly Uint32Array[],
	rangeBits: number,
): Iterable<Postings> {
	const postings = createPostings();
	for (let range = 0; range < 2 ** rangeBits; range++) {
		postings.clear(rangeBits);
		segments.forEach((segment, i) => {
			const blocks = renumbered[i] as Uint32Array;
			eachInRange(segment, range, rangeBits, (term, block) => {
				const renamed = blocks[block] as number;
				if (renamed !== dead) postings.add(term, renamed);
			});
		});
		yield postings;
	}
}

/** Visits the postings of the terms whose `rangeBits` high bits are `range`. */
function eachInRange(
	segment: Segment,
	range: number,
	rangeBits: number,
	visit: (term: number, block: number) => void,
): void {
	const finer = segment.bucketBits - rangeBits;
	if (finer >= 0) {
		segment.each(range * 2 ** finer, (range + 1) * 2 ** finer, visit);
		return;
	}
	// A small segment beside a large one: a bucket is in many ranges, and short enough to be read for each.
	const bucket = range >>> -finer;
	const lowBits = 32 - rangeBits;
	segment.each(bucket, bucket + 1, (term, block) => {
		if (term >>> lowBits === range) visit(term, block);
	});
}
