import { commands, l10n, window } from 'vscode';

/** Says what to do where there is nothing to quote from. */
export async function sayNoSources(): Promise<void> {
	const add = l10n.t('Add Sources…');
	const choice = await window.showInformationMessage(
		l10n.t(
			'There are no sources yet. Put the documents you quote from into a folder named “sources” or “seeds” in your workspace.',
		),
		add,
	);
	if (choice === add) await commands.executeCommand('quotewright.addSources');
}
