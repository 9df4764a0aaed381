import * as l10n from '@vscode/l10n';
import type { Connection, DocumentLink, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LibraryView } from '../library/library.ts';
import { uriOf } from './positions.ts';
import { sourcePathOf, viewScheme } from './source-address.ts';
import { sourceView } from './source-view.ts';
import type { Workspace } from './workspace.ts';

/** Answers what is asked about the documents that show a source's text. */
export function answerViewRequests(connection: Connection, workspace: Workspace): void {
	connection.workspace.textDocumentContent.on(({ uri }) => ({
		text: viewAt(workspace.library, uri)?.text() ?? l10n.t('This source is gone, or has not been read yet.'),
	}));
}

/** Has the editor ask anew for what it shows of sources, since they may have changed. */
export function refreshViews(connection: Connection, open: TextDocuments<TextDocument>): void {
	for (const { uri } of open.all()) {
		if (isView(uri)) connection.workspace.textDocumentContent.refresh(uri).catch(() => undefined);
	}
}

export function isView(uri: string): boolean {
	return uri.startsWith(`${viewScheme}:`);
}

/** From the lines about a source and its pages to the file itself, at that page. */
export function viewLinks(library: LibraryView, uri: string): DocumentLink[] {
	const path = sourcePathOf(uri);
	const view = viewAt(library, uri);
	if (path === undefined || view === undefined) return [];
	return view.headings().map(({ line, length, page }) => ({
		range: { start: { line, character: 0 }, end: { line, character: length } },
		target: page === undefined ? uriOf(path) : `${uriOf(path)}#page=${page}`,
		tooltip: l10n.t('Open the original'),
	}));
}

function viewAt(library: LibraryView, uri: string): ReturnType<typeof sourceView> | undefined {
	const path = sourcePathOf(uri);
	const source = path === undefined ? undefined : library.byPath(path);
	return source && sourceView(library, source);
}
