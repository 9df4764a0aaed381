import type { LibraryView, Source } from '../library/library.ts';
import { type LinedText, sourceDocument } from './positions.ts';
import { isViewed, sourcePathOf } from './source-address.ts';
import { isView } from './view-requests.ts';

/** A source whose text an editor shows, and where its lines stand there. */
export interface ShownSource {
	readonly source: Source;
	readonly lines: LinedText;
}

/** The source shown at this address; undefined where it is no source, or its file, which has other places than its text. */
export function shownSource(library: LibraryView, uri: string): ShownSource | undefined {
	const path = sourcePathOf(uri);
	if (path === undefined || isViewed(path) !== isView(uri)) return undefined;
	const source = library.byPath(path);
	const lines = source && sourceDocument(library, source);
	return lines && { source, lines };
}
