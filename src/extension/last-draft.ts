import { type Disposable, type TextDocument, type TextEditor, type ViewColumn, window } from 'vscode';
import { draftLanguages } from './client.ts';

/** A draft that was written in, and the column it stood in. */
export interface DraftPlace {
	readonly document: TextDocument;
	readonly viewColumn: ViewColumn | undefined;
}

/** The editors of drafts that had the focus last; a source in Markdown may be among them. */
export interface LastDrafts extends Disposable {
	/** All that are still open, the last first. */
	readonly all: readonly TextDocument[];
	/** The last one still open that is no source. */
	last(isSource: (document: TextDocument) => boolean): DraftPlace | undefined;
}

const remembered = 10;

export function rememberDrafts(): LastDrafts {
	let places: readonly DraftPlace[] = [];
	const remember = (editor: TextEditor | undefined): void => {
		if (!editor || !draftLanguages.includes(editor.document.languageId)) return;
		const others = places.filter(({ document }) => document !== editor.document && !document.isClosed);
		places = [{ document: editor.document, viewColumn: editor.viewColumn }, ...others].slice(0, remembered);
	};
	remember(window.activeTextEditor);
	const listener = window.onDidChangeActiveTextEditor(remember);
	return {
		get all() {
			return places.flatMap(({ document }) => (document.isClosed ? [] : [document]));
		},
		last: (isSource) => places.find(({ document }) => !document.isClosed && !isSource(document)),
		dispose: () => listener.dispose(),
	};
}
