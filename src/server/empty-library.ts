import type { LibraryView } from '../library/library.ts';
import { noWords } from '../library/word-index.ts';

/** What there is before any folder is open. */
export const emptyLibrary: LibraryView = {
	generation: 0,
	sources: [],
	keys: [],
	findEntries: () => [],
	byKey: () => undefined,
	byPath: () => undefined,
	companions: () => [],
	isNamed: () => false,
	text: () => '',
	apparatus: () => [],
	locators: () => [],
	locatorAt: () => undefined,
	speakerAt: () => undefined,
	speakers: () => [],
	placeOf: () => undefined,
	lineCounts: () => new Uint32Array(1),
	index: { blocks: 0, find: () => undefined, placeOf: () => undefined, words: () => noWords },
	search: () => [],
};
