import type { LibraryView, Source } from '../library/library.ts';
import { editDistance } from './likeness.ts';

/** The source whose key is nearest to a key that no source has: a slip or a difference of case, no more. */
export function similarSource(key: string, library: LibraryView): Source | undefined {
	const wanted = key.toLowerCase();
	let best: Source | undefined;
	let least = Math.max(1, Math.floor(key.length / 5)) + 1;
	for (const source of library.sources) {
		if (Math.abs(source.key.length - key.length) >= least) continue;
		const distance = editDistance(wanted, source.key.toLowerCase());
		if (distance < least) {
			least = distance;
			best = source;
		}
	}
	return best;
}
