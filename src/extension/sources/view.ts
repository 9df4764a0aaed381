import { commands, Disposable, type ExtensionContext, l10n, type TreeDataProvider, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { QuotedChanges } from '../quoted-changes.ts';
import { addSourcesCommand } from './add.ts';
import { type Filter, isFiltering, orders } from './arrange.ts';
import { sourceCommands } from './commands.ts';
import { decorateSources } from './decorate.ts';
import { citeDropped, dragSources } from './drag.ts';
import { filterCommand, kindLabel } from './filter.ts';
import type { SourcesNode } from './node.ts';
import { sortCommand } from './sort.ts';
import { createSourcesTree, type Listing } from './tree.ts';

export const viewId = 'quotewright.sources';
const orderKey = 'quotewright.sources.order';

/** The view of all sources; nothing is asked of the server while nobody looks at it. */
export function showSources(
	context: ExtensionContext,
	client: LanguageClient,
	quoted: QuotedChanges,
): Disposable & { readonly provider: TreeDataProvider<SourcesNode> } {
	const remembered = context.workspaceState.get<string>(orderKey);
	const tree = createSourcesTree(client, orders.find((order) => order === remembered) ?? 'title');
	const view = window.createTreeView(viewId, {
		treeDataProvider: tree,
		showCollapseAll: true,
		canSelectMany: true,
		dragAndDropController: dragSources(client),
	});
	let isOutdated = false;
	const refresh = (): void => {
		isOutdated = !view.visible;
		if (view.visible) tree.refresh().catch((error: unknown) => client.error('The sources could not be listed.', error));
	};
	const tell = ({ overview, shown }: Listing): void => {
		const isEmpty = overview.sources.length === 0 && overview.problems.length === 0;
		void commands.executeCommand('setContext', 'quotewright.hasNoSources', isEmpty && overview.isRead);
		void commands.executeCommand('setContext', 'quotewright.sourcesFiltered', isFiltering(tree.filter));
		view.description = filterLabel(tree.filter);
		view.message = messageFor(isEmpty, overview.isRead, shown, isFiltering(tree.filter));
	};
	const parts = [
		view,
		decorateSources(),
		citeDropped(),
		tree.onDidList(tell),
		view.onDidChangeVisibility(() => {
			if (isOutdated) refresh();
		}),
		view.onDidExpandElement(({ element }) => tree.setExpanded(element, true)),
		view.onDidCollapseElement(({ element }) => tree.setExpanded(element, false)),
		quoted.onDidChange(refresh),
		quoted.onDidStart(() => {
			tree.forget();
			refresh();
		}),
		commands.registerCommand('quotewright.addSources', addSourcesCommand(client)),
		commands.registerCommand('quotewright.filterSources', filterCommand(tree)),
		commands.registerCommand('quotewright.showAllSources', () => tree.setFilter({ typed: '', kind: 'all' })),
		commands.registerCommand(
			'quotewright.sortSources',
			sortCommand(tree, (order) => context.workspaceState.update(orderKey, order)),
		),
		commands.registerCommand('quotewright.showMoreSources', () => tree.showMore()),
		...sourceCommands(client, view),
	];
	return { provider: tree, dispose: () => Disposable.from(...parts).dispose() };
}

function filterLabel(filter: Filter): string {
	const kind = filter.kind === 'all' ? [] : [kindLabel(filter.kind)];
	const typed = filter.typed.trim() === '' ? [] : [l10n.t('“{0}”', filter.typed.trim())];
	return [...typed, ...kind].join(', ');
}

function messageFor(isEmpty: boolean, isRead: boolean, shown: number, isFiltered: boolean): string {
	if (isEmpty) return isRead ? '' : l10n.t('The sources are being read.');
	if (shown > 0 || !isFiltered) return '';
	return l10n.t('No source is as the filter says.');
}
