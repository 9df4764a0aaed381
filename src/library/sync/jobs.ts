/** What the answering thread asks of a worker, and what it is told. */
import type { Message } from '../../text/message.ts';
import type { FoundProblem } from '../library.ts';
import type { FileState } from '../store/stored.ts';
import type { SignsOfLife } from './signs-of-life.ts';

export interface WorkerSetting {
	/** The cache's. */
	readonly folder: string;
	readonly processMark: string;
	readonly signs: SignsOfLife;
}

/** A file that is to be read. */
export interface WantedFile {
	readonly file: FileState;
	readonly role: 'document' | 'bibliography';
	/** A document whose words are in no segment any more: it is read again though its file be the same. */
	readonly lost: number | undefined;
	/** Why it is not opened any more: a thread was lost over it. */
	readonly givenUp?: Message;
}

export type Job =
	/** Reads files into the batch, which is stored whenever it is large or old enough. */
	| { readonly kind: 'read'; readonly files: readonly WantedFile[]; readonly stop: StopFlag }
	/** Stores what the batch holds, or lets go of it when it is to stop. */
	| { readonly kind: 'commit'; readonly stop: StopFlag }
	/**
	 * Looks for the files that bibliographies name.
	 * @param within folders (absolute) that they have to be in; undefined: anywhere
	 */
	| { readonly kind: 'attachments'; readonly within: readonly string[] | undefined; readonly stop: StopFlag }
	| { readonly kind: 'remove'; readonly paths: readonly string[] }
	/** Takes segments that were found damaged out of the list. */
	| { readonly kind: 'drop-segments'; readonly files: readonly string[] }
	/** Makes one segment of several, where there are too many, until there are not. */
	| { readonly kind: 'merge'; readonly stop: StopFlag }
	/** Deletes what processes have left that ended before their time, and caches that nobody uses any more. */
	| { readonly kind: 'sweep' };

export type JobEvent =
	| { readonly kind: 'progress'; readonly files: number; readonly bytes: number; readonly path: string }
	/** Something was stored; the first so many of the files that were read since the last time are done with. */
	| { readonly kind: 'stored'; readonly files: number };

export interface JobResult {
	/** Files stored. */
	readonly read: number;
	readonly removed: number;
	/** Of files that bibliographies name, those that are there. */
	readonly attached: readonly FileState[];
	/** Files that could not be opened, or are not there; they are tried again the next time. */
	readonly problems: readonly FoundProblem[];
}

export interface JobRequest {
	readonly id: number;
	readonly job: Job;
}

export type JobMessage =
	| { readonly id: number; readonly event: JobEvent }
	| { readonly id: number; readonly result: JobResult }
	| { readonly id: number; readonly failure: JobFailure };

/** An error on its way between threads, which keep of one only its message. */
export interface JobFailure {
	readonly message: string;
	/** SQLite's. */
	readonly errcode: number | undefined;
	readonly stack: string | undefined;
}

/** SQLite's for a file that cannot be read or written, and for a full disk. */
const inputOutput = 10;
const full = 13;
/** Too many open files are nobody's damage, and pass. */
const codeOf: Record<string, number | undefined> = { ENOSPC: full, EDQUOT: full, EMFILE: undefined, ENFILE: undefined };

/** What goes wrong with a file of the cache is told as SQLite tells it of its own. */
export function failureOf(error: unknown): JobFailure {
	const { message, stack, errcode, syscall, code = '' } = error as NodeJS.ErrnoException & { errcode?: number };
	return {
		message: message ?? String(error),
		errcode: errcode ?? (syscall === undefined ? undefined : Object.hasOwn(codeOf, code) ? codeOf[code] : inputOutput),
		stack,
	};
}

export function errorOf({ message, errcode, stack }: JobFailure): Error {
	return Object.assign(new Error(message), { errcode, stack });
}

/** Shared between threads: set once, by whoever wants the work to end. */
export type StopFlag = SharedArrayBuffer;

export function createStopFlag(): StopFlag {
	return new SharedArrayBuffer(4);
}

export function raise(flag: StopFlag): void {
	Atomics.store(new Int32Array(flag), 0, 1);
}

export function isRaised(flag: StopFlag): boolean {
	return Atomics.load(new Int32Array(flag), 0) !== 0;
}
