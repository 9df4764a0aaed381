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
	// A range is whole buckets of every segment, and of the new one, which has at least as many as the smallest.
	const rangeBits = Math.min(
		...segments.map(({ bucketBits }) => bucketBits),
		Math.max(0, Math.round(Math.log2(Math.max(1, expected / rangeSize)))),
	);
	let pairs: Pairs = emptyPairs(2 * rangeSize);
	let spare: Pairs = emptyPairs(2 * rangeSize);
	for (let range = 0; range < 2 ** rangeBits; range++) {
		let count = 0;
		segments.forEach((segment, i) => {
			const blocks = renumbered[i] as Uint32Array;
			const scale = 2 ** (segment.bucketBits - rangeBits);
			segment.each(range * scale, (range + 1) * scale, (term, block) => {
				const renamed = blocks[block] as number;
				if (renamed === dead) return;
				if (count === pairs.keys.length) pairs = growPairs(pairs);
				pairs.keys[count] = term;
				pairs.values[count++] = renamed;
			});
		});
		if (spare.keys.length < pairs.keys.length) spare = emptyPairs(pairs.keys.length);
		yield { pairs: sortPairs(pairs, spare, count, 32 - rangeBits), count };
	}
}
