/** What has to be done to bring the store in step with the files. Pure. */
import type { KnownFile } from '../store/stored.ts';
import { type Inventory, isUnchanged } from './inventory.ts';
import type { WantedFile } from './jobs.ts';

export interface SyncPlan {
	/** Paths that are stored and no longer sources. */
	readonly gone: readonly string[];
	/** The largest first, so that no thread is left with one at the end. */
	readonly wanted: readonly WantedFile[];
}

/**
 * @param known what the store has of the files in question
 * @param hasWords whether the words of a document are in a segment
 */
export function planSync(
	inventory: Inventory,
	known: readonly KnownFile[],
	hasWords: (document: number) => boolean,
): SyncPlan {
	const stored = new Map(known.map((file) => [file.path, file]));
	const found = new Set([...inventory.documents, ...inventory.bibliographies].map(({ path }) => path));
	const wanted = (['document', 'bibliography'] as const).flatMap((role) => {
		const files = role === 'document' ? inventory.documents : inventory.bibliographies;
		return files.flatMap((file): WantedFile[] => {
			const before = stored.get(file.path);
			const lost = before?.indexed && !hasWords(before.id) ? before.id : undefined;
			if (before !== undefined && lost === undefined && isUnchanged(file, before)) return [];
			return [{ file, role, lost }];
		});
	});
	return {
		gone: known.flatMap(({ path }) => (found.has(path) ? [] : path)),
		wanted: wanted.sort((a, b) => b.file.size - a.file.size),
	};
}
