import { Worker } from 'node:worker_threads';
import { messageOf } from '../store/sqlite-errors.ts';
import {
	errorOf,
	type Job,
	type JobEvent,
	type JobMessage,
	type JobResult,
	type WantedFile,
	type WorkerSetting,
} from './jobs.ts';
import { createSigns, type Stage, seen } from './signs-of-life.ts';
import { workerUrl } from './worker-url.ts';

/** A worker, as the answering thread has it. */
export interface WorkerThread {
	/** Jobs asked for and not done. */
	readonly waiting: number;
	/** It has read so large a file that its memory is worth having back. */
	readonly isSwollen: boolean;
	/** Rejects with what the job failed of, or with `ThreadLost`. */
	run(job: Job, told?: (event: JobEvent) => void): Promise<JobResult>;
	/** Ends it, whatever it does; resolves when it has ended, or when it is plain that it cannot. */
	end(): Promise<void>;
}

/** What a thread is made of. */
export interface WorkerProgram {
	readonly url: URL;
	/** Seconds that it may be at one file without coming further; a large one may take longer. */
	readonly patience: number;
	/** In megabytes, of what JavaScript makes: a file that has a reader make more ends the thread, not the process. */
	readonly memory: number;
}

export const libraryWorker: WorkerProgram = { url: workerUrl, patience: 60, memory: 1024 };

/** The thread is no more, and with it what it had read and not stored. */
export class ThreadLost extends Error {
	readonly why: 'ended' | 'stuck' | 'memory' | 'fault';
	/** What it was at; undefined: no file. */
	readonly at: { readonly wanted: WantedFile; readonly stage: Stage } | undefined;

	constructor(why: ThreadLost['why'], message: string, at: ThreadLost['at']) {
		super(message);
		this.why = why;
		this.at = at;
	}
}

interface Asked {
	readonly job: Job;
	readonly told: (event: JobEvent) => void;
	readonly resolve: (result: JobResult) => void;
	readonly reject: (error: Error) => void;
}

/** In bytes: of what a thread makes of a file, it keeps several times its size until somebody needs the memory. */
const large = 8 * 1024 * 1024;
/** In milliseconds. Seconds are counted, not read off a clock: a computer that slept has not waited. */
const second = 1000;
/** Bytes that a file must give each second, once its thread has been at it longer than it may be at any other. */
const slowest = 4 * 1024 * 1024;
/** Milliseconds in which a thread ends if it can: one that waits for the file system cannot. */
const farewell = 1000;

/** @param ended told when the thread is no more, by itself or not */
export function startWorker(
	setting: Omit<WorkerSetting, 'signs'>,
	ended: () => void,
	{ url, patience, memory }: WorkerProgram,
): WorkerThread {
	const signs = createSigns();
	const worker = new Worker(url, {
		workerData: { ...setting, signs } satisfies WorkerSetting,
		name: 'quotewright library',
		execArgv: ['--disable-warning=ExperimentalWarning'],
		// Standard output is the language server's own: a word of some library's there would end the conversation.
		stdout: true,
		// Texts are short-lived: a larger space for what is new would only fill with what nobody needs any more.
		resourceLimits: { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: memory },
	});
	worker.stdout.pipe(process.stderr, { end: false });
	const asked = new Map<number, Asked>();
	let nextId = 1;
	let fault: ThreadLost | undefined;
	let isOver = false;
	let isSwollen = false;
	const whyEnded = () => fault ?? new ThreadLost('ended', 'The reading thread was ended.', undefined);
	const settle = (id: number) => {
		const job = asked.get(id);
		asked.delete(id);
		// Only work keeps the process alive.
		if (asked.size === 0) rest();
		return job;
	};
	const rest = () => {
		worker.unref();
		clearInterval(watch);
		watch = undefined;
	};
	const at = (): ThreadLost['at'] => {
		const now = seen(signs).at;
		const job = now && asked.get(now.job)?.job;
		const wanted = job?.kind === 'read' ? job.files[now?.file ?? 0] : undefined;
		return now && wanted && { wanted, stage: now.stage };
	};

	let watch: NodeJS.Timeout | undefined;
	let last = 0;
	let still = 0;
	const look = () => {
		const { count, at: place } = seen(signs);
		still = count === last && place !== undefined ? still + 1 : 0;
		last = count;
		const size = Math.max(0, at()?.wanted.file.size ?? 0);
		if (still < patience + size / slowest) return;
		fault = new ThreadLost('stuck', 'The reading thread did not come further.', at());
		void end();
	};

	worker.unref();
	worker.on('message', (message: JobMessage) => {
		if ('event' in message) asked.get(message.id)?.told(message.event);
		else if ('result' in message) settle(message.id)?.resolve(message.result);
		else settle(message.id)?.reject(errorOf(message.failure));
	});
	worker.on('error', (error: unknown) => {
		const isMemory = (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
		fault ??= new ThreadLost(isMemory ? 'memory' : 'fault', messageOf(error), at());
	});
	const over = Promise.withResolvers<void>();
	const finish = () => {
		if (isOver) return;
		isOver = true;
		ended();
		for (const id of [...asked.keys()]) settle(id)?.reject(whyEnded());
		rest();
		over.resolve();
	};
	worker.once('exit', finish);
	const leave = () => {
		if (isOver) return;
		// Node would wait at its end until the file system answers; for anything else it may.
		const kill = () => seen(signs).at?.stage === 'opening' && process.kill(process.pid, 'SIGKILL');
		process.once('exit', kill);
		worker.once('exit', () => process.off('exit', kill));
		finish();
	};
	const end = (): Promise<void> => {
		void worker.terminate();
		setTimeout(leave, farewell).unref();
		return over.promise;
	};
	return {
		get waiting() {
			return asked.size;
		},
		get isSwollen() {
			return isSwollen;
		},
		run(job, told = () => {}) {
			if (isOver) return Promise.reject(whyEnded());
			isSwollen ||= job.kind === 'read' && job.files.some(({ file }) => file.size > large);
			return new Promise((resolve, reject) => {
				const id = nextId++;
				asked.set(id, { job, told, resolve, reject });
				worker.ref();
				watch ??= setInterval(look, second).unref();
				worker.postMessage({ id, job });
			});
		},
		end,
	};
}
