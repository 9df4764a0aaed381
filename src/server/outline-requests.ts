import type { Connection, DocumentSymbol, ServerCapabilities, SymbolInformation } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { cancelled } from './cancelled.ts';
import type { CheckedDocument } from './checked-document.ts';
import { documentSymbols } from './document-symbols.ts';
import { foldingRanges } from './folding.ts';
import type { RequestParts } from './requests.ts';
import { selectionRanges } from './selection-ranges.ts';

/** An editor folds other files by their indentation only where nobody else claims to know better. */
const documentSelector = ['markdown', 'quarto', 'rmd'].map((language) => ({ language }));

export const outlineCapabilities: ServerCapabilities = {
	documentSymbolProvider: { label: 'Quotewright' },
	foldingRangeProvider: { documentSelector },
	selectionRangeProvider: { documentSelector },
};

/** Answers what an editor asks about a draft's structure. */
export function answerOutlineRequests(
	connection: Connection,
	{ workspace, documents, open, client, failed }: RequestParts,
): void {
	const about = async <Answer>(
		uri: string,
		read: (document: TextDocument) => Promise<CheckedDocument | undefined>,
		answer: (draft: CheckedDocument) => Answer,
	): Promise<Answer | null> => {
		const document = open.get(uri);
		const draft = document && (await read(document).catch(failed));
		return draft ? answer(draft) : null;
	};
	/** Where its quotations stand is known long before they are judged. */
	const unjudged = (document: TextDocument) => documents.at(document, -1);
	connection.onDocumentSymbol(async ({ textDocument: { uri } }, token) => {
		// An editor asks once for each version: what half a library cannot find would stay in the outline.
		await Promise.race([workspace.settled(), cancelled(token)]);
		const symbols = await about(uri, documents.checked, documentSymbols);
		return client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ? symbols : flat(uri, symbols);
	});
	connection.onFoldingRanges(({ textDocument }) =>
		about(textDocument.uri, unjudged, ({ document, draft }) => foldingRanges(document, draft)),
	);
	connection.onSelectionRanges(({ textDocument, positions }) =>
		about(textDocument.uri, unjudged, ({ document, draft }) => selectionRanges(document, draft, positions)),
	);
}

/** For an editor that takes no others. */
function flat(uri: string, symbols: readonly DocumentSymbol[] | null): SymbolInformation[] | null {
	if (!symbols) return null;
	return symbols.map(({ name, detail = '', kind, range }) => ({
		name,
		kind,
		containerName: detail,
		location: { uri, range },
	}));
}
