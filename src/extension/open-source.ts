import { commands, l10n, type QuickPickItem, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ListedSource, listSources } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { sayNoSources } from './no-sources.ts';

/** Open Source: one of the library's documents, by key, title or author. */
export function openSourceCommand(client: LanguageClient) {
	return async (): Promise<void> => {
		const items = (await ask(client, listSources, null)).flatMap(sourceItem);
		if (items.length === 0) {
			void sayNoSources();
			return;
		}
		const uri = await pickSource(items);
		if (uri !== undefined) await commands.executeCommand('vscode.open', Uri.parse(uri));
	};
}

interface SourceItem extends QuickPickItem {
	/** Undefined: it only says that nothing was found. */
	readonly uri: string | undefined;
}

function nothingFound(): SourceItem {
	return {
		uri: undefined,
		label: `$(info) ${l10n.t('No source has this in its title, key or author')}`,
		detail: l10n.t('Try fewer letters. A document counts as a source once it is in the folder “sources” or “seeds”.'),
		alwaysShow: true,
	};
}

function sourceItem({ key, title, byline, uri }: ListedSource): SourceItem[] {
	// Found here rather than by VS Code, which cannot be told what to show where nothing is found.
	return uri === undefined ? [] : [{ label: title, description: `@${key}`, detail: byline, uri, alwaysShow: true }];
}

/** The address of the source that is chosen; undefined: dismissed. */
function pickSource(items: readonly SourceItem[]): Promise<string | undefined> {
	const pick = window.createQuickPick<SourceItem>();
	pick.title = l10n.t('Open Source');
	pick.placeholder = l10n.t('Title, key or author');
	pick.items = items;
	return new Promise((resolve) => {
		pick.onDidChangeValue((typed) => {
			const words = typed.toLocaleLowerCase().split(/\s+/);
			const found = items.filter(({ label, description, detail }) => {
				const text = [label, description, detail].join(' ').toLocaleLowerCase();
				return words.every((word) => text.includes(word));
			});
			pick.items = found.length > 0 ? found : [nothingFound()];
		});
		let chosen: string | undefined;
		pick.onDidAccept(() => {
			chosen = pick.activeItems[0]?.uri;
			if (chosen !== undefined) pick.hide();
		});
		pick.onDidHide(() => {
			pick.dispose();
			resolve(chosen);
		});
		pick.show();
	});
}
