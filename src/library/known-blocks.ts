import { createByteCache } from './byte-cache.ts';
import type { SourceWords } from './source-words.ts';

/**
 * What was found of terms of a source, kept for those asked about last: each step of locating a wording asks for much
 * the same ones, and so does the next keystroke in a quotation.
 */
export function rememberTerms<T>(
	budget: number,
	sizeOf: (value: T) => number,
): (words: SourceWords, term: number, load: () => T) => T {
	const known = createByteCache<number, T>(budget, sizeOf);
	let numbers = new WeakMap<SourceWords, number>();
	let last = 0;
	const numberOf = (words: SourceWords): number => {
		let number = numbers.get(words);
		if (number === undefined) {
			if (last === mostSources) {
				known.clear();
				numbers = new WeakMap();
				last = 0;
			}
			number = last++;
			numbers.set(words, number);
		}
		return number;
	};
	return (words, term, load) => known.get(numberOf(words) * 2 ** 32 + term, load) as T;
}

/** So that a source's number and a term together are one exact number. */
const mostSources = 2 ** 20;

const blocksBudget = 1024 * 1024;
const rememberBlocks = rememberTerms<Uint32Array>(blocksBudget, ({ byteLength }) => byteLength + 200);

/** The blocks of the source that hold the term, ascending; for reading only. */
export function blocksOf(words: SourceWords, term: number): Uint32Array {
	return rememberBlocks(words, term, () => words.blocks(term));
}
