import { window } from 'vscode';

/** Says what to do where there is nothing to quote from. */
export async function sayNoSources(): Promise<void> {
	await window.showInformationMessage(
		'There are no sources yet. Put the documents you quote from into a folder named “sources” or “seeds” in your workspace.',
	);
}
