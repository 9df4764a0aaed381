import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles } from '../project/project.ts';

/** Where a project's sources are unless its file says otherwise. */
export const sourceFolders: readonly string[] = ['seeds', 'sources'];

/**
 * The project's folder for a draft, or a folder of drafts, at `path` (absolute): the nearest one upwards that holds a
 * project file or a baseline; else the nearest one, no further up than `current`, that holds folders of sources; else `current`.
 * Beyond `current` such a folder's name proves nothing.
 */
export function projectRootOf(path: string, current: string): string {
	const upwards = ancestors(path);
	const named = upwards.find((folder) => projectFiles.some((name) => existsSync(join(folder, name))));
	if (named) return named;
	const near = upwards.includes(current) ? upwards.slice(0, upwards.indexOf(current) + 1) : upwards.slice(0, 2);
	return near.find((folder) => sourceFolders.some((name) => existsSync(join(folder, name)))) ?? current;
}

/** `path` itself first, the root of the file system last. */
function ancestors(path: string): string[] {
	const parent = dirname(path);
	return parent === path ? [path] : [path, ...ancestors(parent)];
}
