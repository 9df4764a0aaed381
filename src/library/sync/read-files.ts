/**
 * Has worker threads read files: each is given a few at a time, the next before it is done with the last, so that a
 * thread that answers meanwhile holds nobody up.
 */
import type { LibraryProblem, SyncOptions } from '../library.ts';
import { createStopFlag, type Job, type JobEvent, type JobResult, raise, type WantedFile } from './jobs.ts';
import { mostReaders, type WorkerPool } from './worker-pool.ts';
import type { WorkerThread } from './worker-thread.ts';

export interface ReadOptions {
	readonly signal: AbortSignal;
	readonly onProgress: SyncOptions['onProgress'];
	/** Told whenever something was stored. */
	readonly stored: () => void;
}

export interface ReadResult {
	readonly read: number;
	readonly problems: readonly LibraryProblem[];
}

/** What a thread is given at once; in bytes, and files. */
const portion = { bytes: 2 * 1024 * 1024, files: 64 };
/**
 * Of many files, so many short ones come before the largest: what the engine makes fast in the midst of one long text
 * fits that text, and is made again and again for what comes after it.
 */
const shortOnes = 64;
/** Less is not worth a second thread. */
const worthSharing = 4 * 1024 * 1024;

/**
 * Resolves when all is stored, or when the threads have come to rest after an abort. Throws what a thread failed of.
 * @param wanted the largest first
 */
export async function readFiles(
	pool: WorkerPool,
	wanted: readonly WantedFile[],
	{ signal, onProgress, stored }: ReadOptions,
): Promise<ReadResult> {
	const [first] = wanted;
	if (first === undefined || signal.aborted) return { read: 0, problems: [] };
	const stop = createStopFlag();
	const halt = () => raise(stop);
	signal.addEventListener('abort', halt, { once: true });
	const bytes = wanted.reduce((sum, { file }) => sum + sizeOf(file), 0);
	const ordered = inReadingOrder(wanted);
	const progress = { files: 0, bytes: 0 };
	const results: JobResult[] = [];
	let next = 0;
	let failed = false;
	const take = (): readonly WantedFile[] => {
		const files: WantedFile[] = [];
		let size = 0;
		for (; next < ordered.length && files.length < portion.files && size < portion.bytes; next++) {
			const item = ordered[next] as WantedFile;
			files.push(item);
			size += sizeOf(item.file);
		}
		return files;
	};
	const lane = async (worker: WorkerThread): Promise<void> => {
		while (!failed && !signal.aborted) {
			const files = take();
			if (files.length === 0) return;
			results.push(await run(worker, { kind: 'read', files, stop }));
		}
	};
	const run = async (worker: WorkerThread, job: Job): Promise<JobResult> => {
		try {
			return await worker.run(job, told);
		} catch (error) {
			failed = true;
			halt();
			throw error;
		}
	};
	const told = (event: JobEvent): void => {
		if (event.kind === 'stored') {
			stored();
			return;
		}
		progress.files += event.files;
		progress.bytes += event.bytes;
		if (!signal.aborted) onProgress?.(progress.files, wanted.length, event.path, progress.bytes / Math.max(1, bytes));
	};
	const work = async (worker: WorkerThread): Promise<void> => {
		const lanes = await Promise.allSettled([lane(worker), lane(worker)]);
		// When all is to stop, it lets go of what is not stored, lest the next reading store it.
		results.push(await run(worker, { kind: 'commit', stop }));
		for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
	};
	try {
		onProgress?.(0, wanted.length, first.file.path, 0);
		const workers = pool.readers(bytes > worthSharing || wanted.length > portion.files ? mostReaders : 1);
		const done = await Promise.allSettled(workers.map(work));
		for (const outcome of done) if (outcome.status === 'rejected' && !signal.aborted) throw outcome.reason;
	} finally {
		signal.removeEventListener('abort', halt);
	}
	return {
		read: results.reduce((sum, { read }) => sum + read, 0),
		problems: results.flatMap(({ problems }) => problems),
	};
}

function inReadingOrder(wanted: readonly WantedFile[]): readonly WantedFile[] {
	if (wanted.length < 4 * shortOnes) return wanted;
	return [...wanted.slice(-shortOnes), ...wanted.slice(0, -shortOnes)];
}

/** A file that cannot even be asked about has a negative one. */
function sizeOf({ size }: { readonly size: number }): number {
	return Math.max(0, size);
}
