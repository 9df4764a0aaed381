/**
 * Finding passages by remembered words: an index of its own (`search.sqlite`, beside `library.sqlite`), made in a
 * worker thread after the sources were read, and answered from whatever it holds by then.
 */

import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { DamagedSegment } from '../segments/damaged-segment.ts';
import { identityOf } from '../store/database.ts';
import { isDamaged, messageOf } from '../store/sqlite-errors.ts';
import { createStopFlag, raise } from '../sync/jobs.ts';
import { hasFullText } from './full-text.ts';
import { createLookedPassages, type LookedPassages } from './looked-passages.ts';
import { createPassageFinder, type PassageFinder } from './passage-finder.ts';
import { openToSearch, searchFileIn } from './search-file.ts';
import { type RankedPassage, type SearchedTexts, searchPassages } from './search-passages.ts';
import type { UpdateJob, UpdateMessage } from './worker-messages.ts';

export type { RankedPassage, SearchedTexts } from './search-passages.ts';

export interface SearchIndexOptions {
	/** Where the workspace's `library.sqlite` is, and `search.sqlite` goes. */
	readonly folder: string;
	readonly texts: SearchedTexts;
	/** Told one line at a time what someone looking for a fault wants to know. */
	readonly log: (line: string) => void;
	/** Told which segments with sources' texts were found damaged. */
	readonly damaged?: (segments: readonly string[]) => void;
	/** Whether to use FTS5; by default, if this SQLite has it. */
	readonly fullText?: boolean;
}

export interface UpdateOptions {
	readonly signal?: AbortSignal;
	/** In UTF-16 code units of the texts that are to be indexed. */
	readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Throws nothing but what `update` was aborted with, and `DamagedSegment` where sources' texts have to be read again: a
 * file that cannot be used is made anew by the next `update`.
 */
export interface SearchIndex {
	/** The passages that hold the words, best first; the last word may be unfinished. Only in `documents`, if given. */
	search(words: string, limit: number, documents?: ReadonlySet<number>): readonly RankedPassage[];
	/**
	 * Indexes the documents of `library.sqlite` that are not indexed yet, and drops those that are no longer there;
	 * in a worker thread. Asked again while it runs, it runs once more afterwards. What was indexed until an abort stays.
	 * Parts of the index may be merged afterwards, until the next update.
	 */
	update(options?: UpdateOptions): Promise<void>;
	/** Resolves when nothing goes on any more. */
	settled(): Promise<void>;
	/** Ends an update that is running; resolves when nobody of this process has the file open any more. */
	close(): Promise<void>;
}

interface Connection {
	readonly db: DatabaseSync;
	readonly finder: PassageFinder;
	readonly looked: LookedPassages;
	readonly identity: string | undefined;
}

export function openSearchIndex(options: SearchIndexOptions): SearchIndex {
	const { folder, texts, log, damaged: foundDamaged, fullText = hasFullText() } = options;
	const file = searchFileIn(folder, fullText);
	let connection: Connection | undefined;
	let damaged = false;
	let updates: Promise<void> = Promise.resolve();
	let endMerging = () => {};
	const closing = new AbortController();

	const disconnect = () => {
		try {
			connection?.db.close();
		} catch {
			// Damage may be such that it does not even close.
		}
		connection = undefined;
	};
	const connect = (): Connection | undefined => {
		if (closing.signal.aborted || damaged) return undefined;
		const identity = identityOf(file);
		if (connection !== undefined && connection.identity === identity) return connection;
		disconnect();
		const db = openToSearch(file, fullText);
		if (db !== undefined) {
			connection = { db, finder: createPassageFinder(db, fullText), looked: createLookedPassages(), identity };
		}
		return connection;
	};
	const update = async (
		onProgress: UpdateOptions['onProgress'],
		signal: AbortSignal,
		indexed: () => void,
		failed: (error: Error) => void,
	): Promise<void> => {
		if (signal.aborted) return;
		const renew = damaged;
		if (renew) disconnect();
		damaged = false;
		const stop = createStopFlag();
		const end = () => raise(stop);
		signal.addEventListener('abort', end);
		const told = (message: UpdateMessage) => {
			if (message.kind === 'log') log(message.line);
			else if (message.kind === 'damaged') {
				foundDamaged?.(message.segments);
				failed(new DamagedSegment('the text of a source is not what was written'));
			} else if (message.kind === 'progress') {
				if (!signal.aborted) onProgress?.(message.done, message.total);
			} else {
				endMerging = end;
				indexed();
			}
		};
		try {
			await runWorker({ folder, fullText, renew, stop }, told);
		} catch (error) {
			log(`The search index ${file} cannot be written (${messageOf(error)}).`);
			// On Windows, a file that is open cannot be deleted: the next update may need to.
			disconnect();
		}
		signal.removeEventListener('abort', end);
		indexed();
	};
	return {
		search(words, limit, documents) {
			try {
				const open = connect();
				return open === undefined ? [] : searchPassages(open.finder, texts, open.looked, words, limit, documents);
			} catch (error) {
				if (error instanceof DamagedSegment) throw error;
				log(`The search index ${file} cannot answer (${messageOf(error)}).`);
				damaged = isDamaged(error);
				disconnect();
				return [];
			}
		},
		update({ signal, onProgress } = {}) {
			const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
			endMerging();
			return new Promise((resolve, reject) => {
				// Who aborts it need not wait until the worker has stored what it did.
				const abort = () => reject(either.reason);
				if (either.aborted) abort();
				either.addEventListener('abort', abort, { once: true });
				const over = () => either.removeEventListener('abort', abort);
				const indexed = () => {
					over();
					resolve();
				};
				const failed = (error: Error) => {
					over();
					reject(error);
				};
				updates = updates.then(() => update(onProgress, either, indexed, failed));
			});
		},
		settled: () => updates,
		async close() {
			closing.abort(new Error('The library was closed.'));
			disconnect();
			await updates;
		},
	};
}

const workerUrl = new URL(
	import.meta.url.endsWith('.ts') ? './search-worker.ts' : './search-worker.js',
	import.meta.url,
);

/** Resolves when the worker has ended, by itself or because it was told to stop. */
function runWorker(job: UpdateJob, told: (message: UpdateMessage) => void): Promise<void> {
	const worker = new Worker(workerUrl, {
		workerData: job,
		name: 'quotewright search index',
		execArgv: ['--disable-warning=ExperimentalWarning'],
		// Standard output is the language server's own: a word of some library's there would end the conversation.
		stdout: true,
		// Left to itself, it would keep a hundred megabytes of what nobody needs any more.
		resourceLimits: { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 256 },
	});
	worker.stdout.pipe(process.stderr, { end: false });
	return new Promise<void>((resolve, reject) => {
		worker.on('message', told);
		worker.once('error', reject);
		worker.once('exit', () => resolve());
	});
}
