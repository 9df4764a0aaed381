import { createPageCursor, type Pages } from './page-cursor.ts';
import { findList, type PostingList, readBlocks, readBucket } from './posting-lists.ts';
import { bytesOf, documentFields, type Layout, type SegmentDocument, whole } from './segment-layout.ts';
import { endOf, startOf, type TextChunk, type WrittenText } from './text-chunks.ts';

/**
 * The texts of some documents and an immutable index of their words, read where they lie. Whatever is asked of it may
 * throw `DamagedSegment`.
 */
export interface Segment {
	/** In the order of their blocks. */
	readonly documents: readonly SegmentDocument[];
	/** The blocks of all documents. */
	readonly blocks: number;
	/** Of its file. */
	readonly bytes: number;
	/** Of these, so many are the texts'. */
	readonly textBytes: number;
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
	/** Undefined: the document's text is shorter. */
	chunk(document: SegmentDocument, number: number): TextChunk | undefined;
	/** The document's text as it is to be written into another segment. */
	textOf(document: SegmentDocument): WrittenText;
	close(): void;
}

/** In bytes. */
const copiedAtOnce = 64 * 1024;

/** Throws `DamagedSegment`. */
export function readSegment(pages: Pages, layout: Layout, bytes: number, close: () => void): Segment {
	const cursor = createPageCursor(pages);
	const { blocks, chunks, chunkEnds, bucketBits, postings, directory } = layout;
	const lowBits = 32 - bucketBits;
	const lowMask = 2 ** lowBits - 1;
	const documents: SegmentDocument[] = [];
	const documentsAt = chunkEnds + 4 * chunks;
	if (layout.documents > 0) cursor.seek(documentsAt);
	for (let i = 0; i < layout.documents; i++) {
		documents.push({
			document: cursor.uint32(),
			firstBlock: cursor.uint32(),
			words: cursor.uint32(),
			firstChunk: cursor.uint32(),
			chunks: cursor.uint32(),
			textAt: whole(cursor.uint32(), cursor.uint32()),
		});
	}
	const starts = documentsAt + 4 * documentFields * layout.documents;
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
	/** Of the chunk before, and its own. */
	const endsOf = ({ firstChunk }: SegmentDocument, number: number): [before: number, own: number] => {
		cursor.seek(chunkEnds + 4 * (firstChunk + Math.max(0, number - 1)));
		return [number === 0 ? 0 : cursor.uint32(), cursor.uint32()];
	};
	/** Valid until the next are asked for. */
	const bytesAt = (position: number, length: number): Uint8Array => {
		if (length > room.length) room = new Uint8Array(length);
		const into = room.subarray(0, length);
		cursor.seek(position);
		cursor.copy(into);
		return into;
	};
	return {
		documents,
		blocks,
		bytes,
		textBytes: documentsAt,
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
		chunk(document, number) {
			if (number >= document.chunks) return undefined;
			const [before, own] = endsOf(document, number);
			const from = endOf(before);
			const bytes = bytesAt(document.textAt + from, endOf(own) - from);
			return { start: startOf(number, before), text: decoder.decode(bytes) };
		},
		textOf: (document) => ({
			*pieces() {
				if (document.chunks === 0) return;
				const [, last] = endsOf(document, document.chunks - 1);
				const length = endOf(last);
				for (let at = 0; at < length; at += copiedAtOnce) {
					yield bytesAt(document.textAt + at, Math.min(copiedAtOnce, length - at));
				}
			},
			*ends() {
				for (let number = 0; number < document.chunks; number++) yield endsOf(document, number)[1];
			},
		}),
		close,
	};
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** To read a stretch of a text into. */
let room = new Uint8Array(copiedAtOnce);
