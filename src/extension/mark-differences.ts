import {
	type Diagnostic,
	type Disposable,
	languages,
	type Range,
	type TextEditor,
	type TextEditorDecorationType,
	ThemeColor,
	window,
	workspace,
} from 'vscode';
import { draftLanguages } from './client.ts';

const setting = 'quotewright.markDifferences';

/** How the words of each kind of finding are marked; a finding about a whole quotation marks no words. */
const marks: ReadonlyMap<string, Parameters<typeof window.createTextEditorDecorationType>[0]> = new Map([
	['altered', { backgroundColor: new ThemeColor('quotewright.alteredBackground') }],
	['unmarked-insertion', { backgroundColor: new ThemeColor('quotewright.insertedBackground') }],
	['unmarked-omission', { backgroundColor: new ThemeColor('quotewright.omissionBackground') }],
]);

/** Marks, in the drafts that are in sight, the words that differ from the source; beside the underlining, by colour. */
export function markDifferences(): Disposable {
	const kinds = new Map<string, TextEditorDecorationType>();
	for (const [code, look] of marks) {
		// In high contrast themes it is an outline, else nothing.
		const options = { ...look, border: '1px dotted', borderColor: new ThemeColor('quotewright.differenceBorder') };
		kinds.set(code, window.createTextEditorDecorationType(options));
	}
	const show = (editor: TextEditor): void => {
		const { document } = editor;
		if (!draftLanguages.includes(document.languageId)) return;
		const isOn = workspace.getConfiguration(undefined, document).get(setting, true);
		const ranges = new Map<string, Range[]>();
		for (const diagnostic of isOn ? languages.getDiagnostics(document.uri) : []) {
			if (diagnostic.source !== 'Quotewright') continue;
			const code = codeOf(diagnostic);
			const others = ranges.get(code);
			if (others) others.push(diagnostic.range);
			else ranges.set(code, [diagnostic.range]);
		}
		for (const [code, kind] of kinds) editor.setDecorations(kind, ranges.get(code) ?? []);
	};
	const showAll = (): void => window.visibleTextEditors.forEach(show);
	showAll();
	const listeners = [
		languages.onDidChangeDiagnostics(({ uris }) => {
			const changed = new Set(uris.map(String));
			for (const editor of window.visibleTextEditors) if (changed.has(editor.document.uri.toString())) show(editor);
		}),
		window.onDidChangeVisibleTextEditors(showAll),
		workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration(setting)) showAll();
		}),
	];
	return {
		dispose: () => {
			for (const part of [...listeners, ...kinds.values()]) part.dispose();
		},
	};
}

/** A code that leads to its rule's page is an object. */
function codeOf({ code }: Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}
