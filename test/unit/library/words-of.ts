import type { LibraryView } from '../../../src/library/library.ts';
import type { SourceWords } from '../../../src/library/source-words.ts';
import { scanWords } from '../../../src/text/words.ts';
import { memoryLibrary } from '../memory-library.ts';

/** The indexed words of one text. */
export function wordsOf(text: string): SourceWords {
	return onlyWords(memoryLibrary({ only: { text } }));
}

function onlyWords(library: LibraryView): SourceWords {
	const [source] = library.sources;
	if (source === undefined) throw new Error('There is one source.');
	return library.index.words(source);
}

export function hashes(text: string): number[] {
	const found: number[] = [];
	scanWords(text, 0, text.length, (_start, _end, hash) => found.push(hash));
	return found;
}
