/** What has become of a few files, without looking at all the others. */
import { realpath } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { readerFor } from '../../sources/formats/readers.ts';
import { isBibliography, isSource, type SourceFolder } from '../source-folder.ts';
import type { FileState } from '../store/stored.ts';
import { isIn } from './attachments.ts';
import { type Inventory, isHidden, stateOf } from './inventory.ts';

/**
 * The inventory of these paths alone (absolute); undefined where only the whole inventory can tell: a folder was moved,
 * or a link is on the way, and where it leads decides; or a bibliography has changed, which says what is a document.
 * @param extraSources as for the whole inventory
 * @param isKnownFolder whether files in a folder of that name are stored
 */
export async function inventoryOf(
	paths: readonly string[],
	folders: readonly SourceFolder[],
	extraSources: readonly string[],
	isKnownFolder: (path: string) => boolean,
	attached: Attached,
): Promise<Inventory | undefined> {
	const documents: FileState[] = [];
	const roots = [...folders.map(({ root }) => root), ...extraSources];
	for (const path of new Set(paths)) {
		if (isKnownFolder(path)) return undefined;
		const role = roleOf(path, folders) ?? roleAmong(path, extraSources) ?? roleNamed(path, attached);
		if (role === 'bibliography') return undefined;
		const state = await stateOf(path);
		if (state === undefined) continue;
		// A new folder, or one with a name like a file's.
		if (state.isFolder) return undefined;
		if (role === undefined) continue;
		if (!(await isReachedPlainly(path, roots)) && !(role === 'named' && attached.within === undefined))
			return undefined;
		documents.push(state);
	}
	return { documents, bibliographies: [] };
}

/** The files that bibliographies name. */
export interface Attached {
	/** Folders (absolute) that they have to be in; undefined: they may be anywhere. */
	readonly within: readonly string[] | undefined;
	has(path: string): boolean;
}

function roleNamed(path: string, { within, has }: Attached): 'named' | undefined {
	if (within?.some((root) => isIn(root, path)) === false) return undefined;
	return has(path) ? 'named' : undefined;
}

function roleOf(path: string, folders: readonly SourceFolder[]): 'document' | 'bibliography' | undefined {
	if (readerFor(path) !== undefined && folders.some((folder) => isSource(folder, path))) return 'document';
	return folders.some((folder) => isBibliography(folder, path)) ? 'bibliography' : undefined;
}

function roleAmong(path: string, extraSources: readonly string[]): 'document' | 'bibliography' | undefined {
	const isIn = (extra: string) => {
		const folder = extra.endsWith(sep) ? extra : extra + sep;
		return path === extra || (path.startsWith(folder) && !isHidden(path.slice(folder.length)));
	};
	if (!extraSources.some(isIn)) return undefined;
	if (readerFor(path) !== undefined) return 'document';
	return extname(path).toLowerCase() === '.bib' ? 'bibliography' : undefined;
}

/** Below the folder there is no link on the way to the file. */
async function isReachedPlainly(path: string, roots: readonly string[]): Promise<boolean> {
	const real = await realpath(path).catch(() => undefined);
	if (real === path) return true;
	for (const root of roots) {
		const realRoot = await realpath(root).catch(() => root);
		if (real === join(realRoot, relative(root, path))) return true;
	}
	return false;
}
