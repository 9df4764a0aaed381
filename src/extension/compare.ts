import { commands, l10n, type Position, type TextDocumentContentProvider, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { comparison } from '../server/protocol.ts';
import { ask } from './ask.ts';

/** The two sides of a comparison. Their address is all there is to them, so they outlive the window. */
export const comparisonScheme = 'quotewright-comparison';

export const comparisonSides: TextDocumentContentProvider = {
	provideTextDocumentContent: ({ query }) => query,
};

/** Compare with Source: the passage on the left, the quotation on the right, with what differs marked. */
export function compareCommand(client: LanguageClient) {
	return async (place?: { readonly uri: string; readonly position: Pick<Position, 'line' | 'character'> }) => {
		const editor = window.activeTextEditor;
		const uri = place?.uri ?? editor?.document.uri.toString();
		const position = place?.position ?? editor?.selection.active;
		if (uri === undefined || position === undefined) return;
		const { line, character } = position;
		const sides = await ask(client, comparison, { uri, position: { line, character } });
		if (!sides) {
			void window.showInformationMessage(
				l10n.t('Place the cursor in a quotation that stands in one of your sources, then run Compare with Source.'),
			);
			return;
		}
		const { source, draft, sourcePlace, draftPlace } = sides;
		await commands.executeCommand(
			'vscode.diff',
			side('source', source),
			side('draft', draft),
			`${sourcePlace} ↔ ${draftPlace}`,
		);
	};
}

function side(name: string, text: string): Uri {
	return Uri.from({ scheme: comparisonScheme, path: `/${name}.txt`, query: text });
}
