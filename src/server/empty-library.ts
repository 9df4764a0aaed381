import type { LibraryView } from '../library/library.ts';

/** What there is before any folder is open. */
export const emptyLibrary: LibraryView = {
	generation: 0,
	sources: [],
	byKey: () => undefined,
	byPath: () => undefined,
	text: () => '',
	apparatus: () => [],
	locatorAt: () => undefined,
	placeOf: () => undefined,
	lineCounts: () => new Uint32Array(1),
	segment: nothingThere,
	search: () => [],
};

function nothingThere(): never {
	throw new Error('There is no source to ask about.');
}
