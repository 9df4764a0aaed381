import { availableParallelism } from 'node:os';
import { createProcessMark } from './segment-files.ts';
import { libraryWorker, startWorker, type WorkerThread } from './worker-thread.ts';

/** The threads that change one cache. They are started when they are needed. */
export interface WorkerPool {
	/** Those that read files; the first one stays, so that a changed file is read at once, unless it has become large. */
	readers(count: number): readonly WorkerThread[];
	/** The one that merges. */
	merger(): WorkerThread;
	/** Ends all of them, whatever they do. */
	end(): Promise<void>;
}

export const mostReaders = Math.min(2, availableParallelism());

/** Milliseconds that a thread without work stays. */
const patience = 5000;
const processMark = createProcessMark();

/** @param folder the cache's */
export function createWorkerPool(folder: string, program = libraryWorker): WorkerPool {
	const threads = new Map<string, WorkerThread>();
	const thread = (name: string): WorkerThread => {
		const known = threads.get(name);
		if (known !== undefined) return known;
		// Another may have taken its place meanwhile.
		const forget = () => {
			if (threads.get(name) === started) threads.delete(name);
		};
		const started = startWorker({ folder, processMark }, forget, program);
		threads.set(name, started);
		const stays = () => name === 'reader 1' && !started.isSwollen;
		endWhenIdle(started, stays, forget);
		return started;
	};
	return {
		readers: (count) => Array.from({ length: count }, (_, i) => thread(`reader ${i + 1}`)),
		merger: () => thread('merger'),
		async end() {
			const ending = [...threads.values()];
			threads.clear();
			await Promise.all(ending.map((worker) => worker.end()));
		},
	};
}

function endWhenIdle(worker: WorkerThread, stays: () => boolean, forget: () => void): void {
	let wasIdle = false;
	const timer = setInterval(() => {
		const isIdle = worker.waiting === 0 && !stays();
		if (isIdle && wasIdle) {
			clearInterval(timer);
			forget();
			void worker.end();
		}
		wasIdle = isIdle;
	}, patience / 2);
	timer.unref();
}
