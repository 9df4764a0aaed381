import { commands, type QuickPickItem, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { listSources } from '../server/protocol.ts';
import { ask } from './ask.ts';

/** Open Source: one of the library's documents, by key, title or author. */
export function openSourceCommand(client: LanguageClient) {
	return async (): Promise<void> => {
		const items = ask(client, listSources, null).then((sources) =>
			sources.flatMap(({ key, title, byline, uri }): (QuickPickItem & { uri: string })[] =>
				uri === undefined ? [] : [{ label: title, description: `@${key}`, detail: byline, uri }],
			),
		);
		const chosen = await window.showQuickPick(items, {
			title: 'Open Source',
			placeHolder: 'Title, key or author',
			matchOnDescription: true,
			matchOnDetail: true,
		});
		// Not showTextDocument: a source may be a PDF, which another extension shows.
		if (chosen) await commands.executeCommand('vscode.open', Uri.parse(chosen.uri));
	};
}
