/**
 * Search libraries answer with documents. To find a place with them, texts are cut into passages of about a hundred
 * words, and each passage is a document.
 */
import { wordsOf } from '../corpus/words.ts';
import type { Place } from '../quotations/sample.ts';

const passageWords = 100;

export interface Passages {
	/** Cuts a text; visits each passage with its number. */
	cut(source: number, text: string, visit: (number: number, passage: string) => void): void;
	place(number: number): Place;
}

export function createPassages(): Passages {
	const places: Place[] = [];
	return {
		cut(source, text, visit) {
			const { starts, count } = wordsOf(text);
			for (let first = 0; first < count; first += passageWords) {
				const start = starts[first] as number;
				const end = starts[first + passageWords] ?? text.length;
				places.push({ source, start, end });
				visit(places.length - 1, text.slice(start, end));
			}
		},
		place: (number) => places[number] as Place,
	};
}
