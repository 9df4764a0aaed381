/**
 * A segment holds its documents' texts in chunks, so that a stretch of a long one is read without the rest: UTF-8, and
 * of each chunk where it ends. A chunk begins at a multiple of their size, or one unit before where that would cut a
 * surrogate pair in two, which UTF-8 cannot say. Cost: writing is linear, reading that of the chunks touched.
 */
import type { LongText } from '../../text/long-text.ts';

/** In UTF-16 code units. */
const chunkSize = 2048;
/** Of a code unit. */
const mostBytes = 3;
/** In bytes: between two pieces, whoever writes them may be told to stop. */
const pieceSize = 1024 * 1024;

export interface TextChunk {
	/** Offset in the document's text. */
	readonly start: number;
	readonly text: string;
}

/** A text on its way into a segment's file. */
export interface WrittenText {
	/** Valid until the next is asked for. */
	pieces(): Iterable<Uint8Array>;
	/** Of each chunk, once all pieces were asked for: see `chunkEnd`. */
	ends(): Iterable<number>;
}

/** Where a chunk ends in the text's bytes, and whether the next begins one unit before a multiple of the size. */
function chunkEnd(end: number, nextIsEarly: boolean): number {
	return 2 * end + (nextIsEarly ? 1 : 0);
}

/** In bytes. */
export function endOf(chunkEnd: number): number {
	return Math.floor(chunkEnd / 2);
}

/** In code units. @param endBefore of the chunk before that of this number; none is before the first */
export function startOf(number: number, endBefore: number): number {
	return number * chunkSize - (endBefore % 2);
}

/** Texts in the bytes that a segment's file will have, in memory that is used again. */
export interface TextBytes {
	add(text: string): WrittenText;
	/** Those added before are of no use any more. */
	clear(): void;
}

export function createTextBytes(): TextBytes {
	let bytes = Buffer.from(new ArrayBuffer(64 * 1024));
	let filled = 0;
	const makeRoom = (more: number) => {
		if (filled + more <= bytes.length) return;
		const larger = Buffer.from(new ArrayBuffer(2 * (filled + more)));
		larger.set(bytes.subarray(0, filled));
		bytes = larger;
	};
	return {
		add(text) {
			const start = filled;
			const ends: number[] = [];
			for (const chunk of cutIntoChunks(text)) {
				makeRoom(mostBytes * chunk.text.length);
				filled += bytes.write(chunk.text, filled);
				const end = chunk.start + chunk.text.length;
				ends.push(chunkEnd(filled - start, end % chunkSize !== 0 && end < text.length));
			}
			const end = filled;
			return {
				*pieces() {
					for (let at = start; at < end; at += pieceSize) {
						yield new Uint8Array(bytes.buffer, at, Math.min(pieceSize, end - at));
					}
				},
				ends: () => ends,
			};
		},
		clear() {
			filled = 0;
		},
	};
}

/** In order; none of an empty text. */
export function* cutIntoChunks(text: string): Iterable<TextChunk> {
	let start = 0;
	while (start < text.length) {
		const end = startNear(text, (Math.floor((start + 1) / chunkSize) + 1) * chunkSize);
		yield { start, text: text.slice(start, end) };
		start = end;
	}
}

function startNear(text: string, multiple: number): number {
	if (multiple >= text.length) return text.length;
	const isCut = isHigh(text.charCodeAt(multiple - 1)) && isLow(text.charCodeAt(multiple));
	return isCut ? multiple - 1 : multiple;
}

function isHigh(unit: number): boolean {
	return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
	return unit >= 0xdc00 && unit < 0xe000;
}

/**
 * A stored text. A chunk that is gone, because the document was replaced meanwhile, reads as nothing.
 * @param chunk of that number
 */
export function textOfChunks(length: number, chunk: (number: number) => TextChunk | undefined): LongText {
	return {
		length,
		slice(start, end) {
			const until = Math.min(end, length);
			let found = '';
			let at = Math.max(0, start);
			for (let number = Math.floor(at / chunkSize); at < until; number++) {
				const part = chunk(number);
				if (part === undefined) break;
				const partEnd = part.start + part.text.length;
				if (partEnd <= at) continue;
				found += part.text.slice(at - part.start, until - part.start);
				at = partEnd;
			}
			return found;
		},
	};
}
