import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheSizes } from '../library.ts';
import { segmentsIn } from './cache-folder.ts';

/** @param textBytes of those of the segments, the texts' part */
export function cacheSizes(folder: string, textBytes: number): CacheSizes {
	return {
		texts: sizeOf(folder, (name) => name.startsWith('library.')) + textBytes,
		words: sizeOf(segmentsIn(folder), () => true) - textBytes,
		search: sizeOf(folder, (name) => name.startsWith('search.')),
	};
}

function sizeOf(folder: string, counts: (name: string) => boolean): number {
	let size = 0;
	for (const name of readdirSync(folder).filter(counts)) {
		size += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
	}
	return size;
}
