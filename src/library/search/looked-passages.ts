import { createByteCache } from '../byte-cache.ts';
import type { PickedWords, WordPicker } from './word-picker.ts';

/**
 * The passages that were looked at last: who types on has much the same ones looked at again for each letter. A
 * passage's number is never another's while the same file is open.
 */
export interface LookedPassages {
	/** The words picked from the passage, whose text is read where it is not known. */
	words(id: number, picker: WordPicker, read: () => Read): PickedWords;
}

export interface Read {
	readonly text: string;
	/** Within the text. */
	readonly apparatus: Parameters<WordPicker['pick']>[2];
}

interface Looked extends Read {
	letters: string;
	picked: PickedWords;
}

/** Room for those of a whole book, or of one that is searched nothing would be found here again. */
const budget = 12 * 1024 * 1024;
/** Bytes, roughly: what a picked word takes, and anything at all. */
const ofWord = 100;
const ofAny = 300;

export function createLookedPassages(): LookedPassages {
	const looked = createByteCache<number, Looked>(
		budget,
		({ text, picked }) => ofAny + 2 * text.length + ofWord * picked.words.length,
	);
	return {
		words(id, picker, read) {
			const pick = ({ text, apparatus }: Read) => picker.pick(text, { start: 0, end: text.length }, apparatus);
			const found = looked.get(id, () => {
				const there = read();
				return { ...there, letters: picker.letters, picked: pick(there) };
			}) as Looked;
			if (found.letters !== picker.letters) {
				found.letters = picker.letters;
				found.picked = pick(found);
			}
			return found.picked;
		},
	};
}
