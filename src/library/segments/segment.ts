import { createPageCursor, type Pages } from './page-cursor.ts';
import { findList, type PostingList, readBlocks, readBucket } from './posting-lists.ts';
import { bytesOf, type Layout, type SegmentDocument } from './segment-layout.ts';

/**
 * An immutable index of the words of some documents, read where it lies. Whatever is asked of it may throw
 * `DamagedSegment`.
 */
export interface Segment {
	/** In the order of their blocks. */
	readonly documents: readonly SegmentDocument[];
	/** The blocks of all documents. */
	readonly blocks: number;
	/** Of its file. */
	readonly bytes: number;
	/** As many of a key's high bits choose its bucket. */
	readonly bucketBits: number;
	/** Undefined where no document holds the term. */
	find(term: number): PostingList | undefined;
	/** Puts the list's blocks within `[from, until)` into an array, from `at` on; answers how many. */
	read(list: PostingList, from: number, until: number, into: Uint32Array, at: number): number;
	/** Visits every posting of the buckets `[from, until)` by key, then block. */
	each(from: number, until: number, visit: (term: number, block: number) => void): void;
	/** Where in its document's text a block's first word starts. */
	blockStart(block: number): number;
	close(): void;
}

/** Throws `DamagedSegment`. */
export function readSegment(pages: Pages, layout: Layout, bytes: number, close: () => void): Segment {
	const cursor = createPageCursor(pages);
	const { blocks, bucketBits, postings, directory } = layout;
	const lowBits = 32 - bucketBits;
	const lowMask = 2 ** lowBits - 1;
	const documents: SegmentDocument[] = [];
	if (layout.documents > 0) cursor.seek(0);
	for (let i = 0; i < layout.documents; i++) {
		documents.push({ document: cursor.uint32(), firstBlock: cursor.uint32(), words: cursor.uint32() });
	}
	const starts = 12 * layout.documents;
	const bucketStart = (bucket: number) => {
		cursor.seek(directory + 4 * bucket);
		return postings + cursor.uint32();
	};
	// Kept from the first question on: a term is then found with one read. Who only merges does not take that memory.
	let bucketStarts: Uint32Array | undefined;
	const allBucketStarts = () => {
		const starts = new Uint32Array(2 ** bucketBits + 1);
		cursor.seek(directory);
		cursor.copy(bytesOf(starts));
		return starts;
	};
	return {
		documents,
		blocks,
		bytes,
		bucketBits,
		find(term) {
			bucketStarts ??= allBucketStarts();
			const bucket = term >>> lowBits;
			const start = postings + (bucketStarts[bucket] as number);
			return findList(cursor, start, postings + (bucketStarts[bucket + 1] as number), term & lowMask);
		},
		read: (list, from, until, into, at) => readBlocks(cursor, list, from, until, into, at),
		each(from, until, visit) {
			for (let bucket = from; bucket < until; bucket++) {
				const high = (bucket << lowBits) >>> 0;
				readBucket(cursor, bucketStart(bucket), bucketStart(bucket + 1), (low, block) => visit(high + low, block));
			}
		},
		blockStart(block) {
			cursor.seek(starts + 4 * block);
			return cursor.uint32();
		},
		close,
	};
}
