import { l10n, MarkdownString, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { PlainRange } from '../../server/protocol.ts';
import { plural } from '../counted.ts';
import { escapeMarkdown } from '../markdown-text.ts';
import type { CountedSource } from './arrange.ts';
import { addressInView } from './decorate.ts';
import type { MoreNode, ProblemNode, ProblemsNode, SourceNode, SourcesNode, UseNode } from './node.ts';

/** @param isComplete all drafts were looked at: what none of them uses is not used */
export function itemOf(node: SourcesNode, isComplete: boolean): TreeItem {
	switch (node.kind) {
		case 'source':
			return sourceItem(node, isComplete);
		case 'use':
			return useItem(node);
		case 'problems':
			return problemsItem(node);
		case 'problem':
			return problemItem(node);
		case 'more':
			return moreItem(node);
	}
}

const warning = () => new ThemeIcon('warning', new ThemeColor('list.warningForeground'));

function sourceItem({ counted }: SourceNode, isComplete: boolean): TreeItem {
	const { source, tally } = counted;
	const item = new TreeItem(
		source.title,
		tally === undefined ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed,
	);
	const parts = [byline(counted), ...useWords(counted, isComplete)].filter((part) => part !== '');
	item.id = source.id;
	item.description = parts.join(' · ');
	item.contextValue = [
		'source',
		source.uri === undefined ? 'work' : 'document',
		...(source.uri === source.file ? [] : ['viewed']),
		...(tally === undefined ? [] : ['used']),
	].join(' ');
	item.accessibilityInformation = { label: [source.title, ...parts].join(', ') };
	item.resourceUri = addressInView(counted, isComplete);
	item.iconPath = iconOf(counted);
	if (source.uri !== undefined) {
		item.command = {
			title: l10n.t('Open Source'),
			command: 'vscode.open',
			arguments: [Uri.parse(source.uri), { preview: true }],
		};
	}
	return item;
}

function iconOf({ source, tally }: CountedSource): ThemeIcon {
	if (tally !== undefined && tally.flagged > 0) return warning();
	// The theme knows one for each kind of file.
	return source.uri === undefined ? new ThemeIcon('bookmark') : ThemeIcon.File;
}

function byline({ source }: CountedSource): string {
	return [source.author, source.date].filter((part) => part !== undefined && part !== '').join(', ');
}

function useWords({ source, tally }: CountedSource, isComplete: boolean): string[] {
	if (tally === undefined) {
		if (source.uri === undefined) return [l10n.t('no document')];
		return isComplete ? [l10n.t('not quoted')] : [];
	}
	const { quotations, flagged } = tally;
	const words: string[] = [];
	if (quotations > 0) words.push(plural(quotations, l10n.t('quoted once'), l10n.t('quoted {0} times', quotations)));
	else words.push(l10n.t('cited, not quoted'));
	if (flagged > 0) words.push(plural(flagged, l10n.t('1 to correct'), l10n.t('{0} to correct', flagged)));
	if (source.uri === undefined) words.push(l10n.t('no document'));
	return words;
}

/** All that is known of a source; made only when somebody points at it. */
export function sourceTooltip(counted: CountedSource, isComplete: boolean): MarkdownString {
	const { source, tally } = counted;
	const lines = [`**${escapeMarkdown(source.title.trim())}**`];
	const line = (icon: string, text: string): void => void lines.push(`$(${icon}) ${escapeMarkdown(text)}`);
	const by = byline(counted);
	if (by !== '') line('person', by);
	line('key', l10n.t('Key: {0}', `@${source.key}`));
	if (source.file !== undefined) line('file', Uri.parse(source.file).fsPath);
	if (source.url !== undefined) line('globe', source.url);
	for (const words of useWords(counted, isComplete)) line('quote', words);
	if (tally !== undefined) {
		const { drafts } = tally;
		line('book', plural(drafts, l10n.t('in {0} draft', drafts), l10n.t('in {0} drafts', drafts)));
	}
	if (source.uri === undefined) {
		line(
			'info',
			l10n.t('Quotations of this work are not checked: none of your files has its text. Add it to your sources.'),
		);
	}
	return new MarkdownString(lines.join('\n\n'), true);
}

function useItem({ of, use, number }: UseNode): TreeItem {
	const { kind, words, place, verdict, flagged, locator } = use;
	const label = kind === 'quotation' ? l10n.t('“{0}”', words) : l10n.t('Cited as {0}', words);
	const item = new TreeItem(label, TreeItemCollapsibleState.None);
	const parts = [place, verdict, locator].filter((part) => part !== undefined && part !== '');
	item.id = `${of.counted.source.id}\n${use.draft}\n${use.kind}\n${number}`;
	item.description = parts.join(' · ');
	item.iconPath = flagged ? warning() : new ThemeIcon(kind === 'quotation' ? 'quote' : 'mention');
	item.contextValue = 'use';
	item.accessibilityInformation = { label: [label, ...parts].join(', ') };
	item.tooltip = [label, parts.join(' · ')].join('\n');
	item.command = {
		title: l10n.t('Open Draft'),
		command: 'vscode.open',
		arguments: [Uri.parse(use.draft), { preview: true, selection: rangeOf(use.range) }],
	};
	return item;
}

export function rangeOf({ start, end }: PlainRange): Range {
	return new Range(start.line, start.character, end.line, end.character);
}

function problemsItem({ count }: ProblemsNode): TreeItem {
	const label = l10n.t('Problems with Sources');
	const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
	item.id = 'problems';
	item.description = String(count);
	item.iconPath = warning();
	item.contextValue = 'problems';
	item.accessibilityInformation = {
		label: plural(count, l10n.t('{0} problem with sources', count), l10n.t('{0} problems with sources', count)),
	};
	return item;
}

function problemItem({ problem }: ProblemNode): TreeItem {
	const { uri, file, message, isMinor } = problem;
	const item = new TreeItem(file, TreeItemCollapsibleState.None);
	item.id = `problem\n${uri}\n${message}`;
	item.description = message;
	item.tooltip = message;
	item.iconPath = isMinor ? new ThemeIcon('info') : warning();
	item.contextValue = 'problem';
	item.accessibilityInformation = { label: `${file}: ${message}` };
	item.command = { title: l10n.t('Open File'), command: 'quotewright.openSourceProblem', arguments: [problem] };
	return item;
}

function moreItem({ count }: MoreNode): TreeItem {
	const item = new TreeItem(
		plural(count, l10n.t('Show {0} more source', count), l10n.t('Show {0} more sources', count)),
		TreeItemCollapsibleState.None,
	);
	item.id = 'more';
	item.iconPath = new ThemeIcon('ellipsis');
	item.command = { title: l10n.t('Show More Sources'), command: 'quotewright.showMoreSources' };
	return item;
}
