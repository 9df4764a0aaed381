import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver/node';
import { incomingCalls, outgoingCalls, prepareHierarchy } from './key-hierarchy.ts';
import { prepareRename, rename } from './rename.ts';
import type { RequestParts } from './requests.ts';
import { sourceSymbols } from './workspace-symbols.ts';

export function keyCapabilities({ textDocument }: ClientCapabilities): ServerCapabilities {
	return {
		renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
		callHierarchyProvider: true,
		workspaceSymbolProvider: true,
	};
}

/** Answers the requests about keys wherever they stand: in drafts, bibliographies, sources and project files. */
export function answerKeyRequests(connection: Connection, parts: RequestParts): void {
	// What fails is told: the user has asked for an edit.
	connection.onPrepareRename((params) => prepareRename(parts, params));
	connection.onRenameRequest((params, token) => rename(parts, params, token));
	connection.languages.callHierarchy.onPrepare((params, token) => prepareHierarchy(parts, params, token));
	connection.languages.callHierarchy.onIncomingCalls(({ item }, token) => incomingCalls(parts, item, token));
	connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) => outgoingCalls(parts, item, token));
	connection.onWorkspaceSymbol(({ query }) => sourceSymbols(parts.workspace.library, query));
}
