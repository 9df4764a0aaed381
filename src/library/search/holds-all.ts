import type { LibraryView, SearchHit } from '../library.ts';
import { searchWords } from './search-words.ts';

/** Whether the passage holds every word searched for, and so is more than one of the closest. */
export function holdsAll({ source, passage }: SearchHit, words: string, library: LibraryView): boolean {
	const wanted = wordsOf(words, []);
	const { start, end } = passage;
	const apparatus = library.apparatus(source, passage).map((part) => {
		return { start: part.start - start, end: part.end - start };
	});
	const there = wordsOf(library.text(source).slice(start, end), apparatus);
	// As in searching, the last word may be the beginning of one.
	return wanted.every((word, i) =>
		there.some((one) => one === word || (i === wanted.length - 1 && one.startsWith(word))),
	);
}

function wordsOf(text: string, apparatus: Parameters<typeof searchWords>[2]): string[] {
	return searchWords(text, { start: 0, end: text.length }, apparatus).map(({ word }) => word);
}
