import { type Disposable, OverviewRulerLane, type TextEditor, ThemeColor, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { quotedStretches } from '../server/protocol.ts';
import { askIfUp } from './ask.ts';
import type { QuotedChanges } from './quoted-changes.ts';
import { viewScheme } from './source-views.ts';
import { rangeOf } from './sources/items.ts';

const setting = 'quotewright.markQuoted';

/** Marks, in the sources that are in sight, what drafts quote: dotted, or dashed where there is something to correct. */
export function markQuoted(client: LanguageClient, quoted: QuotedChanges): Disposable {
	const fine = window.createTextEditorDecorationType({
		borderWidth: '0 0 1px 0',
		borderStyle: 'dotted',
		borderColor: new ThemeColor('quotewright.quotedBorder'),
		overviewRulerColor: new ThemeColor('quotewright.quotedRuler'),
		overviewRulerLane: OverviewRulerLane.Left,
	});
	const wrong = window.createTextEditorDecorationType({
		borderWidth: '0 0 2px 0',
		borderStyle: 'dashed',
		borderColor: new ThemeColor('quotewright.misquotedBorder'),
		overviewRulerColor: new ThemeColor('quotewright.misquotedRuler'),
		overviewRulerLane: OverviewRulerLane.Left,
	});
	const show = async (editor: TextEditor): Promise<void> => {
		const { document } = editor;
		if (document.uri.scheme !== 'file' && document.uri.scheme !== viewScheme) return;
		const isOn = workspace.getConfiguration(undefined, document).get(setting, true);
		const { version } = document;
		const stretches = isOn ? await askIfUp(client, quotedStretches, { uri: document.uri.toString() }) : [];
		// What is not saved has not been read: until then the marks move along as the editor moves them.
		if (!stretches || document.isDirty || document.version !== version || document.isClosed) return;
		for (const [kind, isWrong] of [
			[fine, false],
			[wrong, true],
		] as const) {
			const own = stretches.filter(({ flagged }) => flagged === isWrong);
			editor.setDecorations(
				kind,
				own.map(({ range }) => rangeOf(range)),
			);
		}
	};
	const showAll = (editors: readonly TextEditor[] = window.visibleTextEditors): void => {
		for (const editor of editors) {
			show(editor).catch((error: unknown) => client.error('What is quoted could not be marked.', error));
		}
	};
	showAll();
	const parts = [
		fine,
		wrong,
		quoted.onDidChange(() => showAll()),
		quoted.onDidStart(() => showAll()),
		window.onDidChangeVisibleTextEditors(showAll),
		workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration(setting)) showAll();
		}),
	];
	return {
		dispose: () => {
			for (const part of parts) part.dispose();
		},
	};
}
