import {
	commands,
	type Diagnostic,
	type Disposable,
	env,
	Location,
	l10n,
	languages,
	Position,
	type TreeView,
	Uri,
	window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ReadingProblem, sourceUses } from '../../server/protocol.ts';
import { ask } from '../ask.ts';
import { rangeOf } from './items.ts';
import type { SourceNode, SourcesNode } from './node.ts';

/** What can be done with a source that is pointed at, or, from the keyboard, selected. */
export function sourceCommands(client: LanguageClient, view: TreeView<SourcesNode>): Disposable[] {
	const sources = (node: SourcesNode | undefined, all: readonly SourcesNode[] | undefined): SourceNode[] =>
		(all ?? (node ? [node] : view.selection)).filter((one): one is SourceNode => one.kind === 'source');
	const register = (name: string, action: (sources: readonly SourceNode[]) => Promise<unknown>): Disposable =>
		commands.registerCommand(`quotewright.${name}`, (node?: SourcesNode, all?: readonly SourcesNode[]) =>
			action(sources(node, all)),
		);
	return [
		register('openListedSource', async (chosen) => {
			for (const { counted } of chosen) {
				const { uri } = counted.source;
				if (uri !== undefined) await commands.executeCommand('vscode.open', Uri.parse(uri), { preview: false });
			}
		}),
		register('quoteListedSource', async ([first]) => {
			if (first) await commands.executeCommand('quotewright.insertQuote', { source: first.counted.source.key });
		}),
		register('copyCitation', copyCitation),
		register('revealSourceInExplorer', async ([first]) => {
			const file = first?.counted.source.file;
			if (file !== undefined) await commands.executeCommand('revealInExplorer', Uri.parse(file));
		}),
		register('revealSourceInOS', async ([first]) => {
			const file = first?.counted.source.file;
			if (file !== undefined) await commands.executeCommand('revealFileInOS', Uri.parse(file));
		}),
		register('openListedOriginal', async ([first]) => {
			const file = first?.counted.source.file;
			if (file !== undefined) await commands.executeCommand('quotewright.openOriginal', file);
		}),
		register('findSourceUses', async ([first]) => {
			if (first) await showUses(client, first);
		}),
		commands.registerCommand('quotewright.openSourceProblem', openProblem),
	];
}

/** `[@roe]`, or of several `[@roe; @doe]`. */
export function citationOf(sources: readonly SourceNode[]): string {
	const items = sources.map(({ counted }) => counted.source.citation.slice(1, -1));
	return `[${items.join('; ')}]`;
}

async function copyCitation(chosen: readonly SourceNode[]): Promise<void> {
	if (chosen.length === 0) return;
	const citation = citationOf(chosen);
	await env.clipboard.writeText(citation);
	window.setStatusBarMessage(`$(check) ${l10n.t('Copied {0}', citation)}`, 3000);
}

/** Peeks at all places at once; of a work that no editor can show, from the first of them. */
async function showUses(client: LanguageClient, { counted }: SourceNode): Promise<void> {
	const { id, uri, title } = counted.source;
	const uses = await ask(client, sourceUses, { id });
	const places = uses.map(({ draft, range }) => new Location(Uri.parse(draft), rangeOf(range)));
	const [first] = places;
	if (!first) {
		void window.showInformationMessage(l10n.t('No draft quotes or cites “{0}”.', title));
		return;
	}
	const [from, at] = uri === undefined ? [first.uri, first.range.start] : [Uri.parse(uri), new Position(0, 0)];
	await window.showTextDocument(from, { preview: true });
	await commands.executeCommand('editor.action.showReferences', from, at, places);
}

/** At the very place, where the Problems panel knows it. */
async function openProblem({ uri, message }: ReadingProblem): Promise<void> {
	const file = Uri.parse(uri);
	const isIt = (diagnostic: Diagnostic): boolean => diagnostic.message === message;
	const place = languages.getDiagnostics(file).find(isIt)?.range;
	await commands.executeCommand('vscode.open', file, { preview: true, ...(place && { selection: place }) });
}
