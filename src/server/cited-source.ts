import { dirname, resolve } from 'node:path';
import type { Citation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';

/** The source that a citation names; undefined where the library has none of that key or path. */
export function citedSource(library: LibraryView, citation: Citation, draftPath: string): Source | undefined {
	if (citation.form !== 'link') return library.byKey(citation.key);
	return library.byPath(resolve(dirname(draftPath), citation.key));
}
