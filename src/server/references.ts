import type { Location } from 'vscode-languageserver/node';
import type { LibraryView, Source } from '../library/library.ts';
import { type CheckedDocument, touches } from './checked-document.ts';
import { citedSource } from './cited-source.ts';
import { rangeOf } from './positions.ts';

/** The quotations in `drafts` that quote the passage at `offset` of a source. */
export function quotationsOf(drafts: Iterable<CheckedDocument>, source: Source, offset: number): Location[] {
	const found: Location[] = [];
	for (const { document, checked } of drafts) {
		for (const { quotation, passage, verdict } of checked.quotations) {
			if (passage?.source.key !== source.key || verdict === 'not-found') continue;
			if (touches(passage.span, offset)) found.push({ uri: document.uri, range: rangeOf(document, quotation.span) });
		}
	}
	return found;
}

/** The citations in `drafts` that name `source`, whatever their form. */
export function citationsOf(drafts: Iterable<CheckedDocument>, library: LibraryView, source: Source): Location[] {
	const found: Location[] = [];
	for (const state of drafts) {
		const { document, draft } = state;
		for (const citation of draft.citations) {
			if (citedSource(library, citation, state)?.key !== source.key) continue;
			found.push({ uri: document.uri, range: rangeOf(document, citation.keySpan) });
		}
	}
	return found;
}
