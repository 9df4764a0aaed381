/**
 * Brings the store in step with the files. A file whose size and times are those of the last reading is not opened;
 * one that is opened but has the same bytes is not read again. All that is changed is changed by worker threads.
 */
import type { LibraryProblem, SyncOptions } from '../library.ts';
import type { SourceFolder } from '../source-folder.ts';
import type { Cache } from '../store/cache.ts';
import { inventoryOf } from './changed-files.ts';
import { takeInventory } from './inventory.ts';
import { readFiles } from './read-files.ts';
import { planSync } from './sync-plan.ts';
import type { WorkerPool } from './worker-pool.ts';

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
}

export interface FileChanges {
	readonly read: number;
	readonly removed: number;
	/** Files that could not be opened this time; they are tried again the next. */
	readonly problems: readonly LibraryProblem[];
	/** Whether every file was looked at. */
	readonly complete: boolean;
}

/** Throws what a thread failed of. After an abort, resolves when the threads have come to rest. */
export async function syncFiles(
	parts: SyncParts,
	{ signal, onProgress, paths }: SyncOptions & { readonly signal: AbortSignal },
): Promise<FileChanges> {
	const { cache, pool, projects, extraSources, stored } = parts;
	const [writer] = pool.readers(parts.damaged.length > 0 ? 1 : 0);
	await writer?.run({ kind: 'drop-segments', files: parts.damaged });
	const isKnownFolder = (path: string) => cache.ask((store) => store.hasFolder(path), true);
	// Where case does not count, an extra source may be written otherwise than the system tells of its files.
	const isClear = extraSources.length === 0 || process.platform !== 'win32';
	const few = paths && isClear ? await inventoryOf(paths, projects, extraSources, isKnownFolder) : undefined;
	const inventory = few ?? (await takeInventory(projects, extraSources, signal));
	cache.lookAgain();
	const known = cache.ask(
		(store) => (few && paths ? [...new Set(paths)].flatMap((path) => store.fileAt(path) ?? []) : store.files()),
		[],
	);
	const { gone, wanted } = planSync(inventory, known, parts.hasWords);
	let removed = 0;
	if (gone.length > 0) {
		for (const reader of pool.readers(1)) removed += (await reader.run({ kind: 'remove', paths: gone })).removed;
	}
	const { read, problems } = await readFiles(pool, wanted, { signal, onProgress, stored });
	return { read, removed, problems, complete: few === undefined };
}
