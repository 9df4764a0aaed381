/** The keys that an editor's cursor may stand at, and where bibliographies have their entries. */
import type { CancellationToken, Location, LocationLink, Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../drafts/draft.ts';
import { isReference } from '../drafts/key-places.ts';
import { entryPlaces } from '../sources/bibliography-keys.ts';
import type { KeyPlace } from '../text/key-place.ts';
import type { Span } from '../text/span.ts';
import { touches } from './checked-document.ts';
import { rangeOf } from './positions.ts';
import { bibliographyTexts, keyPlaces, kindOf, type NamedFileKind } from './renaming/named-files.ts';
import type { RequestParts } from './requests.ts';

/** A key under the cursor. */
export interface KeyAtCursor {
	readonly document: TextDocument;
	readonly kind: NamedFileKind;
	readonly place: KeyPlace;
}

export function keyAt(parts: RequestParts, uri: string, position: Position): KeyAtCursor | undefined {
	const document = parts.open.get(uri);
	if (!document) return undefined;
	const kind = kindOf(parts, document);
	const offset = document.offsetAt(position);
	// What is open was read before, and is read again the faster.
	const parse = (text: string): Draft => parts.documents.parse(document, text);
	const text = document.getText();
	const place = keyPlaces({ parse }, kind, uri, text).find(({ span }) => touches(withMark(text, span), offset));
	return place && { document, kind, place };
}

/** The `@` is the key's, too. */
function withMark(text: string, { start, end }: Span): Span {
	const [mark = ''] = /@\{?$/.exec(text.slice(Math.max(0, start - 2), start)) ?? [];
	return { start: start - mark.length, end };
}

/** The entries of a key: in bibliographies, and in the front matter of the draft that it stands in. */
export async function entriesOf(
	parts: RequestParts,
	key: string,
	draft: TextDocument | undefined,
	token: CancellationToken,
): Promise<Location[]> {
	const found: Location[] = [];
	if (draft && kindOf(parts, draft) === 'draft') {
		for (const place of keyPlaces(parts, 'draft', draft.uri, draft.getText())) {
			if (place.key === key && isReference(place)) found.push({ uri: draft.uri, range: rangeOf(draft, place.span) });
		}
	}
	for await (const { path, document } of bibliographyTexts(parts, token)) {
		for (const span of entryPlaces(document.getText(), path, key)) {
			found.push({ uri: document.uri, range: rangeOf(document, span) });
		}
	}
	return found;
}

/** From a key under the cursor to a place that an editor shows. */
export function linkFrom({ document, place }: KeyAtCursor, { uri, range }: Location): LocationLink {
	return {
		originSelectionRange: rangeOf(document, place.span),
		targetUri: uri,
		targetRange: range,
		targetSelectionRange: range,
	};
}
