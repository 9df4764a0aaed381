import type { Connection, ServerCapabilities } from 'vscode-languageserver/node';
import { prepareRename, rename } from './rename.ts';
import type { RequestParts } from './requests.ts';

export const keyCapabilities: ServerCapabilities = {
	renameProvider: { prepareProvider: true },
};

/** Answers the requests about keys wherever they stand: in drafts, bibliographies, sources and project files. */
export function answerKeyRequests(connection: Connection, parts: RequestParts): void {
	// What fails is told: the user has asked for an edit.
	connection.onPrepareRename((params) => prepareRename(parts, params));
	connection.onRenameRequest((params, token) => rename(parts, params, token));
}
