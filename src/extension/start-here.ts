import { commands, FileType, l10n, Uri, window, workspace } from 'vscode';

const draftName = 'draft.md';

/** Start Here: lays the example out in the open folder if it is empty, else in one that the user chooses. */
export function startHereCommand(extension: Uri) {
	return async (): Promise<void> => {
		const example = Uri.joinPath(extension, 'examples');
		const open = await emptyOpenFolder();
		if (open) {
			await layOut(example, open);
			await window.showTextDocument(Uri.joinPath(open, draftName), { preview: false });
			await commands.executeCommand('workbench.actions.view.problems', { preserveFocus: true });
			return;
		}
		const chosen = await chooseFolder();
		if (!chosen) return;
		const folder = (await isEmpty(chosen)) ? chosen : await newFolderIn(chosen);
		await layOut(example, folder);
		await commands.executeCommand('vscode.openFolder', folder, {
			forceNewWindow: workspace.workspaceFolders !== undefined,
			filesToOpen: [Uri.joinPath(folder, draftName)],
		});
	};
}

async function emptyOpenFolder(): Promise<Uri | undefined> {
	for (const { uri } of workspace.workspaceFolders ?? []) if (await isEmpty(uri)) return uri;
	return undefined;
}

/** What version control, VS Code or the system keeps for itself does not count. */
async function isEmpty(folder: Uri): Promise<boolean> {
	const entries = await workspace.fs.readDirectory(folder);
	return entries.every(([name]) => name.startsWith('.') || /^(?:thumbs\.db|desktop\.ini)$/i.test(name));
}

async function chooseFolder(): Promise<Uri | undefined> {
	const [chosen] =
		(await window.showOpenDialog({
			canSelectFolders: true,
			canSelectFiles: false,
			title: l10n.t('Choose a folder for the example'),
			openLabel: l10n.t('Put the Example Here'),
		})) ?? [];
	return chosen;
}

/** The user's own files are left alone: the example gets a folder beside them. */
async function newFolderIn(folder: Uri): Promise<Uri> {
	const taken = new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name.toLowerCase()));
	for (let number = 1; ; number++) {
		const name = number === 1 ? 'quotewright-example' : `quotewright-example-${number}`;
		if (!taken.has(name)) return Uri.joinPath(folder, name);
	}
}

/** Written anew rather than copied: what an extension is installed with may be read-only, the example is to be edited. */
async function layOut(from: Uri, to: Uri): Promise<void> {
	await workspace.fs.createDirectory(to);
	for (const [name, type] of await workspace.fs.readDirectory(from)) {
		const [source, target] = [Uri.joinPath(from, name), Uri.joinPath(to, name)];
		if (type === FileType.Directory) await layOut(source, target);
		else await workspace.fs.writeFile(target, await workspace.fs.readFile(source));
	}
}
