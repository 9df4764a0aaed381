/**
 * A thread that changes the cache: it reads files, makes of them what is stored, and stores it through a connection
 * of its own. It does one job after another.
 */
import { setPriority } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { FoundProblem } from '../library.ts';
import { databaseIn, deleteUnused } from '../store/cache-folder.ts';
import { createChanges } from '../store/changes.ts';
import { openForWriting } from '../store/database.ts';
import { findAttachments } from './attachments.ts';
import { createBatch } from './batch.ts';
import { isUnchanged } from './inventory.ts';
import {
	failureOf,
	isRaised,
	type Job,
	type JobEvent,
	type JobMessage,
	type JobRequest,
	type JobResult,
	type StopFlag,
	type WantedFile,
	type WorkerSetting,
} from './jobs.ts';
import { dropSegments, mergeAll } from './merge.ts';
import { readBytes, readDocument, readingProblem, readWorks } from './read-file.ts';
import { Stopped, segmentFiles } from './segment-files.ts';
import { createPulse } from './signs-of-life.ts';
import { catchStrayErrors, type During } from './stray-errors.ts';

type Emit = (event: JobEvent) => void;

/** Milliseconds between two messages about progress. */
const progressPause = 30;
/** As of `nice`. */
const readingPriority = 10;
/** In place of the hash of bytes that nobody has seen. */
const notRead = '';
const nothing: JobResult = { read: 0, removed: 0, attached: [], problems: [] };

function createWorker({ folder, processMark, signs }: WorkerSetting, during: During) {
	const db: DatabaseSync = openForWriting(databaseIn(folder));
	const changes = createChanges(db);
	const files = segmentFiles(folder, processMark);
	const batch = createBatch(changes, files);
	const pulse = createPulse(signs);
	/** Files gone through since the last time that something was stored. */
	let passed = 0;

	const store = (stop: StopFlag, emit: Emit): number => {
		const stored = batch.store(() => isRaised(stop));
		emit({ kind: 'stored', files: passed });
		passed = 0;
		return stored;
	};
	const readFile = async ({ file, role, lost, givenUp }: WantedFile): Promise<void> => {
		const before = changes.fileAt(file.path);
		// Another process has been quicker.
		if (before !== undefined && before.id !== lost && isUnchanged(file, before)) return;
		if (givenUp !== undefined) {
			const problems = [{ span: undefined, message: givenUp }];
			if (role === 'bibliography') batch.addBibliography(file, notRead, { entries: [], problems });
			else batch.addDocument({ file, role, lost }, notRead, { error: givenUp });
			return;
		}
		const { bytes, hash } = readBytes(file, pulse.beat);
		pulse.reads();
		if (before?.hash === hash && before.id !== lost) batch.addUnchanged(file);
		else if (role === 'bibliography') batch.addBibliography(file, hash, await readWorks(bytes, file.path, during));
		else batch.addDocument({ file, role, lost }, hash, await readDocument(bytes, file.path, during));
	};
	const read = async (id: number, wanted: readonly WantedFile[], stop: StopFlag, emit: Emit): Promise<JobResult> => {
		const problems: FoundProblem[] = [];
		let stored = 0;
		let done = { files: 0, bytes: 0 };
		let told = performance.now();
		for (const [index, item] of wanted.entries()) {
			if (isRaised(stop)) throw new Stopped();
			pulse.opens(id, index);
			try {
				await readFile(item);
			} catch (error) {
				const problem = readingProblem(error, item.file.path);
				if (problem !== undefined) problems.push(problem);
			} finally {
				pulse.leaves();
			}
			passed++;
			done = { files: done.files + 1, bytes: done.bytes + Math.max(0, item.file.size) };
			if (performance.now() - told >= progressPause) {
				emit({ kind: 'progress', ...done, path: item.file.path });
				done = { files: 0, bytes: 0 };
				told = performance.now();
			}
			if (batch.isFull) stored += store(stop, emit);
		}
		const last = wanted.at(-1);
		if (last !== undefined) emit({ kind: 'progress', ...done, path: last.file.path });
		return { ...nothing, read: stored, problems };
	};
	const perform = async (id: number, job: Job, emit: Emit): Promise<JobResult> => {
		switch (job.kind) {
			case 'read':
				return read(id, job.files, job.stop, emit);
			case 'commit': {
				if (isRaised(job.stop)) throw new Stopped();
				const stored = store(job.stop, emit);
				batch.rest();
				return { ...nothing, read: stored };
			}
			case 'attachments':
				pulse.opens(id, 0);
				try {
					const shouldStop = () => {
						pulse.beat();
						return isRaised(job.stop);
					};
					return { ...nothing, ...findAttachments(changes.attachments(), job.within, shouldStop) };
				} finally {
					pulse.leaves();
				}
			case 'remove':
				return { ...nothing, removed: changes.transaction(() => changes.remove(job.paths)) };
			case 'drop-segments':
				dropSegments(job.files, changes, files);
				return nothing;
			case 'merge':
				mergeAll(
					changes,
					files,
					() => isRaised(job.stop),
					() => emit({ kind: 'stored', files: 0 }),
				);
				return nothing;
			case 'sweep':
				changes.transaction(() => files.sweep(new Set(changes.segments().map(({ file }) => file))));
				deleteUnused(folder);
				return nothing;
		}
	};
	return {
		async answer(id: number, job: Job, emit: Emit): Promise<JobResult> {
			try {
				return await perform(id, job, emit);
			} catch (error) {
				batch.discard();
				passed = 0;
				if (error instanceof Stopped) return nothing;
				throw error;
			}
		},
	};
}

const port = parentPort;
if (port !== null) {
	// On Linux each thread has a priority of its own: while somebody types, answering comes first.
	if (process.platform === 'linux') setPriority(readingPriority);
	const during = catchStrayErrors();
	let worker: ReturnType<typeof createWorker> | undefined;
	let last: Promise<void> = Promise.resolve();
	const say = (message: JobMessage) => port.postMessage(message);
	port.on('message', ({ id, job }: JobRequest) => {
		last = last.then(async () => {
			try {
				worker ??= createWorker(workerData as WorkerSetting, during);
				const result = await worker.answer(id, job, (event) => say({ id, event }));
				say({ id, result });
			} catch (error) {
				say({ id, failure: failureOf(error) });
			}
		});
	});
}
