import { commands, ProgressLocation, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import { type AllDraftsChecked, checkAllDrafts } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { counted } from './counted.ts';

/** Check All Drafts: what is found in any draft of the workspace stands in the Problems panel afterwards. */
export function checkAllDraftsCommand(client: LanguageClient) {
	return async (): Promise<void> => {
		const result = await window.withProgress(
			{ location: ProgressLocation.Notification, title: 'Quotewright checks all drafts', cancellable: true },
			async (progress, token) => {
				const workDoneToken = crypto.randomUUID();
				const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
					if (value.kind === 'report' && value.message) progress.report({ message: value.message });
				});
				try {
					return await ask(client, checkAllDrafts, { workDoneToken }, token);
				} catch (error) {
					if (!token.isCancellationRequested) throw error;
					return undefined;
				} finally {
					listener.dispose();
				}
			},
		);
		// Not awaited: the command is done, whether or not anyone answers the message.
		if (result) void report(result);
	};
}

async function report({ drafts, quotations, flagged, draftsFlagged }: AllDraftsChecked): Promise<void> {
	if (drafts === 0) {
		await window.showInformationMessage('There are no drafts in this workspace: no Markdown file outside the sources.');
		return;
	}
	const checked = `${counted(quotations, 'quotation')} in ${counted(drafts, 'draft')} checked`;
	if (flagged === 0) {
		await window.showInformationMessage(`${checked}: nothing to correct.`);
		return;
	}
	const choice = await window.showWarningMessage(
		`${checked}: ${flagged} to look at in ${counted(draftsFlagged, 'draft')}.`,
		'Show Problems',
	);
	if (choice) await commands.executeCommand('workbench.actions.view.problems');
}
