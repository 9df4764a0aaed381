/**
 * Merges segments into one, leaving out documents that are dead. Their blocks are numbered one segment after another,
 * so that the postings of a term come in order when the segments are read in turn; a range of buckets at a time is
 * read from all of them and sorted by term. Cost: linear; memory for one range of buckets, not for the whole.
 */
import type { Segment } from './segment.ts';
import type { SegmentDocument } from './segment-layout.ts';
import { emptyPairs, growPairs, type Pairs, sortPairs } from './sort-pairs.ts';
import { blockLength } from './terms.ts';
import { bucketBitsFor, type SortedPostings, writeSegment } from './write-segment.ts';

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
	const documents: SegmentDocument[] = [];
	const starts: number[] = [];
	const renumbered = segments.map((segment) => {
		const blocks = new Uint32Array(segment.blocks).fill(dead);
		for (const { document, firstBlock, words } of segment.documents) {
			if (!isLive(document)) continue;
			documents.push({ document, firstBlock: starts.length, words });
			const end = firstBlock + Math.ceil(words / blockLength);
			for (let block = firstBlock; block < end; block++) {
				blocks[block] = starts.length;
				starts.push(segment.blockStart(block));
			}
		}
		return blocks;
	});
	const postings = starts.length * blockLength * 1.7;
	const head = { documents, blockStarts: Uint32Array.from(starts), bucketBits: bucketBitsFor(postings) };
	return writeSegment(head, gather(segments, renumbered, postings));
}

function* gather(
	segments: readonly Segment[],
	renumbered: readonly Uint32Array[],
	expected: number,
): Iterable<SortedPostings> {
	// Whole buckets of the new segment, which has a hundred times as many.
	const rangeBits = Math.max(0, Math.round(Math.log2(Math.max(1, expected / rangeSize))));
	let pairs: Pairs = emptyPairs(2 * rangeSize);
	let spare: Pairs = emptyPairs(2 * rangeSize);
	for (let range = 0; range < 2 ** rangeBits; range++) {
		let count = 0;
		segments.forEach((segment, i) => {
			const blocks = renumbered[i] as Uint32Array;
			eachInRange(segment, range, rangeBits, (term, block) => {
				const renamed = blocks[block] as number;
				if (renamed === dead) return;
				if (count === pairs.moved.length) pairs = growPairs(pairs);
				pairs.numbers[2 * count] = term;
				pairs.numbers[2 * count++ + 1] = renamed;
			});
		});
		if (spare.moved.length < pairs.moved.length) spare = emptyPairs(pairs.moved.length);
		yield { pairs: sortPairs(pairs, spare, count, 32 - rangeBits), count };
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
