import { Selection, type TextEditor, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { insertionFor, type PlainRange } from '../server/protocol.ts';
import { ask } from './ask.ts';
import type { DraftPlace } from './last-draft.ts';
import { quotationForm, sayProblem } from './quotation-form.ts';

export interface Quoted {
	readonly source: string;
	readonly ranges: readonly PlainRange[];
	/** What the writer has made of the words. */
	readonly words?: string;
}

/**
 * Writes a quotation into the draft at its cursor, which then stands behind it.
 * @param preserveFocus the writer goes on elsewhere
 * @returns whether it was written; if not, why was said
 */
export async function writeQuotation(
	client: LanguageClient,
	draft: DraftPlace,
	quoted: Quoted,
	preserveFocus = false,
): Promise<boolean> {
	const editor = await showDraft(draft, preserveFocus);
	const { document } = editor;
	const at = editor.selection;
	const answer = await ask(client, insertionFor, {
		draft: document.uri.toString(),
		selection: plain(at),
		form: quotationForm(document),
		...quoted,
	});
	if ('problem' in answer) {
		// Whoever tells it need not wait until it was read.
		void sayProblem(answer.problem);
		return false;
	}
	const start = document.offsetAt(at.start);
	if (!(await editor.edit((edit) => edit.replace(at, answer.text)))) return false;
	const cursor = document.positionAt(start + answer.cursor);
	editor.selection = new Selection(cursor, cursor);
	editor.revealRange(editor.selection);
	return true;
}

async function showDraft({ document, viewColumn }: DraftPlace, preserveFocus: boolean): Promise<TextEditor> {
	const shown = window.visibleTextEditors.find((editor) => editor.document === document);
	if (shown && preserveFocus) return shown;
	return window.showTextDocument(document, { ...(viewColumn && { viewColumn }), preserveFocus });
}

/** As LSP has it; VS Code's own range writes itself out as an array. */
export function plain({ start, end }: PlainRange): PlainRange {
	return {
		start: { line: start.line, character: start.character },
		end: { line: end.line, character: end.character },
	};
}
