import { dirname, resolve } from 'node:path';
import { referencedSource } from '../check/referenced.ts';
import type { Citation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import type { CheckedDocument } from './checked-document.ts';

/** The source that a citation names, called what the draft itself calls it; undefined where nobody knows that key or path. */
export function citedSource(
	library: LibraryView,
	citation: Citation,
	{ path, draft }: CheckedDocument,
): Source | undefined {
	if (citation.form !== 'link') return referencedSource(draft, citation.key, library) ?? library.byKey(citation.key);
	return library.byPath(resolve(dirname(path), citation.key));
}
