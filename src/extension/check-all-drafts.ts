import { randomUUID } from 'node:crypto';
import { commands, ProgressLocation, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import { checkAllDrafts } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { counted } from './counted.ts';

/** Check All Drafts: what is found in any draft of the workspace stands in the Problems panel afterwards. */
export function checkAllDraftsCommand(client: LanguageClient) {
	return async (): Promise<void> => {
		const result = await window.withProgress(
			{ location: ProgressLocation.Notification, title: 'Quotewright checks all drafts', cancellable: true },
			async (progress, token) => {
				const workDoneToken = randomUUID();
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
		if (!result) return;
		if (result.drafts === 0) {
			await window.showInformationMessage(
				'There are no drafts in this workspace: no Markdown file outside the sources.',
			);
			return;
		}
		const checked = `${counted(result.quotations, 'quotation')} in ${counted(result.drafts, 'draft')} checked`;
		if (result.flagged === 0) {
			await window.showInformationMessage(`${checked}: nothing to correct.`);
			return;
		}
		const choice = await window.showWarningMessage(
			`${checked}: ${result.flagged} to look at in ${counted(result.draftsFlagged, 'draft')}.`,
			'Show Problems',
		);
		if (choice) await commands.executeCommand('workbench.actions.view.problems');
	};
}
