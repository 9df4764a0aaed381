import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { readerFor } from '../../sources/formats/readers.ts';
import { listBibliographies, listSources, type SourceFolder } from '../source-folder.ts';
import type { FileState } from '../store/stored.ts';

/** The files that a library is made of, as they are on disk now. */
export interface Inventory {
	readonly documents: readonly FileState[];
	readonly bibliographies: readonly FileState[];
}

/** How many files are asked about at once. */
const width = 32;

/** @param extraSources absolute paths of folders, whose supported files all count, or of files */
export async function takeInventory(
	folders: readonly SourceFolder[],
	extraSources: readonly string[],
	signal: AbortSignal | undefined,
): Promise<Inventory> {
	const documents = new Set<string>();
	const bibliographies = new Set<string>();
	for (const folder of folders) {
		for (const path of await listSources(folder)) documents.add(path);
		for (const path of await listBibliographies(folder)) bibliographies.add(path);
		signal?.throwIfAborted();
	}
	for (const extra of extraSources) {
		for (const path of await filesIn(extra)) {
			if (readerFor(path) !== undefined) documents.add(path);
			else if (extname(path).toLowerCase() === '.bib') bibliographies.add(path);
		}
		signal?.throwIfAborted();
	}
	return { documents: await statesOf(documents, signal), bibliographies: await statesOf(bibliographies, signal) };
}

/** The files of a folder and its subfolders, or the file itself. Hidden ones and links are left out. */
async function filesIn(path: string): Promise<string[]> {
	try {
		if (!(await stat(path)).isDirectory()) return [path];
		const entries = await readdir(path, { withFileTypes: true, recursive: true });
		return entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.filter((file) => !isHidden(file.slice(path.length)));
	} catch {
		// What is not there has no sources; the command line tells.
		return [];
	}
}

/** Or a package's. @param path from the folder that was named */
export function isHidden(path: string): boolean {
	return /(?:^|[\\/])(?:\.|node_modules[\\/])/.test(path);
}

async function statesOf(paths: ReadonlySet<string>, signal: AbortSignal | undefined): Promise<FileState[]> {
	const all = [...paths].sort();
	const states: FileState[] = [];
	for (let i = 0; i < all.length; i += width) {
		const found = await Promise.all(all.slice(i, i + width).map(stateOf));
		states.push(...found.filter((state) => state !== undefined));
		signal?.throwIfAborted();
	}
	return states;
}

/** Undefined: it vanished. A file that cannot even be asked about is left for reading to fail on. */
export async function stateOf(path: string): Promise<(FileState & { readonly isFolder: boolean }) | undefined> {
	const seen = Date.now();
	try {
		const stats = await stat(path);
		const { size, mtimeMs, ctimeMs } = stats;
		return { path, size, modified: mtimeMs, changed: ctimeMs, seen, isFolder: stats.isDirectory() };
	} catch (error) {
		if (isMissing(error) && !hasLostName(path)) return undefined;
		return { path, size: -1, modified: 0, changed: 0, seen, isFolder: false };
	}
}

/** Linux has names that are no UTF-8; the file is there, but cannot be asked for by what became of its name. */
export function hasLostName(path: string): boolean {
	return path.includes('\ufffd');
}

export function isMissing(error: unknown): boolean {
	const code = (error as NodeJS.ErrnoException).code;
	return code === 'ENOENT' || code === 'ENOTDIR';
}

/** A clock that ticks more slowly than this is not met with. */
const slowestClock = 2000;

/**
 * Whether the file may be taken for the one that was read. Not if it was changed so shortly before it was read that a
 * later change could bear the same time.
 */
export function isUnchanged(now: FileState, read: FileState): boolean {
	const same = now.size === read.size && now.modified === read.modified && now.changed === read.changed;
	return same && read.seen - Math.max(read.modified, read.changed) > slowestClock;
}
