/**
 * Where a workspace's cache is: a folder of its own in the cache folder, named for the workspace and for the version
 * of reading and indexing, so that two versions of Quotewright do not take each other's away.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** @param name of the workspace, without a hyphen */
export function folderName(name: string, fingerprint: string): string {
	return `${name}-${fingerprint.slice(0, 8)}`;
}

export function databaseIn(folder: string): string {
	return join(folder, 'library.sqlite');
}

export function segmentsIn(folder: string): string {
	return join(folder, 'segments');
}

/** Makes the folder and that of the segments. Throws the file system's errors. */
export function makeCacheFolder(folder: string): void {
	makeFolder(segmentsIn(folder));
	// When it was last of use.
	const now = new Date();
	utimesSync(folder, now, now);
}

/** Node's own way of making the folders above never ends where the file system denies that they are missing (/proc). */
function makeFolder(path: string): void {
	if (existsSync(path)) return;
	if (dirname(path) !== path) makeFolder(dirname(path));
	try {
		mkdirSync(path);
	} catch (error) {
		// Another process may have been quicker.
		if (!existsSync(path)) throw error;
	}
}

/** Of this process alone, to be deleted by it. */
export function makePrivateFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'quotewright-'));
	makeFolder(segmentsIn(folder));
	return folder;
}

/** Deletes what is in the folder. What another process holds (on Windows) stays; the log is told. */
export function emptyCacheFolder(folder: string, log: (line: string) => void): void {
	const names = existsSync(folder) ? readdirSync(folder) : [];
	// The database first: without it nobody takes the rest for its own.
	for (const name of names.sort((a, b) => Number(b.startsWith('library.')) - Number(a.startsWith('library.')))) {
		try {
			rmSync(join(folder, name), { recursive: true, force: true });
		} catch (error) {
			log(`${join(folder, name)} cannot be deleted (${(error as Error).message}).`);
		}
	}
}

const kept = 30 * 24 * 3600 * 1000;
/** As `folderName` makes it; not of a private folder, whose neighbours are anyone's. */
const ownName = /^([^-]+-)[0-9a-f]{8}$/;

/** Deletes the folders of the same workspace that other versions have left and nobody has used for a month. */
export function deleteUnused(folder: string): void {
	const parent = dirname(folder);
	const own = basename(folder);
	const name = ownName.exec(own)?.[1];
	if (name === undefined || !existsSync(parent)) return;
	for (const other of readdirSync(parent)) {
		if (other === own || ownName.exec(other)?.[1] !== name) continue;
		const used = statSync(join(parent, other), { throwIfNoEntry: false })?.mtimeMs;
		if (used !== undefined && Date.now() - used > kept) rmSync(join(parent, other), { recursive: true, force: true });
	}
}
