/**
 * Postings being gathered, sorted and encoded: all of it in the memory of a small WebAssembly program
 * (`kernel/postings.ts`), which finds the words of a text as `text/word-run.ts` does. Cost: linear; sixteen bytes a
 * posting while it lasts.
 */
import { classOf } from '../../text/fold.ts';
import type { Span } from '../../text/span.ts';
import { type Cell, type Memory, program } from '../../text/web-assembly.ts';
import { createWordRun, fillWordRun, unitOf } from '../../text/word-run.ts';
import { eachStretch } from '../../text/words.ts';
import { kernelCode } from './kernel-code.ts';

export interface Postings {
	readonly count: number;
	/**
	 * Adds every word of a text, and every pair of neighbours, each at its block.
	 * @param begun told where the first words of blocks start, some at a time
	 * @returns how many words there are
	 */
	addText(text: string, apparatus: readonly Span[], begun: (starts: Uint32Array) => void): number;
	/** @param block below 2^32 - 1 */
	add(term: number, block: number): void;
	/**
	 * The posting lists of all that was added, bucket by bucket, in pieces, each valid until the next is asked for. Those
	 * of a term are in the order in which they were added, which has to ascend.
	 */
	lists(range: BucketRange, bucketBits: number): Iterable<Uint8Array>;
	/** Begins anew, in the memory it has. @param commonBits high bits that all terms will have in common */
	clear(commonBits: number): void;
}

/** The buckets that postings are in; those of a range have the high bits of their keys in common. */
export interface BucketRange {
	readonly first: number;
	readonly count: number;
	/** Where each begins, and the last ends, in bytes from where the first begins; filled when all pieces were given. */
	readonly starts: Uint32Array;
}

interface Kernel {
	readonly memory: Memory;
	/** Where what is, in bytes. */
	readonly kinds: Cell;
	readonly units: Cell;
	readonly starts: Cell;
	readonly text: Cell;
	/** What is behind it is free. */
	readonly top: Cell;
	readonly count: Cell;
	readonly words: Cell;
	readonly begun: Cell;
	readonly position: Cell;
	readonly asked: Cell;
	clear(commonBits: number): void;
	beginDocument(): void;
	beginStretch(): void;
	put(term: number, block: number): void;
	add(start: number, hash: number): void;
	scan(base: number, from: number, until: number, end: number, isEnd: number): number;
	largestPart(): number;
	beginLists(room: number, largest: number, into: number, table: number, bucketBits: number, first: number): void;
	moreLists(enough: number): number;
	endLists(end: number): void;
}

/** UTF-16 code units that words are looked for in at once, and so many more that the last word may reach over. */
const stretch = 32 * 1024;
const margin = 1024;
const pairBytes = 8;
/** Most bytes for one posting: its key's low bits, a count, its block. */
const mostEncoded = 11;
/** About so many bytes are handed on at once. */
const pieceSize = 1 << 20;
/** Of the chunks of 4 KB that postings are noted in, each of 256 parts may have one that is nearly empty. */
const parts = 256;
const chunk = 4096;
/** Postings added one by one between two looks at how much memory there is. */
const turn = 4096;
const wasmPage = 1 << 16;
/** Bytes by which memory grows at least. What nobody touches costs nothing, and each time the engine looks for garbage. */
const growth = 1 << 24;

const startKernel = program<Kernel>(kernelCode);

export function createPostings(): Postings {
	const kernel = startKernel();
	const [units, kinds] = [kernel.units.value / 2, kernel.kinds.value];
	const [textAt, startsAt] = [kernel.text.value, kernel.starts.value];
	let bytes = Buffer.from(kernel.memory.buffer);
	let halves = new Uint16Array(kernel.memory.buffer);
	let numbers = new Uint32Array(kernel.memory.buffer);
	const reserve = (size: number) => {
		const missing = size - kernel.memory.buffer.byteLength;
		if (missing <= 0) return;
		kernel.memory.grow(Math.ceil(Math.max(missing, growth) / wasmPage));
		bytes = Buffer.from(kernel.memory.buffer);
		halves = new Uint16Array(kernel.memory.buffer);
		numbers = new Uint32Array(kernel.memory.buffer);
	};
	const reserveFor = (postings: number) => {
		const chunks = parts + Math.ceil((pairBytes * postings) / (chunk - pairBytes));
		reserve((kernel.top.value >>> 0) + chunk * chunks);
	};
	let added = 0;
	const word = createWordRun(1);
	const learn = (code: number) => {
		bytes[kinds + code] = classOf(code);
		halves[units + code] = unitOf(code);
	};
	/** Notes the first word from `at` on; answers where to go on. */
	const addWord = (text: string, at: number, end: number): number => {
		word.count = 0;
		const next = fillWordRun(text, at, end, word);
		if (word.count > 0) kernel.add(word.starts[0] as number, word.hashes[0] as number);
		return next;
	};
	/** Notes the words that start in `[from, until)`; answers where to go on. */
	const addStretch = (text: string, from: number, until: number, to: number): number => {
		const end = Math.min(to, until + margin);
		bytes.write(text.slice(from, end), textAt, 'utf16le');
		let at = from;
		while (at < until) {
			const what = kernel.scan(from, at - from, until - from, end - from, end === to ? 1 : 0);
			at = from + kernel.position.value;
			if (what === 1) learn(text.charCodeAt(from + kernel.asked.value));
			else if (what === 2) at = addWord(text, at, to);
		}
		return at;
	};
	kernel.clear(0);
	return {
		get count() {
			return kernel.count.value;
		},
		addText(text, apparatus, begun) {
			kernel.beginDocument();
			eachStretch(0, text.length, apparatus, (from, to) => {
				for (let at = from; at < to; ) {
					reserveFor(2 * (stretch + 1));
					kernel.beginStretch();
					at = addStretch(text, at, Math.min(to, at + stretch), to);
					const first = startsAt / 4;
					begun(numbers.subarray(first, first + kernel.begun.value));
				}
			});
			return kernel.words.value;
		},
		add(term, block) {
			if (added++ % turn === 0) reserveFor(turn);
			kernel.put(term, block);
		},
		*lists({ first, count, starts }, bucketBits) {
			const room = kernel.top.value >>> 0;
			const largest = kernel.largestPart();
			const table = room + 2 * pairBytes * largest;
			const out = table + 4 * (count + 1);
			reserve(out + pieceSize + mostEncoded * largest);
			kernel.beginLists(room, largest, out, table, bucketBits, first);
			for (let length = kernel.moreLists(pieceSize); length > 0; length = kernel.moreLists(pieceSize)) {
				yield new Uint8Array(kernel.memory.buffer, out, length);
			}
			kernel.endLists(first + count);
			starts.set(numbers.subarray(table / 4, table / 4 + count + 1));
		},
		clear(commonBits) {
			added = 0;
			kernel.clear(commonBits);
		},
	};
}
