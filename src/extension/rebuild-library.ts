import { l10n, ProgressLocation, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { rebuildLibrary } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { plural } from './counted.ts';

/** Rebuild Library: throws the index away and reads every source again. */
export function rebuildLibraryCommand(client: LanguageClient) {
	return async (): Promise<void> => {
		const status = await window.withProgress(
			{
				location: ProgressLocation.Notification,
				title: l10n.t('Quotewright reads the sources again'),
				cancellable: true,
			},
			(_progress, token) =>
				ask(client, rebuildLibrary, null, token).catch((error: unknown) => {
					if (!token.isCancellationRequested) throw error;
					return undefined;
				}),
		);
		if (!status) return;
		const { sources, problems } = status;
		const read = plural(
			sources,
			l10n.t('Quotewright has read {0} source.', sources),
			l10n.t('Quotewright has read {0} sources.', sources),
		);
		const unread = plural(
			problems,
			l10n.t('{0} problem stands in the Problems panel.', problems),
			l10n.t('{0} problems stand in the Problems panel.', problems),
		);
		window.setStatusBarMessage(`$(check) ${problems === 0 ? read : `${read} ${unread}`}`, 5000);
	};
}
