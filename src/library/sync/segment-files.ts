/**
 * Segments on their way into the cache: written under a temporary name with the writer's process in it, then moved to
 * a name that was never used before. Whether a file counts is decided by the database alone.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { segmentsIn } from '../store/cache-folder.ts';

export interface WrittenSegment {
	/** The name that it will have. */
	readonly file: string;
	readonly bytes: number;
	/** Moves it to its name. */
	place(): void;
	/** Deletes it, in its place or not. */
	discard(): void;
}

/** The work was cancelled before its end. */
export class Stopped extends Error {}

export interface SegmentFiles {
	path(file: string): string;
	/** Throws the file system's errors, `Stopped`, and whatever asking for the pieces does; nothing is left then. */
	write(pieces: Iterable<Uint8Array>, shouldStop: () => boolean): WrittenSegment;
	/** Where another process has it open (on Windows), it stays until it is swept. */
	remove(file: string): void;
	/**
	 * Deletes what a process left that ended before its time: files that the database does not list, and unfinished
	 * ones. Only under the write lock, when nobody is between moving a file and saying so.
	 */
	sweep(listed: ReadonlySet<string>): void;
}

/** Tells this process, all its threads, from an earlier one of the same number. */
export function createProcessMark(): string {
	return `${process.pid}-${randomUUID()}`;
}

const unfinished = /\.((\d+)-[0-9a-f-]+)\.tmp$/;

/** @param cache the cache's folder */
export function segmentFiles(cache: string, processMark: string): SegmentFiles {
	const folder = segmentsIn(cache);
	const remove = (file: string) => {
		try {
			rmSync(join(folder, file), { force: true });
		} catch {
			// Swept another time.
		}
	};
	return {
		path: (file) => join(folder, file),
		write(pieces, shouldStop) {
			const file = `${randomUUID()}.segment`;
			const path = join(folder, file);
			const written = `${path}.${processMark}.tmp`;
			const discard = () => {
				for (const name of [written, path]) rmSync(name, { force: true });
			};
			const descriptor = openSync(written, 'wx');
			let bytes = 0;
			try {
				for (const piece of pieces) {
					if (shouldStop()) throw new Stopped();
					for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
					bytes += piece.length;
				}
				// It has to be there when the database says so.
				fsyncSync(descriptor);
				closeSync(descriptor);
			} catch (error) {
				closeQuietly(descriptor);
				discard();
				throw error;
			}
			return { file, bytes, place: () => renameSync(written, path), discard };
		},
		remove,
		sweep(listed) {
			for (const name of readdirSync(folder)) {
				const [, mark = '', writer] = unfinished.exec(name) ?? [];
				const isLeft = writer === undefined ? !listed.has(name) : mark !== processMark && !isRunning(Number(writer));
				if (isLeft) remove(name);
			}
		},
	};
}

function closeQuietly(descriptor: number): void {
	try {
		closeSync(descriptor);
	} catch {
		// The error before it is the one to tell of.
	}
}

/** One of the same number as this process is another, and it has ended. */
function isRunning(writer: number): boolean {
	if (writer === process.pid) return false;
	try {
		process.kill(writer, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}
