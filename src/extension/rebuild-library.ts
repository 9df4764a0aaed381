import { ProgressLocation, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { rebuildLibrary } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { counted } from './counted.ts';

/** Rebuild Library: throws the index away and reads every source again. */
export function rebuildLibraryCommand(client: LanguageClient) {
	return async (): Promise<void> => {
		const status = await window.withProgress(
			{ location: ProgressLocation.Notification, title: 'Quotewright reads the sources again', cancellable: true },
			(_progress, token) =>
				ask(client, rebuildLibrary, null, token).catch((error: unknown) => {
					if (!token.isCancellationRequested) throw error;
					return undefined;
				}),
		);
		if (!status) return;
		const problems =
			status.problems === 0 ? '' : ` ${counted(status.problems, 'problem')} stand in the Problems panel.`;
		window.setStatusBarMessage(`$(check) Quotewright has read ${counted(status.sources, 'source')}.${problems}`, 5000);
	};
}
