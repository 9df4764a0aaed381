import { Range, type Tab, TabInputText, Uri, ViewColumn, window } from 'vscode';
import type { FoundPassage } from '../server/protocol.ts';

/** Shows passages in their sources beside the draft, and leaves the window as it was. */
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

	const open = async ({ source, range }: FoundPassage): Promise<void> => {
		if (closed || source.uri === undefined) return;
		try {
			await window.showTextDocument(Uri.parse(source.uri), {
				viewColumn: ViewColumn.Beside,
				preserveFocus: true,
				preview: true,
				selection: new Range(range.start.line, range.start.character, range.end.line, range.end.character),
			});
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

function tabName({ input, label }: Tab): string {
	return input instanceof TabInputText ? input.uri.toString() : label;
}
