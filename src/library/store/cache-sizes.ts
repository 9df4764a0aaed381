import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheSizes } from '../library.ts';
import { segmentsIn } from './cache-folder.ts';

export function cacheSizes(folder: string): CacheSizes {
	return {
		texts: sizeOf(folder, (name) => name.startsWith('library.')),
		words: sizeOf(segmentsIn(folder), () => true),
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
