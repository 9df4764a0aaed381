import type { CancellationToken, Location, ReferenceParams } from 'vscode-languageserver/node';
import { nameOf } from './draft-uses.ts';
import { entriesOf, keyAt } from './key-places.ts';
import { citationsOf, citationsOfKey } from './references.ts';
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
	const { quoted, workspace } = parts;
	await quoted.complete(token);
	const source = workspace.library.byKey(key);
	const entries = context.includeDeclaration ? await entriesOf(parts, key, at.document, token) : [];
	return [...entries, ...(source ? citationsOf(quoted.of(nameOf(source)), source) : citationsOfKey(quoted.all(), key))];
}
