/**
 * Brings the store in step with the files. A file whose size and times are those of the last reading is not opened;
 * one that is opened but has the same bytes is not read again. Each file is one transaction, and whether another
 * process has been quicker is asked just before, so that several may do this at once.
 */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { UnreadableSource } from '../sources/source.ts';
import { isBusy, messageOf } from './database.ts';
import { type Inventory, isMissing, isUnchanged } from './inventory.ts';
import type { LibraryProblem } from './library.ts';
import { indexBibliography, indexDocument, readBytes } from './read-file.ts';
import type { Store } from './store.ts';
import type { FileState } from './stored.ts';

export interface StoreChanges {
	readonly read: number;
	readonly removed: number;
	/** Files that could not be opened this time; they are tried again the next. */
	readonly problems: readonly LibraryProblem[];
}

export interface SyncOptions {
	readonly signal?: AbortSignal;
	readonly onProgress?: (done: number, total: number, path: string) => void;
}

/** @param problems those that arise, also when it is aborted */
export async function syncStore(
	store: Store,
	inventory: Inventory,
	{ signal, onProgress }: SyncOptions,
): Promise<StoreChanges> {
	const problems: LibraryProblem[] = [];
	const documents = new Map(store.documents().map((document) => [document.path, document]));
	const bibliographies = new Map(store.bibliographies().map((bibliography) => [bibliography.path, bibliography]));
	const wanted = new Set([...inventory.documents, ...inventory.bibliographies].map(({ path }) => path));
	const gone = [...documents.keys(), ...bibliographies.keys()].filter((path) => !wanted.has(path));
	if (gone.length > 0) await whenFree(() => store.remove(gone));
	const stale = [
		...pending(inventory.documents, documents, syncDocument),
		...pending(inventory.bibliographies, bibliographies, syncBibliography),
	];
	let read = 0;
	let done = 0;
	for (const { file, sync } of stale) {
		signal?.throwIfAborted();
		onProgress?.(done, stale.length, file.path);
		try {
			if (await sync(store, file)) read++;
		} catch (error) {
			const problem = readingProblem(error, file.path);
			if (problem !== undefined) problems.push(problem);
		}
		done++;
		await turn();
	}
	signal?.throwIfAborted();
	return { read, removed: gone.length, problems };
}

type SyncFile = (store: Store, file: FileState) => Promise<boolean>;

function pending(files: readonly FileState[], stored: ReadonlyMap<string, FileState>, sync: SyncFile) {
	return files.flatMap((file) => {
		const known = stored.get(file.path);
		return known !== undefined && isUnchanged(file, known) ? [] : [{ file, sync }];
	});
}

/** Answers whether the file was read anew. */
async function syncDocument(store: Store, file: FileState): Promise<boolean> {
	const before = store.documentAt(file.path);
	if (before !== undefined && isUnchanged(file, before)) return false;
	const { bytes, hash } = await readBytes(file);
	if (store.documentAt(file.path)?.hash === hash) {
		await whenFree(() => store.touch(file));
		return false;
	}
	const found = await indexDocument(bytes, file.path);
	await whenFree(() => store.putDocument(file, hash, found));
	return true;
}

async function syncBibliography(store: Store, file: FileState): Promise<boolean> {
	const { bytes, hash } = await readBytes(file);
	if (store.bibliographies().find(({ path }) => path === file.path)?.hash === hash) {
		await whenFree(() => store.touch(file));
		return false;
	}
	const found = await indexBibliography(bytes, file, hash);
	await whenFree(() => store.putBibliography(found));
	return true;
}

/** How often, half a second apart, the cache is asked for before another process is held to be stuck with it. */
const patience = 60;

/** Changes the store; while another process is writing, waits without holding up this one's event loop for long. */
async function whenFree(change: () => void): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			change();
			return;
		} catch (error) {
			if (!isBusy(error) || attempt === patience) throw error;
			await wait(50);
		}
	}
}

/** Undefined for a file that vanished while it was to be read. Throws what is no file's fault. */
function readingProblem(error: unknown, path: string): LibraryProblem | undefined {
	if (isMissing(error)) return undefined;
	if (!(error instanceof UnreadableSource) && !isFileError(error)) throw error;
	const message = error instanceof UnreadableSource ? error.message : fileMessage(error as NodeJS.ErrnoException);
	return { code: 'unreadable-source', path, span: undefined, message, related: [] };
}

function isFileError(error: unknown): boolean {
	return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

function fileMessage(error: NodeJS.ErrnoException): string {
	switch (error.code) {
		case 'EACCES':
		case 'EPERM':
			return 'This file may not be read. Change its permissions, or leave it out with "exclude" in quotewright.json.';
		case 'EBUSY':
			return 'This file is in use by another program. Close it there; it is tried again with the next change.';
		default:
			return `This file cannot be read: ${messageOf(error)}.`;
	}
}
