/**
 * What the full-text index is given of a passage: its words as `searchWords` has them, and after them pairs of short
 * neighbours (`of_the`). Common words are short: which passages hold a phrase of them could otherwise be told only by
 * reading most of the library, while a phrase with a longer word is found among the passages that hold that word.
 * Written as bytes at once, because making a string of every word takes longer than indexing it. Cost: linear.
 */
import type { Span } from '../../text/span.ts';
import { scanWording } from '../../text/words.ts';
import { foldedWord } from './search-words.ts';

/** Letters of both words of a pair. */
const mostPaired = 8;

/** Whether the index has the pair: both words as `searchWords` gives them. */
export function isPaired(first: string, second: string): boolean {
	return first.length + second.length <= mostPaired;
}

/** The index's name of a pair. No word has a low line. */
export function pairOf(first: string, second: string): string {
	return `${first}_${second}`;
}

const space = 32;
const lowLine = 95;
const apostrophes = new Set([0x27, 0x2019, 0x02bc, 0xff07]);

/** Of ASCII characters the byte that they are indexed as; 0 for what is left out. */
const indexedAs = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
	const char = String.fromCharCode(code);
	if (/[a-zA-Z0-9]/.test(char)) indexedAs[code] = char.toLowerCase().charCodeAt(0);
}

export interface TokenWriter {
	/** UTF-8, valid until the next call; undefined where there is no word. */
	tokens(text: string, passage: Span, apparatus: readonly Span[]): Uint8Array | undefined;
}

export function createTokenWriter(): TokenWriter {
	let words = new Uint8Array(16_384);
	let pairs = new Uint8Array(16_384);
	let length = 0;
	let pairsLength = 0;
	/** Of the last word: where it begins, and its letters. */
	let last = 0;
	let lastLetters = 0;
	const encoder = new TextEncoder();

	const end = (start: number, letters: number) => {
		if (length === start) return;
		if (lastLetters > 0 && lastLetters + letters <= mostPaired) {
			pairsLength = copy(words, last, start - 1, pairs, pairsLength);
			pairs[pairsLength++] = lowLine;
			pairsLength = copy(words, start, length, pairs, pairsLength);
			pairs[pairsLength++] = space;
		}
		words[length++] = space;
		last = start;
		lastLetters = letters;
	};
	const writePart = (text: string, from: number, to: number) => {
		const start = length;
		for (let at = from; at < to; at++) {
			const code = text.charCodeAt(at);
			if (code >= 128) {
				const word = foldedWord(text.slice(from, to));
				length = start + encoder.encodeInto(word, words.subarray(start)).written;
				end(start, word.length);
				return;
			}
			const byte = indexedAs[code] as number;
			if (byte !== 0) words[length++] = byte;
		}
		end(start, length - start);
	};
	return {
		tokens(text, passage, apparatus) {
			// Letters fold to at most three of three bytes, and each word may stand in two pairs.
			const most = 10 * (passage.end - passage.start) + 16;
			if (words.length < most) words = new Uint8Array(most);
			if (pairs.length < 3 * most) pairs = new Uint8Array(3 * most);
			length = 0;
			pairsLength = 0;
			lastLetters = 0;
			scanWording(text, passage.start, passage.end, apparatus, (wordStart, wordEnd) => {
				let from = wordStart;
				for (let at = wordStart; at < wordEnd; at++) {
					if (!apostrophes.has(text.charCodeAt(at))) continue;
					writePart(text, from, at);
					from = at + 1;
				}
				writePart(text, from, wordEnd);
			});
			if (length === 0) return undefined;
			if (words.length < length + pairsLength) words = grown(words, length + pairsLength);
			words.set(pairs.subarray(0, pairsLength), length);
			return words.subarray(0, length + pairsLength);
		},
	};
}

function copy(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
	let next = at;
	for (let i = start; i < end; i++) to[next++] = from[i] as number;
	return next;
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
	const larger = new Uint8Array(2 * length);
	larger.set(bytes);
	return larger;
}
