import type { LocationLink } from 'vscode-languageserver/node';
import { readingText, sentencesAround } from '../check/context.ts';
import type { Passage } from '../check/finding.ts';
import type { LibraryView } from '../library/library.ts';
import type { Span } from '../text/span.ts';
import { type CheckedDocument, placeAt } from './checked-document.ts';
import { citedSource } from './cited-source.ts';
import { rangeOf, sourceDocument } from './positions.ts';

/** From a quotation or its citation to the passage; from a citation that supports none to the source's start. */
export function definition(state: CheckedDocument, library: LibraryView, offset: number): LocationLink[] {
	const place = placeAt(state, offset);
	if (!place) return [];
	if (place.kind === 'quotation') {
		const { quotation, passage } = place.quotation;
		return passage ? toPassage(state, library, quotation.span, passage) : [];
	}
	const source = citedSource(library, place.citation, state);
	if (!source) return [];
	const links = place.supported.flatMap(({ passage }) =>
		passage?.source.key === source.key ? toPassage(state, library, place.citation.span, passage) : [],
	);
	if (links.length > 0) return links;
	return toPassage(state, library, place.citation.span, { source, span: { start: 0, end: 0 }, locator: undefined });
}

function toPassage(
	state: CheckedDocument,
	library: LibraryView,
	origin: Span,
	{ source, span }: Passage,
): LocationLink[] {
	const document = sourceDocument(library, source);
	if (!document) return [];
	const around = span.end === 0 ? span : sentencesAround(readingText(library, source), span);
	return [
		{
			originSelectionRange: rangeOf(state.document, origin),
			targetUri: document.uri,
			targetRange: rangeOf(document, around),
			targetSelectionRange: rangeOf(document, span),
		},
	];
}
