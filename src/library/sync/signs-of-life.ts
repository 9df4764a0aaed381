/**
 * What a thread tells of its work through memory that it shares: a thread that hangs, or dies of its memory, sends no
 * message any more, and yet it has to be known over which file.
 */

/** Shared between a thread and whoever watches over it. */
export type SignsOfLife = SharedArrayBuffer;

/** What the thread does for a file: it waits for the bytes, or makes something of them. */
export type Stage = 'opening' | 'reading';

export interface Seen {
	/** Has grown whenever the thread has come further. */
	readonly count: number;
	/** Undefined: it is at no file. */
	readonly at: { readonly job: number; readonly file: number; readonly stage: Stage } | undefined;
}

const [count, job, file, stage] = [0, 1, 2, 3];
const stages: readonly (Stage | undefined)[] = [undefined, 'opening', 'reading'];

export function createSigns(): SignsOfLife {
	return new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT);
}

export function seen(signs: SignsOfLife): Seen {
	const cells = new Int32Array(signs);
	const now = stages[Atomics.load(cells, stage)];
	const at = now && { job: Atomics.load(cells, job), file: Atomics.load(cells, file), stage: now };
	return { count: Atomics.load(cells, count), at };
}

/** The thread's side. */
export interface Pulse {
	/** @param index of the file among the job's */
	opens(job: number, index: number): void;
	/** It has the file's bytes. */
	reads(): void;
	/** It is at no file any more. */
	leaves(): void;
	/** It has come further with what it is at. */
	beat(): void;
}

export function createPulse(signs: SignsOfLife): Pulse {
	const cells = new Int32Array(signs);
	const enter = (now: Stage | undefined) => {
		Atomics.store(cells, stage, stages.indexOf(now));
		Atomics.add(cells, count, 1);
	};
	return {
		opens(ofJob, index) {
			Atomics.store(cells, job, ofJob);
			Atomics.store(cells, file, index);
			enter('opening');
		},
		reads: () => enter('reading'),
		leaves: () => enter(undefined),
		beat: () => void Atomics.add(cells, count, 1),
	};
}
