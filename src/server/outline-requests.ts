import type { Connection, ServerCapabilities } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
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
export function answerOutlineRequests(connection: Connection, { documents, open, failed }: RequestParts): void {
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
	connection.onDocumentSymbol(({ textDocument }) => about(textDocument.uri, documents.checked, documentSymbols));
	connection.onFoldingRanges(({ textDocument }) =>
		about(textDocument.uri, unjudged, ({ document, draft }) => foldingRanges(document, draft)),
	);
	connection.onSelectionRanges(({ textDocument, positions }) =>
		about(textDocument.uri, unjudged, ({ document, draft }) => selectionRanges(document, draft, positions)),
	);
}
