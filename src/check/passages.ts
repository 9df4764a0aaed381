import type { LibraryView } from '../library/library.ts';
import type { Passage } from './finding.ts';

/** Where a wording stands in the library, the best place first; empty where nothing similar does. */
export declare function findPassages(library: LibraryView, wording: string, limit: number): readonly Passage[];

/** What the sources say after the words `typed` (at least three): for completion inside an open quotation mark. */
export declare function continuations(
	library: LibraryView,
	typed: string,
	limit: number,
): readonly { readonly passage: Passage; readonly text: string }[];
