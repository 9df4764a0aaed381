import { type TextDocument, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type FoundPassage, insertionFor, listSources } from '../server/protocol.ts';
import { ask } from './ask.ts';
import type { DraftPlace, LastDrafts } from './last-draft.ts';
import { sayNoSources } from './no-sources.ts';
import { pickPassage } from './passage-pick.ts';

/**
 * Insert Quote: a passage found by a few words goes into the draft with its marks and citation. In a source with a
 * selection, the selection itself goes into the draft that was written in last. An argument `{ query }` is searched
 * for at once.
 */
export function insertQuoteCommand(client: LanguageClient, drafts: LastDrafts) {
	return async (options?: { readonly query?: string }): Promise<void> => {
		const sources = await ask(client, listSources, null);
		const places = new Set(sources.flatMap(({ uri }) => (uri === undefined ? [] : [placeOf(Uri.parse(uri))])));
		const isSource = (document: TextDocument): boolean => places.has(placeOf(document.uri));
		const draft = drafts.last(isSource);
		if (!draft) {
			await window.showInformationMessage('Open the draft to quote in (a Markdown file) first, then run Insert Quote.');
			return;
		}
		const editor = window.activeTextEditor;
		if (editor && !editor.selection.isEmpty && isSource(editor.document)) {
			await insert(client, draft, editor.document.uri.toString(), editor.selection);
			return;
		}
		if (places.size === 0) {
			await sayNoSources();
			return;
		}
		const passage = await pickPassage(client, options?.query ?? '');
		if (passage?.source.uri) await insert(client, draft, passage.source.uri, passage.range);
	};
}

/** An editor may spell the address of a file in its own way. */
function placeOf({ scheme, fsPath }: Uri): string {
	return `${scheme}:${fsPath}`;
}

async function insert(
	client: LanguageClient,
	{ document, viewColumn }: DraftPlace,
	source: string,
	range: FoundPassage['range'],
): Promise<void> {
	const editor = await window.showTextDocument(document, { ...(viewColumn && { viewColumn }) });
	const answer = await ask(client, insertionFor, {
		draft: document.uri.toString(),
		selection: plain(editor.selection),
		source,
		range: plain(range),
	});
	if (!answer) {
		await window.showWarningMessage('There are no words to quote in the selection.');
		return;
	}
	const at = editor.selection;
	await editor.edit((edit) => edit.replace(at, answer.text));
}

/** As LSP has it; VS Code's own range writes itself out as an array. */
function plain({ start, end }: FoundPassage['range']): FoundPassage['range'] {
	return {
		start: { line: start.line, character: start.character },
		end: { line: end.line, character: end.character },
	};
}
