/**
 * Brings the store in step with the files. A file whose size and times are those of the last reading is not opened;
 * one that is opened but has the same bytes is not read again. All that is changed is changed by worker threads.
 */

import { pathKey } from '../catalogue.ts';
import type { FoundProblem, SyncOptions } from '../library.ts';
import type { SourceFolder } from '../source-folder.ts';
import type { Cache } from '../store/cache.ts';
import type { KnownFile } from '../store/stored.ts';
import type { FoundAttachments } from './attachments.ts';
import { type Attached, inventoryOf } from './changed-files.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { createStopFlag, raise } from './jobs.ts';
import { readFiles } from './read-files.ts';
import { planSync } from './sync-plan.ts';
import type { WorkerPool } from './worker-pool.ts';
import { ThreadLost } from './worker-thread.ts';

export interface SyncParts {
	readonly cache: Cache;
	readonly pool: WorkerPool;
	readonly projects: readonly SourceFolder[];
	readonly extraSources: readonly string[];
	/** Whether a document's words are in a segment. */
	readonly hasWords: (document: number) => boolean;
	/** Segments that cannot be read. */
	readonly damaged: readonly string[];
	/** Told whenever something was stored. */
	readonly stored: () => void;
	readonly log: (line: string) => void;
}

export interface FileChanges {
	readonly read: number;
	readonly removed: number;
	/** Files that could not be opened this time; they are tried again the next. */
	readonly problems: readonly FoundProblem[];
	/** Whether every file was looked at. */
	readonly complete: boolean;
}

/** Throws what a thread failed of. After an abort, resolves when the threads have come to rest. */
export async function syncFiles(
	parts: SyncParts,
	{ signal, onProgress, paths }: SyncOptions & { readonly signal: AbortSignal },
): Promise<FileChanges> {
	const { cache, pool, projects, extraSources, stored, log } = parts;
	const [writer] = pool.readers(parts.damaged.length > 0 ? 1 : 0);
	await writer?.run({ kind: 'drop-segments', files: parts.damaged });
	const attached: Attached = {
		within: placesOfAttachments(projects),
		has: (path) => cache.ask((store) => store.entries.isAttached(path), false),
	};
	const isKnownFolder = (path: string) => cache.ask((store) => store.hasFolder(path), true);
	// Where case does not count, an extra source may be written otherwise than the system tells of its files.
	const isClear = extraSources.length === 0 || process.platform !== 'win32';
	const few = paths && isClear ? await inventoryOf(paths, projects, extraSources, isKnownFolder, attached) : undefined;
	const result: Mutable<FileChanges> = { read: 0, removed: 0, problems: [], complete: few === undefined };
	const bring = async (inventory: Inventory, isConcerned: (known: KnownFile) => boolean): Promise<void> => {
		cache.lookAgain();
		const known = cache.ask(
			(store) => (few && paths ? [...new Set(paths)].flatMap((path) => store.fileAt(path) ?? []) : store.files()),
			[],
		);
		const { gone, wanted } = planSync(inventory, known.filter(isConcerned), parts.hasWords);
		if (gone.length > 0) {
			for (const reader of pool.readers(1))
				result.removed += (await reader.run({ kind: 'remove', paths: gone })).removed;
		}
		const { read, problems } = await readFiles(pool, wanted, { signal, onProgress, stored, log });
		result.read += read;
		result.problems = [...result.problems, ...problems];
	};
	if (few !== undefined) {
		await bring(few, () => true);
		return result;
	}
	// While the files are listed that it will have to read.
	if (cache.ask((store) => store.isEmpty(), false)) pool.readers(1);
	const { documents, bibliographies } = await takeInventory(projects, extraSources, signal);
	// Which documents there are, bibliographies say.
	await bring({ documents: [], bibliographies }, ({ role }) => role === 'bibliography');
	signal.throwIfAborted();
	const named = bibliographies.length > 0 ? await findNamed(parts, attached.within, signal) : undefined;
	result.problems = [...result.problems, ...(named?.problems ?? [])];
	const listed = new Set(documents.map(({ path }) => pathKey(path)));
	const others = named?.attached.filter(({ path }) => !listed.has(pathKey(path))) ?? [];
	await bring({ documents: [...documents, ...others], bibliographies: [] }, ({ role }) => role === 'document');
	return result;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Where the files may be that bibliographies name; undefined: anywhere. */
function placesOfAttachments(projects: readonly SourceFolder[]): readonly string[] | undefined {
	return projects.some(({ confined }) => confined) ? projects.map(({ root }) => root) : undefined;
}

async function findNamed(
	{ pool, cache, log }: SyncParts,
	within: readonly string[] | undefined,
	signal: AbortSignal,
): Promise<FoundAttachments | undefined> {
	const stop = createStopFlag();
	const halt = () => raise(stop);
	signal.addEventListener('abort', halt, { once: true });
	try {
		const [reader] = pool.readers(1);
		const found = await reader?.run({ kind: 'attachments', within, stop });
		// What was not looked for is not gone.
		signal.throwIfAborted();
		return found;
	} catch (error) {
		if (!(error instanceof ThreadLost) || error.why === 'ended') throw error;
		log('Files that bibliographies name lie where nothing answers (a network drive?). They stay as they were.');
		const known = cache.ask((store) => store.files(), []);
		return {
			attached: known.filter(
				({ role, path }) => role === 'document' && cache.ask((store) => store.entries.isAttached(path), false),
			),
			problems: [],
		};
	} finally {
		signal.removeEventListener('abort', halt);
	}
}
