/** What of Quotewright's features the user wants: settings that count at once, without a restart. */
import { type Diagnostic, type Disposable, languages, type TextDocument, type Uri, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { followHovers } from './source-views.ts';

type Feature = 'completion' | 'hover' | 'diagnostics' | 'outline';

function isWanted(feature: Feature, document: TextDocument | Uri): boolean {
	return workspace.getConfiguration('quotewright', document).get(feature, true);
}

type Show = (uri: Uri, diagnostics: Diagnostic[]) => void;

/** What the server has told last, for when it is wanted again. */
const told = new Map<string, { readonly uri: Uri; readonly diagnostics: Diagnostic[]; readonly show: Show }>();

/** Language counts for what is open; of other files only the folder is known. */
function showWanted(uri: Uri, diagnostics: Diagnostic[], show: Show): void {
	const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
	show(uri, isWanted('diagnostics', open ?? uri) ? diagnostics : []);
}

export const featureMiddleware: Middleware = {
	provideCompletionItem: (document, position, context, token, next) =>
		isWanted('completion', document) ? next(document, position, context, token) : undefined,
	provideHover: (document, position, token, next) =>
		isWanted('hover', document) ? followHovers(next(document, position, token)) : undefined,
	provideDocumentSymbols: (document, token, next) =>
		isWanted('outline', document) ? next(document, token) : undefined,
	handleDiagnostics(uri, diagnostics, next) {
		if (diagnostics.length > 0) told.set(uri.toString(), { uri, diagnostics, show: next });
		else told.delete(uri.toString());
		showWanted(uri, diagnostics, next);
	},
};

/** Shows or takes away what a change of settings concerns. @param drafts the languages of drafts */
export function followFeatureSettings(drafts: readonly string[]): Disposable {
	return workspace.onDidChangeConfiguration((event) => {
		if (event.affectsConfiguration('quotewright.diagnostics')) {
			for (const { uri, diagnostics, show } of told.values()) showWanted(uri, diagnostics, show);
		}
		if (event.affectsConfiguration('quotewright.outline')) {
			// An outline is asked for again only when the document changes or its providers do.
			const selector = drafts.map((language) => ({ language }));
			languages.registerDocumentSymbolProvider(selector, { provideDocumentSymbols: () => [] }).dispose();
		}
	});
}
