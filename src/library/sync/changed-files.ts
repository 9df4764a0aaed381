/** What has become of a few files, without looking at all the others. */
import { realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readerFor } from '../../sources/formats/readers.ts';
import { isBibliography, isSource, type SourceFolder } from '../source-folder.ts';
import type { FileState } from '../store/stored.ts';
import { type Inventory, stateOf } from './inventory.ts';

/**
 * The inventory of these paths alone (absolute); undefined where only the whole inventory can tell: a folder was moved,
 * or a link is on the way, and where it leads decides.
 * @param isKnownFolder whether files in a folder of that name are stored
 */
export async function inventoryOf(
	paths: readonly string[],
	folders: readonly SourceFolder[],
	isKnownFolder: (path: string) => boolean,
): Promise<Inventory | undefined> {
	const documents: FileState[] = [];
	const bibliographies: FileState[] = [];
	for (const path of new Set(paths)) {
		if (isKnownFolder(path)) return undefined;
		const role = roleOf(path, folders);
		const state = await stateOf(path);
		if (state === undefined) continue;
		// A new folder, or one with a name like a file's.
		if (state.isFolder) return undefined;
		if (role === undefined) continue;
		if (!(await isReachedPlainly(path, folders))) return undefined;
		(role === 'document' ? documents : bibliographies).push(state);
	}
	return { documents, bibliographies };
}

function roleOf(path: string, folders: readonly SourceFolder[]): 'document' | 'bibliography' | undefined {
	if (readerFor(path) !== undefined && folders.some((folder) => isSource(folder, path))) return 'document';
	return folders.some((folder) => isBibliography(folder, path)) ? 'bibliography' : undefined;
}

/** Below the folder there is no link on the way to the file. */
async function isReachedPlainly(path: string, folders: readonly SourceFolder[]): Promise<boolean> {
	const real = await realpath(path).catch(() => undefined);
	if (real === path) return true;
	for (const { root } of folders) {
		const realRoot = await realpath(root).catch(() => root);
		if (real === join(realRoot, relative(root, path))) return true;
	}
	return false;
}
