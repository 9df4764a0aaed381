import type { Span } from '../../text/span.ts';
import { scanWording } from '../../text/words.ts';
import { foldedWord, type SearchWord } from './search-words.ts';

/** A word of a passage. */
export interface PickedWord extends SearchWord {
	/** Which of the passage's words. */
	readonly at: number;
}

export interface PickedWords {
	readonly words: readonly PickedWord[];
	/** Of all words of the passage. */
	readonly count: number;
}

export interface WordPicker {
	pick(text: string, span: Span, apparatus: readonly Span[]): PickedWords;
	/** What one picks, any other with the same letters picks. */
	readonly letters: string;
}

/**
 * Picks from a stretch of text the words that begin with the same letter as one of the wanted. As `searchWords`, but
 * only these are folded, which is what takes the time where a thousand passages are looked at for one letter typed.
 */
export function createWordPicker(wanted: readonly string[]): WordPicker {
	// Of ASCII characters, whether a wanted word begins with it; other characters may fold to any.
	const begins = new Uint8Array(128).fill(1);
	let letters = '';
	for (let code = 0; code < 128; code++) {
		const char = String.fromCharCode(code);
		if (!/[a-zA-Z0-9]/.test(char)) continue;
		begins[code] = wanted.some((word) => word.startsWith(char.toLowerCase())) ? 1 : 0;
		if (begins[code] === 1) letters += char;
	}
	const pick = (text: string, span: Span, apparatus: readonly Span[]): PickedWords => {
		const words: PickedWord[] = [];
		let count = 0;
		const part = (start: number, end: number) => {
			if (start === end) return;
			const code = text.charCodeAt(start);
			if (code < 128 && begins[code] === 0) {
				count++;
				return;
			}
			const word = foldedWord(text.slice(start, end));
			if (word !== '') words.push({ word, at: count++, start, end });
		};
		scanWording(text, span.start, span.end, apparatus, (start, end) => {
			let from = start;
			for (let at = start; at < end; at++) {
				const code = text.charCodeAt(at);
				if (code !== 0x27 && code !== 0x2019 && code !== 0x02bc && code !== 0xff07) continue;
				part(from, at);
				from = at + 1;
			}
			part(from, end);
		});
		return { words, count };
	};
	return { pick, letters };
}
