import { FileType, l10n, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { placesForSources, type SourcePlace } from '../../server/protocol.ts';
import { ask } from '../ask.ts';
import { plural } from '../counted.ts';
import { freeName } from './free-name.ts';

/** A file that is to become a source. */
export interface Incoming {
	/** With the folders that it was found in: `letters/1890.txt`. */
	readonly name: string;
	/** Undefined for one that came as its bytes alone. */
	readonly uri: Uri | undefined;
	read(): Promise<Uint8Array>;
}

export function incomingFile(uri: Uri, name = uri.path.split('/').at(-1) ?? ''): Incoming {
	return { name, uri, read: async () => workspace.fs.readFile(uri) };
}

/** Add Sources: copies files that the user chooses, or that are given, into the folder of the sources. */
export function addSourcesCommand(client: LanguageClient) {
	return async (given?: Uri | readonly Uri[]): Promise<void> => {
		// Before anyone looks for files in vain.
		if (!workspace.workspaceFolders?.length) return sayOpenFolder();
		const uris =
			given instanceof Uri ? [given] : Array.isArray(given) ? (given as readonly Uri[]) : await chooseFiles(client);
		if (uris && uris.length > 0)
			await addSources(
				client,
				uris.map((uri) => incomingFile(uri)),
				undefined,
			);
	};
}

async function chooseFiles(client: LanguageClient): Promise<readonly Uri[] | undefined> {
	const [folder] = workspace.workspaceFolders ?? [];
	const { kinds } = await ask(client, placesForSources, { folder: folder?.uri.toString() ?? '', names: [] });
	return window.showOpenDialog({
		canSelectMany: true,
		title: l10n.t('Add Sources'),
		openLabel: l10n.t('Add'),
		filters: { [l10n.t('Sources')]: [...kinds], [l10n.t('All Files')]: ['*'] },
	});
}

/**
 * Copies files to where the project's sources are. Nothing is ever overwritten.
 * @param near a file of the folder that they are for, where there are several
 */
export async function addSources(
	client: LanguageClient,
	files: readonly Incoming[],
	near: Uri | undefined,
): Promise<void> {
	const folder = await chooseFolder(near);
	if (!folder) return;
	const incoming = (await Promise.all(files.map(filesIn))).flat();
	const names = incoming.map(({ name }) => name);
	const { places } = await ask(client, placesForSources, { folder: folder.uri.toString(), names });
	const copies = incoming.flatMap((file, i) => {
		const uri = places[i]?.uri;
		// One that is where it belongs is a source already.
		return uri === undefined || uri === file.uri?.toString() ? [] : [{ file, target: Uri.parse(uri) }];
	});
	const added = await window.withProgress({ location: { viewId: 'quotewright.sources' } }, () => copyAll(copies));
	await tell(
		added,
		places.filter(({ refusal }) => refusal !== undefined),
	);
}

/** A folder is what is in it, hidden files apart. */
async function filesIn(file: Incoming): Promise<Incoming[]> {
	const { uri, name } = file;
	if (uri === undefined || ((await workspace.fs.stat(uri)).type & FileType.Directory) === 0) return [file];
	const entries = (await workspace.fs.readDirectory(uri)).filter(([entry]) => !entry.startsWith('.'));
	const inside = entries.map(([entry]) => filesIn(incomingFile(Uri.joinPath(uri, entry), `${name}/${entry}`)));
	return (await Promise.all(inside)).flat();
}

async function chooseFolder(near: Uri | undefined): Promise<WorkspaceFolder | undefined> {
	const [only, ...others] = workspace.workspaceFolders ?? [];
	if (!only) {
		sayOpenFolder();
		return undefined;
	}
	if (others.length === 0) return only;
	const at = near ?? window.activeTextEditor?.document.uri;
	const here = at && workspace.getWorkspaceFolder(at);
	return here ?? window.showWorkspaceFolderPick({ placeHolder: l10n.t('The folder that the sources are for') });
}

function sayOpenFolder(): void {
	void window.showInformationMessage(
		l10n.t('Sources belong to a folder. Open the one that you write in first (File > Open Folder…).'),
	);
}

interface Copy {
	readonly file: Incoming;
	readonly target: Uri;
}

/** @returns where copies were made */
async function copyAll(copies: readonly Copy[]): Promise<Uri[]> {
	const taken = await Promise.all(copies.map(({ target }) => exists(target)));
	const conflicts = copies.filter((_, i) => taken[i]);
	const keepsBoth = conflicts.length === 0 || (await asksToKeepBoth(conflicts));
	const added: Uri[] = [];
	for (const [i, { file, target }] of copies.entries()) {
		if (taken[i] && !keepsBoth) continue;
		const free = await freePlace(target);
		if (file.uri) await workspace.fs.copy(file.uri, free, { overwrite: false });
		else await workspace.fs.writeFile(free, await file.read());
		added.push(free);
	}
	return added;
}

async function asksToKeepBoth(conflicts: readonly Copy[]): Promise<boolean> {
	const count = conflicts.length;
	const keep = l10n.t('Keep Both');
	const [first] = conflicts;
	const choice = await window.showWarningMessage(
		count === 1 && first
			? l10n.t(
					'There is a source named “{0}” already. The new one can be kept beside it, under another name.',
					first.file.name,
				)
			: l10n.t(
					'There are sources of {0} of these names already. The new ones can be kept beside them, under other names.',
					count,
				),
		{ modal: true },
		keep,
		plural(count, l10n.t('Skip It'), l10n.t('Skip Them')),
	);
	return choice === keep;
}

async function freePlace(target: Uri): Promise<Uri> {
	const folder = Uri.joinPath(target, '..');
	const name = target.path.split('/').at(-1) ?? '';
	for (let number = 1; ; number++) {
		const place = Uri.joinPath(folder, freeName(name, number));
		if (!(await exists(place))) return place;
	}
}

async function exists(uri: Uri): Promise<boolean> {
	return workspace.fs.stat(uri).then(
		() => true,
		() => false,
	);
}

async function tell(added: readonly Uri[], refused: readonly SourcePlace[]): Promise<void> {
	const count = added.length;
	const [first] = added;
	if (first) {
		const where = workspace.asRelativePath(Uri.joinPath(first, '..'));
		const said = plural(
			count,
			l10n.t('{0} source added to {1}', count, where),
			l10n.t('{0} sources added to {1}', count, where),
		);
		window.setStatusBarMessage(`$(check) ${said}`, 5000);
	}
	const [reason, ...more] = refused.map(({ refusal }) => refusal ?? '');
	if (reason === undefined) return;
	const others = plural(
		more.length,
		l10n.t('{0} other file was left out, too.', more.length),
		l10n.t('{0} other files were left out, too.', more.length),
	);
	// Not awaited: what could be added has been.
	void window.showErrorMessage(more.length === 0 ? reason : `${reason} ${others}`);
}
