import type { CancellationToken, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { listDrafts } from '../project/files.ts';
import type { CheckedDocument } from './checked-document.ts';
import type { Documents } from './documents.ts';
import { pathOf } from './positions.ts';
import type { Workspace } from './workspace.ts';

/** Every draft of the workspace: the open ones as they stand in their editors, the others as they are on disk. */
export async function* allDrafts(
	workspace: Workspace,
	documents: Documents,
	open: TextDocuments<TextDocument>,
	token: CancellationToken,
	onProgress?: (done: number, total: number) => void,
): AsyncGenerator<CheckedDocument> {
	const editors = new Map(open.all().map((document) => [pathOf(document.uri), document]));
	const paths = new Set((await Promise.all(workspace.projects.map(listDrafts))).flat());
	let done = 0;
	for (const path of paths) {
		if (token.isCancellationRequested) return;
		onProgress?.(done++, paths.size);
		const editor = editors.get(path);
		const state = await (editor ? checkedNow(documents, editor) : documents.checkedFile(path));
		if (state) yield state;
		// Between two drafts, requests are answered.
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** The check of a document that may be typed in meanwhile. */
async function checkedNow(documents: Documents, document: TextDocument): Promise<CheckedDocument | undefined> {
	for (;;) {
		const { version } = document;
		const state = await documents.checked(document);
		if (state || document.version === version) return state;
	}
}
