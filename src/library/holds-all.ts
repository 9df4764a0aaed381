import type { LibraryView, SearchHit } from './library.ts';
import { searchWords } from './search-words.ts';

/** Whether the passage holds every word searched for, and so is more than one of the closest. */
export function holdsAll({ source, passage }: SearchHit, words: string, library: LibraryView): boolean {
	const wanted = searchWords(words, { start: 0, end: words.length }, []).map(({ word }) => word);
	const there = searchWords(library.text(source), passage, library.apparatus(source)).map(({ word }) => word);
	// As in searching, the last word may be the beginning of one.
	return wanted.every((word, i) =>
		there.some((one) => one === word || (i === wanted.length - 1 && one.startsWith(word))),
	);
}
