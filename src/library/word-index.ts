/**
 * The words of the library: the segments' postings, numbered as one, and of each source its words, which are scanned
 * again, a block at a time, where someone looks at them. Memory: some blocks that were looked at last.
 */
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { scanWordRuns } from '../text/words.ts';
import type { Source } from './library.ts';
import type { ScannedBlock, ScannedBlocks } from './scanned-blocks.ts';
import { findIn, type Indexed } from './segment-documents.ts';
import type { Segment } from './segments/segment.ts';
import type { SegmentDocument } from './segments/segment-layout.ts';
import { blockLength } from './segments/terms.ts';
import type { SourceWords } from './source-words.ts';

/** The blocks of all sources, numbered one source after another. Whatever is asked may throw `DamagedSegment`. */
export interface WordIndex {
	readonly blocks: number;
	/** Undefined where no source holds the term. */
	find(term: number): TermBlocks | undefined;
	/** Undefined: the source was removed or replaced. */
	placeOf(block: number): BlockPlace | undefined;
	words(source: Source): SourceWords;
}

export interface TermBlocks {
	/** Those of removed sources among them. */
	readonly count: number;
	/**
	 * Puts the blocks (those within `[from, until)`, where that is told), ascending, into an array that has room for them,
	 * from `at` on; answers how many.
	 */
	read(into: Uint32Array, at: number, from?: number, until?: number): number;
}

export interface BlockPlace {
	readonly source: Source;
	/** Which of the source's blocks. */
	readonly block: number;
}

/** What the index has to know about the sources. */
export interface IndexedSources {
	/** Undefined: it is dead. */
	sourceOf(document: number): Source | undefined;
	documentOf(source: Source): number | undefined;
	text(source: Source): LongText;
	apparatus(source: Source, span: Span): readonly Span[];
}

/** @param scanned kept from one index of a library to the next; documents are never another's */
export function createWordIndex(
	segments: readonly Segment[],
	sources: IndexedSources,
	scanned: ScannedBlocks,
): WordIndex {
	const bases: number[] = [];
	let blocks = 0;
	for (const segment of segments) {
		bases.push(blocks);
		blocks += segment.blocks;
	}
	const known = new WeakMap<Source, SourceWords>();
	return {
		blocks,
		find(term) {
			const lists = segments.flatMap((segment, i) => {
				const list = segment.find(term);
				return list === undefined ? [] : [{ segment, list, base: bases[i] as number }];
			});
			if (lists.length === 0) return undefined;
			return {
				count: lists.reduce((sum, { list }) => sum + list.count, 0),
				read(into, at, from = 0, until = blocks) {
					let next = at;
					for (const { segment, list, base } of lists) {
						if (until <= base || from >= base + segment.blocks) continue;
						const last = Math.min(segment.blocks, until - base);
						const read = segment.read(list, Math.max(0, from - base), last, into, next);
						if (base > 0) for (let i = next; i < next + read; i++) into[i] = (into[i] as number) + base;
						next += read;
					}
					return next - at;
				},
			};
		},
		placeOf(block) {
			const i = lastAtOrBefore(bases, block, (base) => base);
			const { documents } = segments[i] as Segment;
			const within = block - (bases[i] as number);
			const found = documents[lastAtOrBefore(documents, within, ({ firstBlock }) => firstBlock)] as SegmentDocument;
			const source = sources.sourceOf(found.document);
			return source && { source, block: within - found.firstBlock };
		},
		words(source) {
			const before = known.get(source);
			if (before !== undefined) return before;
			const found = findIn(segments, sources.documentOf(source) ?? -1);
			if (found === undefined) return noWords;
			const words = wordsOf(found, source, sources, scanned);
			known.set(source, words);
			return words;
		},
	};
}

/** Of an ascending list. */
function lastAtOrBefore<T>(list: readonly T[], wanted: number, ofItem: (item: T) => number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (ofItem(list[middle] as T) <= wanted) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

function wordsOf(
	{ segment, document: { document, firstBlock, words: count } }: Indexed,
	source: Source,
	{ text, apparatus }: IndexedSources,
	scanned: ScannedBlocks,
): SourceWords {
	const blocks = Math.ceil(count / blockLength);
	const blockStart = (block: number) => (block < blocks ? segment.blockStart(firstBlock + block) : text(source).length);
	const scan = (block: number, { starts, hashes }: ScannedBlock): boolean => {
		const span = { start: blockStart(block), end: blockStart(block + 1) };
		const length = Math.min(blockLength, count - block * blockLength);
		let at = 0;
		let seen = 0;
		const marked = apparatus(source, span).map(({ start, end }) => {
			return { start: start - span.start, end: end - span.start };
		});
		const stretch = text(source).slice(span.start, span.end);
		scanWordRuns(stretch, 0, stretch.length, marked, (run) => {
			seen += run.count;
			for (let i = 0; i < run.count && at < length; i++) {
				starts[at] = span.start + (run.starts[i] as number);
				hashes[at++] = run.hashes[i] as number;
			}
		});
		// Where the text or its apparatus could not be read, what another block has left there is not this one's.
		starts.fill(span.end, at);
		hashes.fill(0, at);
		return seen === length;
	};
	const look = (block: number) => scanned.get(document, block, (into) => scan(block, into));
	return {
		count,
		start(word) {
			if (word >= count) return text(source).length;
			return look(Math.floor(word / blockLength)).starts[word % blockLength] as number;
		},
		at(offset) {
			let low = 0;
			let high = blocks;
			while (low < high) {
				const middle = (low + high) >>> 1;
				if (blockStart(middle) < offset) low = middle + 1;
				else high = middle;
			}
			if (low === 0) return 0;
			const { starts } = look(low - 1);
			const first = (low - 1) * blockLength;
			const end = Math.min(count, first + blockLength);
			let word = first;
			while (word < end && (starts[word - first] as number) < offset) word++;
			return word;
		},
		hashes(first, end) {
			const from = Math.max(0, first);
			const until = Math.min(count, end);
			const found = new Uint32Array(Math.max(0, until - from));
			for (let word = from; word < until; ) {
				const block = Math.floor(word / blockLength);
				const { hashes } = look(block);
				const part = hashes.subarray(word - block * blockLength, Math.min(blockLength, until - block * blockLength));
				found.set(part, word - from);
				word += part.length;
			}
			return found;
		},
		blocks(term) {
			const list = segment.find(term);
			if (list === undefined) return none;
			const most = Math.min(list.count, blocks);
			if (most > room.length) room = new Uint32Array(2 * most);
			const read = segment.read(list, firstBlock, firstBlock + blocks, room, 0);
			const found = room.slice(0, read);
			for (let i = 0; i < read; i++) found[i] = (found[i] as number) - firstBlock;
			return found;
		},
	};
}

const none = new Uint32Array();

/** To read into: of a common term a source has far fewer blocks than it may have. */
let room = new Uint32Array(1024);

/** Of what is not indexed: an empty source, one that is only in a bibliography. */
export const noWords: SourceWords = { count: 0, start: () => 0, at: () => 0, hashes: () => none, blocks: () => none };
