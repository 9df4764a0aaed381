import { Worker } from 'node:worker_threads';
import { errorOf, type Job, type JobEvent, type JobMessage, type JobResult, type WorkerSetting } from './jobs.ts';
import { workerUrl } from './worker-url.ts';

/** A worker, as the answering thread has it. */
export interface WorkerThread {
	/** Jobs asked for and not done. */
	readonly waiting: number;
	/** It has read so large a file that its memory is worth having back. */
	readonly isSwollen: boolean;
	/** Rejects with what the job failed of. */
	run(job: Job, told?: (event: JobEvent) => void): Promise<JobResult>;
	/** Ends it, whatever it does; resolves when it has ended. */
	end(): Promise<void>;
}

interface Asked {
	readonly told: (event: JobEvent) => void;
	readonly resolve: (result: JobResult) => void;
	readonly reject: (error: Error) => void;
}

/** In bytes: of what a thread makes of a file, it keeps several times its size until somebody needs the memory. */
const large = 8 * 1024 * 1024;

/** @param ended told when the thread is no more, by itself or not */
export function startWorker(setting: WorkerSetting, ended: () => void): WorkerThread {
	const worker = new Worker(workerUrl, {
		workerData: setting,
		name: 'quotewright library',
		execArgv: ['--disable-warning=ExperimentalWarning'],
		// Texts are short-lived: a larger space for what is new would only fill with what nobody needs any more.
		resourceLimits: { maxYoungGenerationSizeMb: 12 },
	});
	const asked = new Map<number, Asked>();
	let nextId = 1;
	let fault: Error | undefined;
	let hasEnded = false;
	let isSwollen = false;
	const whyEnded = () => fault ?? new Error('The reading thread was ended.');
	const settle = (id: number) => {
		const job = asked.get(id);
		asked.delete(id);
		// Only work keeps the process alive.
		if (asked.size === 0) worker.unref();
		return job;
	};
	worker.unref();
	worker.on('message', (message: JobMessage) => {
		if ('event' in message) asked.get(message.id)?.told(message.event);
		else if ('result' in message) settle(message.id)?.resolve(message.result);
		else settle(message.id)?.reject(errorOf(message.failure));
	});
	worker.on('error', (error) => {
		fault = error instanceof Error ? error : new Error(String(error));
	});
	const over = new Promise<void>((resolve) => {
		worker.once('exit', () => {
			hasEnded = true;
			ended();
			for (const id of [...asked.keys()]) settle(id)?.reject(whyEnded());
			resolve();
		});
	});
	return {
		get waiting() {
			return asked.size;
		},
		get isSwollen() {
			return isSwollen;
		},
		run(job, told = () => {}) {
			if (hasEnded) return Promise.reject(whyEnded());
			isSwollen ||= job.kind === 'read' && job.files.some(({ file }) => file.size > large);
			return new Promise((resolve, reject) => {
				const id = nextId++;
				asked.set(id, { told, resolve, reject });
				worker.ref();
				worker.postMessage({ id, job });
			});
		},
		end() {
			void worker.terminate();
			return over;
		},
	};
}
