/**
 * Has worker threads read files: each is given a few at a time, the next before it is done with the last, so that a
 * thread that answers meanwhile holds nobody up. A thread that is lost over a file costs that file alone: what it had
 * read and not stored is read again by another.
 */

import { dirname } from 'node:path';
import { inEnglish } from '../../text/message.ts';
import type { FoundProblem, SyncOptions } from '../library.ts';
import { givenUpMessage, unreachableMessage } from './given-up.ts';
import { createStopFlag, type Job, type JobEvent, type JobResult, raise, type WantedFile } from './jobs.ts';
import { mostReaders, type WorkerPool } from './worker-pool.ts';
import { ThreadLost, type WorkerThread } from './worker-thread.ts';

export interface ReadOptions {
	readonly signal: AbortSignal;
	readonly onProgress: SyncOptions['onProgress'];
	/** Told whenever something was stored. */
	readonly stored: () => void;
	readonly log: (line: string) => void;
}

export interface ReadResult {
	readonly read: number;
	readonly problems: readonly FoundProblem[];
}

/** What a thread is given at once; in bytes, and files. */
const portion = { bytes: 2 * 1024 * 1024, files: 64 };
/**
 * Of many files, so many short ones come before the largest: what the engine makes fast in the midst of one long text
 * fits that text, and is made again and again for what comes after it.
 */
const shortOnes = 64;
/** In bytes: of files larger than that, one thread reads one after another, for the sake of memory. */
const heavy = 64 * 1024 * 1024;
/** Less is not worth a second thread. */
const worthSharing = 4 * 1024 * 1024;
/** Threads that may be lost over no file. */
const mostLost = 2;
/** Files of one folder that are waited for in vain; then its drive is taken not to answer. */
const mostUnreachable = 2;

/**
 * Resolves when all is stored, or when the threads have come to rest after an abort. Throws what a thread failed of.
 * @param wanted the largest first
 */
export async function readFiles(
	pool: WorkerPool,
	wanted: readonly WantedFile[],
	{ signal, onProgress, stored, log }: ReadOptions,
): Promise<ReadResult> {
	const [first] = wanted;
	if (first === undefined || signal.aborted) return { read: 0, problems: [] };
	const stop = createStopFlag();
	const halt = () => raise(stop);
	signal.addEventListener('abort', halt, { once: true });
	const bytes = wanted.reduce((sum, { file }) => sum + sizeOf(file), 0);
	const progress = { files: 0, bytes: 0 };
	const results: JobResult[] = [];
	/** By path: what is read again is told of once. */
	const problems = new Map<string, FoundProblem>();
	let large = wanted.filter(isHeavy);
	let waiting = inReadingOrder(wanted.filter((item) => !isHeavy(item)));
	let next = 0;
	let failed = false;
	let lost = 0;
	/** How many files, by folder. */
	const unreachable = new Map<string, number>();
	const take = (isFirst: boolean): readonly WantedFile[] => {
		if (isFirst && (next > 0 || waiting.length === 0) && large.length > 0) return large.splice(0, 1);
		const files: WantedFile[] = [];
		let size = 0;
		for (; next < waiting.length && files.length < portion.files && size < portion.bytes; next++) {
			const item = waiting[next] as WantedFile;
			files.push(item);
			size += sizeOf(item.file);
		}
		return files;
	};
	const lane = async (worker: WorkerThread, isFirst: boolean, unstored: WantedFile[]): Promise<void> => {
		while (!failed && !signal.aborted) {
			const files = take(isFirst);
			if (files.length === 0) return;
			unstored.push(...files);
			await run(worker, { kind: 'read', files, stop }, unstored);
		}
	};
	const run = async (worker: WorkerThread, job: Job, unstored: WantedFile[]): Promise<void> => {
		try {
			const result = await worker.run(job, (event) => told(event, unstored));
			results.push(result);
			for (const problem of result.problems) problems.set(problem.path, problem);
		} catch (error) {
			if (!canGoOn(error)) {
				failed = true;
				halt();
			}
			throw error;
		}
	};
	const told = (event: JobEvent, unstored: WantedFile[]): void => {
		if (event.kind === 'stored') {
			unstored.splice(0, event.files);
			stored();
			return;
		}
		// What is read again was counted before.
		progress.files = Math.min(wanted.length, progress.files + event.files);
		progress.bytes = Math.min(bytes, progress.bytes + event.bytes);
		if (!signal.aborted) onProgress?.(progress.files, wanted.length, event.path, progress.bytes / Math.max(1, bytes));
	};
	const canGoOn = (error: unknown): error is ThreadLost =>
		error instanceof ThreadLost &&
		error.why !== 'ended' &&
		!signal.aborted &&
		(error.at !== undefined || lost < mostLost);
	/** Has what a thread took with it read again, but for the file that it was lost over. */
	const recover = (error: ThreadLost, unstored: readonly WantedFile[]): void => {
		const { at } = error;
		let rest = [...unstored, ...large, ...waiting.slice(next)];
		if (at === undefined) {
			lost++;
			log(`A reading thread was lost (${error.message}); another goes on.`);
		} else if (error.why === 'stuck' && at.stage === 'opening') {
			const { path } = at.wanted.file;
			const folder = dirname(path);
			const times = (unreachable.get(folder) ?? 0) + 1;
			unreachable.set(folder, times);
			const isLeft = (item: WantedFile, i: number) =>
				item === at.wanted ||
				(times === mostUnreachable && i > rest.indexOf(at.wanted) && dirname(item.file.path) === folder);
			const left = rest.filter(isLeft);
			rest = rest.filter((item) => !left.includes(item));
			const message = unreachableMessage(left.length - 1);
			problems.set(path, { code: 'unreadable-source', path, span: undefined, message, related: [] });
			log(`${path}: ${inEnglish(message)}`);
		} else {
			const givenUp = givenUpMessage(error);
			// A new file would be tried once more, since it may have changed again in the instant that it was looked at.
			const file = { ...at.wanted.file, seen: Date.now() };
			rest = rest.map((item) => (item === at.wanted ? { ...item, file, givenUp } : item));
			log(`${at.wanted.file.path}: ${inEnglish(givenUp)}`);
		}
		large = rest.filter(isHeavy);
		waiting = rest.filter((item) => !isHeavy(item));
		next = 0;
	};
	const work = async (worker: WorkerThread, isFirst: boolean, unstored: WantedFile[]): Promise<void> => {
		const lanes = await Promise.allSettled([lane(worker, isFirst, unstored), lane(worker, isFirst, unstored)]);
		// When all is to stop, it lets go of what is not stored, lest the next reading store it.
		await run(worker, { kind: 'commit', stop }, unstored);
		for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
	};
	const count = bytes > worthSharing || wanted.length > portion.files ? mostReaders : 1;
	const keepWorking = async (number: number): Promise<void> => {
		for (;;) {
			const unstored: WantedFile[] = [];
			try {
				await work(pool.readers(count)[number] as WorkerThread, number === 0, unstored);
				return;
			} catch (error) {
				if (failed || !canGoOn(error)) throw error;
				recover(error, unstored);
			}
		}
	};
	try {
		onProgress?.(0, wanted.length, first.file.path, 0);
		const done = await Promise.allSettled(Array.from({ length: count }, (_, number) => keepWorking(number)));
		for (const outcome of done) if (outcome.status === 'rejected' && !signal.aborted) throw outcome.reason;
	} finally {
		signal.removeEventListener('abort', halt);
	}
	return { read: results.reduce((sum, { read }) => sum + read, 0), problems: [...problems.values()] };
}

function inReadingOrder(wanted: readonly WantedFile[]): readonly WantedFile[] {
	if (wanted.length < 4 * shortOnes) return wanted;
	return [...wanted.slice(-shortOnes), ...wanted.slice(0, -shortOnes)];
}

function isHeavy({ file }: WantedFile): boolean {
	return file.size > heavy;
}

/** A file that cannot even be asked about has a negative one. */
function sizeOf({ size }: { readonly size: number }): number {
	return Math.max(0, size);
}
