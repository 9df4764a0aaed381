import type { CancellationToken, DefinitionParams, LocationLink } from 'vscode-languageserver/node';
import { entriesOf, keyAt, linkFrom } from './key-places.ts';
import { sourceLocation } from './positions.ts';
import type { RequestParts } from './requests.ts';

/**
 * Where a key leads besides the passage that its citation stands for: to its entry in a bibliography; from the entry
 * to the document.
 */
export async function keyDefinition(
	parts: RequestParts,
	{ textDocument, position }: DefinitionParams,
	token: CancellationToken,
): Promise<LocationLink[]> {
	const at = keyAt(parts, textDocument.uri, position);
	if (!at) return [];
	const { key } = at.place;
	const entries = await entriesOf(parts, key, at.document, token);
	const others = entries.filter(({ uri, range }) => uri !== at.document.uri || !isAt(range.start, position));
	const links = others.map((entry) => linkFrom(at, entry));
	// From a draft, the passages are what `definition` tells.
	if (at.kind === 'draft') return links;
	const source = parts.workspace.library.byKey(key);
	const document = source && sourceLocation(parts.workspace.library, source, { start: 0, end: 0 });
	return document && at.kind !== 'source' ? [linkFrom(at, document), ...links] : links;
}

function isAt(start: DefinitionParams['position'], { line }: DefinitionParams['position']): boolean {
	return start.line === line;
}
