/**
 * Texts are stored in chunks, so that a stretch of a long one is read without the rest. A chunk begins at a multiple
 * of their size, or one unit before where that would cut a surrogate pair in two, which SQLite cannot store.
 */
import type { LongText } from '../../text/long-text.ts';

const chunkSize = 2048;
export interface TextChunk {
	/** Offset in the document's text. */
	readonly start: number;
	readonly text: string;
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
