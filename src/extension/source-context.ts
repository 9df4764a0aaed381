import { commands, type Disposable, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { sourcesAmong } from '../server/protocol.ts';
import { askIfUp } from './ask.ts';
import type { QuotedChanges } from './quoted-changes.ts';

/** Menus and keys that are for sources only go by it. */
const contextKey = 'quotewright.inSource';

/** Keeps the context key true while the active editor shows a source. */
export function followSources(client: LanguageClient, quoted: QuotedChanges): Disposable {
	let known: boolean | undefined;
	const look = async (): Promise<void> => {
		const uri = window.activeTextEditor?.document.uri.toString();
		const among = uri === undefined ? undefined : await askIfUp(client, sourcesAmong, { uris: [uri] });
		const now = among !== undefined && among.shown.length > 0;
		if (now === known || uri !== window.activeTextEditor?.document.uri.toString()) return;
		known = now;
		await commands.executeCommand('setContext', contextKey, now);
	};
	const follow = (): void => void look().catch((error: unknown) => client.error('Sources could not be told.', error));
	const listeners = [window.onDidChangeActiveTextEditor(follow), quoted.onDidChange(follow), quoted.onDidStart(follow)];
	return {
		dispose: () => {
			for (const listener of listeners) listener.dispose();
		},
	};
}
