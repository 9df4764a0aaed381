/**
 * Builds a segment in memory: one pass over the words notes for each the block it stands in, and for each pair of
 * neighbours the block of the first; then all is sorted by term. Cost: linear; sixteen bytes a word while it lasts.
 */
import type { Span } from '../../text/span.ts';
import { scanWordRuns } from '../../text/words.ts';
import type { SegmentDocument } from './segment-layout.ts';
import { emptyPairs, growPairs, type Pairs, sortPairs } from './sort-pairs.ts';
import { blockLength, pairTerm, wordTerm } from './terms.ts';
import { bucketBitsFor, writeSegment } from './write-segment.ts';

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

/** Words remembered, by the low bits of their hash, as being in the current block already. */
const recentSize = 512;

export function createSegmentBuilder(): SegmentBuilder {
	let documents: SegmentDocument[] = [];
	let blockStarts = new Uint32Array(1024);
	let blocks = 0;
	let postings: Pairs = emptyPairs(1 << 16);
	let spare: Pairs = emptyPairs(0);
	let count = 0;
	let textLength = 0;
	const recent = new Uint32Array(recentSize);
	const recentBlock = new Int32Array(recentSize).fill(-1);
	return {
		get textLength() {
			return textLength;
		},
		add(document, text, apparatus) {
			textLength += text.length;
			const firstBlock = blocks;
			let words = 0;
			let before = 0;
			scanWordRuns(text, 0, text.length, apparatus, (run) => {
				while (count + 2 * run.count > postings.moved.length) postings = growPairs(postings);
				while (blocks + run.count > blockStarts.length) blockStarts = grown(blockStarts);
				const { numbers } = postings;
				const { starts, hashes } = run;
				let next = 2 * count;
				let block = blocks - 1;
				let last = before;
				for (let i = 0; i < run.count; i++) {
					const hash = hashes[i] as number;
					if (words + i > 0) {
						// The pair belongs to the block of its first word.
						numbers[next++] = pairTerm(last, hash);
						numbers[next++] = block;
					}
					if ((words + i) % blockLength === 0) blockStarts[++block] = starts[i] as number;
					const slot = hash & (recentSize - 1);
					if (recent[slot] !== hash || recentBlock[slot] !== block) {
						recent[slot] = hash;
						recentBlock[slot] = block;
						numbers[next++] = wordTerm(hash);
						numbers[next++] = block;
					}
					last = hash;
				}
				words += run.count;
				before = last;
				blocks = block + 1;
				count = next / 2;
			});
			documents.push({ document, firstBlock, words });
		},
		finish() {
			if (spare.moved.length < count) spare = emptyPairs(postings.moved.length);
			const pairs = sortPairs(postings, spare, count, 32);
			const head = { documents, blockStarts: blockStarts.slice(0, blocks), bucketBits: bucketBitsFor(count) };
			return writeSegment(head, [{ pairs, count }]);
		},
		clear() {
			documents = [];
			blocks = 0;
			count = 0;
			textLength = 0;
			recentBlock.fill(-1);
		},
	};
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
	const larger = new Uint32Array(2 * array.length);
	larger.set(array);
	return larger;
}
