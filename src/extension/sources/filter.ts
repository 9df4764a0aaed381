import { l10n, type QuickPickItem, window } from 'vscode';
import type { Kind } from './arrange.ts';
import type { SourcesTree } from './tree.ts';

interface KindItem extends QuickPickItem {
	readonly of: Kind;
}

const kinds: readonly Kind[] = ['all', 'unused', 'problems', 'works'];

/** Filter Sources: by what is typed and by how they are used; the view follows at once. */
export function filterCommand(tree: SourcesTree): () => Promise<void> {
	return () => {
		const before = tree.filter;
		const pick = window.createQuickPick<KindItem>();
		pick.title = l10n.t('Filter Sources');
		pick.placeholder = l10n.t('Part of a title, author, date or key; and below, which sources to show');
		pick.value = before.typed;
		// What is typed is looked for in the sources, not in these.
		pick.items = kinds.map((of) => ({ of, label: kindLabel(of), alwaysShow: true }));
		pick.activeItems = pick.items.filter(({ of }) => of === before.kind);
		return new Promise((resolve) => {
			let isAccepted = false;
			const show = (): void => {
				void tree.setFilter({ typed: pick.value, kind: pick.activeItems[0]?.of ?? before.kind });
			};
			pick.onDidChangeValue(() => {
				// Typing makes the first item active again.
				pick.activeItems = pick.items.filter(({ of }) => of === tree.filter.kind);
				void tree.setFilter({ ...tree.filter, typed: pick.value });
			});
			pick.onDidAccept(() => {
				isAccepted = true;
				show();
				pick.hide();
			});
			pick.onDidHide(() => {
				if (!isAccepted) void tree.setFilter(before);
				pick.dispose();
				resolve();
			});
			pick.show();
		});
	};
}

export function kindLabel(kind: Kind): string {
	switch (kind) {
		case 'all':
			return l10n.t('All sources');
		case 'unused':
			return l10n.t('Not quoted');
		case 'problems':
			return l10n.t('With something to correct');
		case 'works':
			return l10n.t('Cited, without a document');
	}
}
