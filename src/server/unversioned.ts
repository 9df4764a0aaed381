import { TextDocumentEdit, TextEdit, type WorkspaceEdit } from 'vscode-languageserver/node';

/** For an editor that takes no versions with its edits. */
export function unversioned({ documentChanges = [] }: WorkspaceEdit): WorkspaceEdit {
	const changes: Record<string, TextEdit[]> = {};
	for (const change of documentChanges) {
		if (TextDocumentEdit.is(change)) changes[change.textDocument.uri] = change.edits.filter(TextEdit.is);
	}
	return { changes };
}
