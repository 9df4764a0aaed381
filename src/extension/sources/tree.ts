import { type Event, EventEmitter, type TreeDataProvider } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type SourceUse, sourceUses } from '../../server/protocol.ts';
import { ask } from '../ask.ts';
import { arrange, type CountedSource, type Filter, noFilter, type Order } from './arrange.ts';
import { itemOf, sourceTooltip } from './items.ts';
import type { ProblemsNode, SourceNode, SourcesNode, UseNode } from './node.ts';
import { createOverviews, type Overview } from './overview.ts';

/** The sources as a tree: filtered, in order, each with where it is used. */
export interface SourcesTree extends TreeDataProvider<SourcesNode> {
	/** Asks the server for what has changed, and shows it. */
	refresh(): Promise<void>;
	/** The server was started anew. */
	forget(): void;
	order: Order;
	readonly filter: Filter;
	setFilter(filter: Filter): Promise<void>;
	showMore(): void;
	/** Whose children are shown. */
	setExpanded(node: SourcesNode, isExpanded: boolean): void;
	/** After each change of what is listed. */
	readonly onDidList: Event<Listing>;
}

export interface Listing {
	readonly overview: Overview;
	/** How many sources the filter leaves. */
	readonly shown: number;
}

/** A list of thousands is slow to send, and nobody reads it: it is filtered. */
const step = 1000;

export function createSourcesTree(client: LanguageClient, firstOrder: Order): SourcesTree {
	const changes = new EventEmitter<SourcesNode | SourcesNode[] | undefined>();
	const lists = new EventEmitter<Listing>();
	const overviews = createOverviews(client);
	const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
	const nodes = new Map<string, SourceNode>();
	const expanded = new Set<SourcesNode>();
	let overview: Overview | undefined;
	let found: readonly CountedSource[] = [];
	let listed: readonly SourceNode[] = [];
	let problems: ProblemsNode | undefined;
	let filter = noFilter;
	let order = firstOrder;
	let most = step;
	let asking: Promise<void> | undefined;
	let isOutdated = false;

	const nodeOf = (counted: CountedSource): SourceNode => {
		const { id } = counted.source;
		const node = nodes.get(id) ?? { kind: 'source', counted };
		node.counted = counted;
		nodes.set(id, node);
		return node;
	};

	/** Arranges anew; tells of what is another, or of all where other sources are listed, or in another order. */
	const list = (wasComplete = overview?.isComplete ?? false, isFirst = false): void => {
		if (!overview) return;
		const { sources, problems: told, problemCount } = overview;
		const ids = new Set(sources.map(({ source }) => source.id));
		const all = [...sources, ...found.filter(({ source }) => !ids.has(source.id))];
		const before = { listed, problems, tallies: new Map(listed.map((node) => [node, node.counted])) };
		listed = arrange(all, filter, order, collator).map(nodeOf);
		const isSameProblems = JSON.stringify(problems?.problems ?? []) === JSON.stringify(told);
		if (!isSameProblems || told.length === 0) {
			problems = told.length === 0 ? undefined : { kind: 'problems', problems: told, count: problemCount };
		}
		const kept = new Set(listed);
		for (const [id, node] of nodes) if (!ids.has(id) && !kept.has(node)) nodes.delete(id);
		lists.fire({ overview, shown: listed.length });
		// Who asks for the first time is answered with it.
		if (isFirst) return;
		const isSameList =
			wasComplete === overview.isComplete &&
			before.problems === problems &&
			before.listed.length === listed.length &&
			before.listed.every((node, i) => node === listed[i]);
		if (!isSameList) {
			changes.fire(undefined);
			return;
		}
		const others = listed
			.slice(0, most)
			.filter((node) => expanded.has(node) || !isSame(node.counted, before.tallies.get(node)));
		if (others.length > 0) changes.fire(others);
	};

	const askOnce = async (): Promise<void> => {
		do {
			isOutdated = false;
			const before = overview;
			overview = await overviews.ask();
			list(before?.isComplete ?? false, before === undefined);
		} while (isOutdated);
	};

	const refresh = (): Promise<void> => {
		isOutdated = true;
		asking ??= askOnce().finally(() => {
			asking = undefined;
		});
		return asking;
	};

	const roots = (): SourcesNode[] => {
		const rest = listed.length - most;
		return [
			...(problems ? [problems] : []),
			...listed.slice(0, most),
			...(rest > 0 ? [{ kind: 'more', count: rest } as const] : []),
		];
	};

	return {
		onDidChangeTreeData: changes.event,
		onDidList: lists.event,
		refresh,
		forget: () => overviews.forget(),
		get order() {
			return order;
		},
		set order(wanted) {
			order = wanted;
			list();
		},
		get filter() {
			return filter;
		},
		async setFilter(wanted) {
			filter = wanted;
			most = step;
			found = [];
			list();
			if (wanted.typed.trim() === '' || wanted.kind === 'unused' || wanted.kind === 'problems') return;
			const works = await overviews.find(wanted.typed);
			if (filter !== wanted) return;
			found = works;
			list();
		},
		showMore() {
			most += step;
			changes.fire(undefined);
		},
		setExpanded(node, isExpanded) {
			if (isExpanded) expanded.add(node);
			else expanded.delete(node);
		},
		async getChildren(node) {
			if (!node) {
				if (!overview) await refresh();
				return roots();
			}
			if (node.kind === 'problems') return node.problems.map((problem) => ({ kind: 'problem', of: node, problem }));
			if (node.kind !== 'source') return [];
			return useNodes(node, await ask(client, sourceUses, { id: node.counted.source.id }));
		},
		getTreeItem: (node) => itemOf(node, overview?.isComplete ?? false),
		getParent: (node) => (node.kind === 'use' || node.kind === 'problem' ? node.of : undefined),
		resolveTreeItem(item, node) {
			if (node.kind === 'source') item.tooltip = sourceTooltip(node.counted, overview?.isComplete ?? false);
			return item;
		},
	};
}

function useNodes(of: SourceNode, uses: readonly SourceUse[]): UseNode[] {
	const numbers = new Map<string, number>();
	return uses.map((use) => {
		const series = `${use.draft} ${use.kind}`;
		const number = numbers.get(series) ?? 0;
		numbers.set(series, number + 1);
		return { kind: 'use', of, use, number };
	});
}

function isSame(a: CountedSource, b: CountedSource | undefined): boolean {
	return b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
