import { Range, type Tab, TabInputText, TextEditorRevealType, ThemeColor, Uri, ViewColumn, window } from 'vscode';
import type { FoundPassage, PlainRange } from '../server/protocol.ts';

/** Shows passages in their sources beside the draft, the words searched for marked, and leaves the window as it was. */
export interface SourcePreview {
	show(passage: FoundPassage): void;
	close(): Promise<void>;
}

/** Moving through a list passes items by; only the one where it rests is opened. */
const rest = 100;

export function previewSources(): SourcePreview {
	const before = window.tabGroups.all.map(({ viewColumn, activeTab, tabs }) => ({
		viewColumn,
		active: activeTab,
		names: new Set(tabs.map(tabName)),
	}));
	let timer: NodeJS.Timeout | undefined;
	let closed = false;
	let opening: Promise<void> = Promise.resolve();
	const passageMark = window.createTextEditorDecorationType({
		backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
		// High contrast themes have no background for it, but a border.
		border: '1px solid',
		borderColor: new ThemeColor('editor.rangeHighlightBorder'),
	});
	const matchMark = window.createTextEditorDecorationType({
		backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
		border: '1px solid',
		borderColor: new ThemeColor('editor.findMatchHighlightBorder'),
	});

	const open = async ({ source, range, matches }: FoundPassage): Promise<void> => {
		if (closed || source.uri === undefined) return;
		try {
			const start = toRange({ start: range.start, end: range.start });
			const place = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true, selection: start };
			const editor = await window.showTextDocument(Uri.parse(source.uri), place);
			editor.setDecorations(passageMark, [toRange(range)]);
			editor.setDecorations(matchMark, matches.map(toRange));
			editor.revealRange(toRange(range), TextEditorRevealType.InCenterIfOutsideViewport);
		} catch {
			// What VS Code cannot show as text has no preview; the passage can be quoted all the same.
		}
	};

	return {
		show(passage) {
			clearTimeout(timer);
			timer = setTimeout(() => {
				opening = opening.then(() => open(passage));
			}, rest);
		},
		async close() {
			closed = true;
			clearTimeout(timer);
			await opening;
			passageMark.dispose();
			matchMark.dispose();
			const opened = window.tabGroups.all.flatMap(({ viewColumn, tabs }) => {
				const names = before.find((group) => group.viewColumn === viewColumn)?.names;
				return tabs.filter((tab) => !names?.has(tabName(tab)));
			});
			if (opened.length > 0) await window.tabGroups.close(opened, true);
			for (const { viewColumn, active } of before) {
				const now = window.tabGroups.all.find((group) => group.viewColumn === viewColumn)?.activeTab;
				if (!active || !(active.input instanceof TabInputText) || (now && tabName(now) === tabName(active))) continue;
				await window.showTextDocument(active.input.uri, { viewColumn, preserveFocus: true, preview: active.isPreview });
			}
		},
	};
}

function toRange({ start, end }: PlainRange): Range {
	return new Range(start.line, start.character, end.line, end.character);
}

function tabName({ input, label }: Tab): string {
	return input instanceof TabInputText ? input.uri.toString() : label;
}
