import { l10n, type QuickPickItem, window } from 'vscode';
import { type Order, orders } from './arrange.ts';
import type { SourcesTree } from './tree.ts';

interface OrderItem extends QuickPickItem {
	readonly of: Order;
}

/** Sort Sources: in the chosen order from now on. */
export function sortCommand(tree: SourcesTree, remember: (order: Order) => Thenable<void>): () => Promise<void> {
	return async () => {
		const items = orders.map((of): OrderItem => {
			const label = orderLabel(of);
			return of === tree.order ? { of, label, description: l10n.t('as now') } : { of, label };
		});
		const chosen = await window.showQuickPick(items, { title: l10n.t('Sort Sources') });
		if (!chosen) return;
		tree.order = chosen.of;
		await remember(chosen.of);
	};
}

function orderLabel(order: Order): string {
	switch (order) {
		case 'title':
			return l10n.t('By title');
		case 'author':
			return l10n.t('By author');
		case 'date':
			return l10n.t('By date, the newest first');
		case 'quoted':
			return l10n.t('By how often they are quoted');
		case 'problems':
			return l10n.t('By how much there is to correct');
	}
}
