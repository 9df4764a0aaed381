/**
 * Builds a segment in memory: the texts, of each word the block it stands in, and of each pair of neighbours the block
 * of the first, sorted by term. Cost: linear.
 */
import type { Span } from '../../text/span.ts';
import { createPostings } from './postings.ts';
import { createTextBytes } from './text-chunks.ts';
import { bucketBitsFor, type WrittenDocument, writeSegment } from './write-segment.ts';

export interface SegmentBuilder {
	/** UTF-16 code units added. */
	readonly textLength: number;
	/** @param document its id in the store */
	add(document: number, text: string, apparatus: readonly Span[]): void;
	/** The file of what was added, in pieces, each valid until the next is asked for. */
	finish(): Iterable<Uint8Array>;
	/** Begins anew, in the memory it has. */
	clear(): void;
}

export function createSegmentBuilder(): SegmentBuilder {
	const postings = createPostings();
	const texts = createTextBytes();
	let documents: WrittenDocument[] = [];
	let blockStarts = new Uint32Array(1024);
	let blocks = 0;
	let textLength = 0;
	const begun = (starts: Uint32Array) => {
		while (blocks + starts.length > blockStarts.length) blockStarts = grown(blockStarts);
		blockStarts.set(starts, blocks);
		blocks += starts.length;
	};
	return {
		get textLength() {
			return textLength;
		},
		add(document, text, apparatus) {
			textLength += text.length;
			const firstBlock = blocks;
			const words = postings.addText(text, apparatus, begun);
			documents.push({ document, firstBlock, words, text: texts.add(text) });
		},
		finish() {
			const bucketBits = bucketBitsFor(postings.count);
			return writeSegment({ documents, blockStarts: blockStarts.slice(0, blocks), bucketBits }, [postings]);
		},
		clear() {
			documents = [];
			blocks = 0;
			textLength = 0;
			texts.clear();
			postings.clear(0);
		},
	};
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
	const larger = new Uint32Array(2 * array.length);
	larger.set(array);
	return larger;
}
