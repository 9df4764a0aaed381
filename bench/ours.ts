/** Quotewright as the benchmark asks it: the functions that its server and command line use. */
import { join } from 'node:path';
import type { Library, LibraryView } from '../src/library/library.ts';
import { locate } from '../src/library/locate.ts';
import { openLibrary } from '../src/library/open-library.ts';
import { mapSlice } from '../src/text/mapped.ts';
import { tokenizeMapped } from '../src/text/tokens.ts';
import { sourcePath, type TestLibrary, type TestSource } from './corpus/library.ts';

/** A library with its cache: what a measure is given. */
export interface Indexed {
	readonly library: TestLibrary;
	readonly cacheDir: string;
}

export function openOurs({ library, cacheDir }: Indexed, log: (line: string) => void = () => {}): Library {
	return openLibrary({ projects: [], extraSources: [join(library.folder, 'sources')], cacheDir, log });
}

/** The key of a source by its number in the test library. */
export function keysIn({ library }: Indexed, view: LibraryView): (source: number) => string {
	return (source) => view.byPath(sourcePath(library, library.sources[source] as TestSource))?.key ?? 'unknown';
}

export interface Answer {
	readonly path: string;
	readonly start: number;
	readonly end: number;
}

/** Where the words of a quotation stand, best first: from text to text offsets. */
export function locateQuotation(library: LibraryView, quotation: string, limit: number): readonly Answer[] {
	const tokens = tokenizeMapped(mapSlice(quotation, { start: 0, end: quotation.length }));
	const hashes = tokens.words.map(({ hash }) => hash);
	const bases = tokens.words.map(({ base }) => base);
	return locate(library, hashes, limit, { bases }).map(({ source, first, end }) => {
		const words = library.index.words(source);
		return { path: source.path ?? '', start: words.start(first), end: words.start(end) };
	});
}
