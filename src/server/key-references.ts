import {
	type CancellationToken,
	type Location,
	LSPErrorCodes,
	type ReferenceParams,
	ResponseError,
} from 'vscode-languageserver/node';
import { nameOf } from './draft-uses.ts';
import { entriesOf, keyAt } from './key-places.ts';
import type { RequestParts } from './requests.ts';

/** Every citation of the work whose key is under the cursor, in whatever file, and its entries; undefined at no key. */
export async function keyReferences(
	parts: RequestParts,
	{ textDocument, position, context }: ReferenceParams,
	token: CancellationToken,
): Promise<Location[] | undefined> {
	const at = keyAt(parts, textDocument.uri, position);
	if (!at) return undefined;
	const { key } = at.place;
	const { quoted, workspace, client } = parts;
	await quoted.complete(token, client().workspace?.didChangeWatchedFiles?.dynamicRegistration !== true);
	if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
	const source = workspace.library.byKey(key);
	const found: Location[] = context.includeDeclaration ? await entriesOf(parts, key, at.document, token) : [];
	for (const { uri, citations } of quoted.all()) {
		for (const citation of citations) {
			const isSame = source && citation.source ? nameOf(citation.source) === nameOf(source) : citation.key === key;
			if (isSame) found.push({ uri, range: citation.range });
		}
	}
	return found;
}
