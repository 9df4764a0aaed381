/** From nothing to an index, in a process of its own: what a user waits for at the first opening. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheSizes, Library } from '../../src/library/library.ts';
import type { Run } from '../child.ts';
import type { Indexed } from '../ours.ts';

export interface Build {
	/** Of text. */
	readonly bytes: number;
	readonly sources: number;
	/** Until every quotation can be checked. */
	readonly seconds: number;
	/** Until segments are merged and the search index is made, too. */
	readonly settledSeconds: number;
	readonly sizes: CacheSizes;
	/** The most memory that the building process held, in bytes. */
	readonly peakMemory: number;
	/** Milliseconds from asking it to stop to its having stopped, in another run. */
	readonly cancelMs: number;
}

/** As it is shipped: at the start of each thread, the types in the sources would have to be taken out. */
const { openLibrary } = (await import(new URL('../../dist/library.js', import.meta.url).href)) as {
	readonly openLibrary: typeof import('../../src/library/open-library.ts').openLibrary;
};

function openOurs({ library, cacheDir }: Indexed): Library {
	return openLibrary({ projects: [], extraSources: [join(library.folder, 'sources')], cacheDir, log: () => {} });
}

export const run: Run<Indexed, Build> = async (indexed, onProgress) => {
	const cancelMs = await cancel(indexed);
	rmSync(indexed.cacheDir, { recursive: true, force: true });
	const started = performance.now();
	const library = openOurs(indexed);
	await library.sync({ onProgress: (done, total) => onProgress(`reads ${done} of ${total}`) });
	const seconds = (performance.now() - started) / 1000;
	const sources = library.sources.length;
	onProgress('merges, and indexes for searches');
	await library.settled();
	const settledSeconds = (performance.now() - started) / 1000;
	const sizes = library.sizes();
	await library.close();
	const peakMemory = process.resourceUsage().maxRSS * 1024;
	return { bytes: indexed.library.bytes, sources, seconds, settledSeconds, sizes, peakMemory, cancelMs };
};

/** Begins, and stops in the middle of it. */
async function cancel(indexed: Indexed): Promise<number> {
	rmSync(indexed.cacheDir, { recursive: true, force: true });
	const library = openOurs(indexed);
	const controller = new AbortController();
	let stopped = Number.NaN;
	try {
		await library.sync({
			signal: controller.signal,
			onProgress(done, total) {
				if (controller.signal.aborted || done < total / 20) return;
				stopped = performance.now();
				controller.abort();
			},
		});
	} catch {
		// It was asked to.
	}
	const ms = performance.now() - stopped;
	await library.close();
	return ms;
}
