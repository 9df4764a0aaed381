import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { pathOf } from './positions.ts';

/** The file as it stands in an editor; an editor may spell its address in its own way. */
export function openAt(open: TextDocuments<TextDocument>, path: string): TextDocument | undefined {
	return open.all().find(({ uri }) => pathOf(uri) === path);
}
