import { commands, l10n, ProgressLocation, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import { type AllDraftsChecked, checkAllDrafts } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { plural } from './counted.ts';

/** Check All Drafts: what is found in any draft of the workspace stands in the Problems panel afterwards. */
export function checkAllDraftsCommand(client: LanguageClient) {
	return async (): Promise<void> => {
		const result = await window.withProgress(
			{ location: ProgressLocation.Notification, title: l10n.t('Quotewright checks all drafts'), cancellable: true },
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
		await window.showInformationMessage(
			l10n.t('There are no drafts in this workspace: no Markdown file outside the sources.'),
		);
		return;
	}
	const checked = plural(
		drafts,
		plural(
			quotations,
			l10n.t('{0} quotation in {1} draft checked', quotations, drafts),
			l10n.t('{0} quotations in {1} draft checked', quotations, drafts),
		),
		plural(
			quotations,
			l10n.t('{0} quotation in {1} drafts checked', quotations, drafts),
			l10n.t('{0} quotations in {1} drafts checked', quotations, drafts),
		),
	);
	if (flagged === 0) {
		await window.showInformationMessage(l10n.t('{0}: nothing to correct.', checked));
		return;
	}
	const showProblems = l10n.t('Show Problems');
	const choice = await window.showWarningMessage(
		plural(
			draftsFlagged,
			l10n.t('{0}: {1} to look at in {2} draft.', checked, flagged, draftsFlagged),
			l10n.t('{0}: {1} to look at in {2} drafts.', checked, flagged, draftsFlagged),
		),
		showProblems,
	);
	if (choice === showProblems) await commands.executeCommand('workbench.actions.view.problems');
}
