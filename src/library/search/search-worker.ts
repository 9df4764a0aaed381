/** The program of the thread that makes the search index: it does one update and ends. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createOpenSegments, type OpenSegments } from '../open-segments.ts';
import { DamagedSegment } from '../segments/damaged-segment.ts';
import { textOfChunks } from '../segments/text-chunks.ts';
import { databaseIn, segmentsIn } from '../store/cache-folder.ts';
import { openForWriting } from '../store/database.ts';
import { isDamaged, messageOf } from '../store/sqlite-errors.ts';
import { createStore, type Store } from '../store/store.ts';
import { isRaised } from '../sync/jobs.ts';
import { deleteSearchFile, openToWrite, searchFileIn } from './search-file.ts';
import { type IndexedTexts, updateIndex } from './update-index.ts';
import type { UpdateJob, UpdateMessage } from './worker-messages.ts';

/** Milliseconds between two messages about progress. */
const progressPause = 100;

function run({ folder, fullText, renew, stop }: UpdateJob, say: (message: UpdateMessage) => void): void {
	const file = searchFileIn(folder, fullText);
	const log = (line: string) => say({ kind: 'log', line });
	const library = openForWriting(databaseIn(folder));
	if (renew) {
		log(`The search index ${file} is damaged; it is built anew.`);
		deleteSearchFile(file);
	}
	let told = 0;
	const onProgress = (done: number, total: number) => {
		if (done < total && performance.now() - told < progressPause) return;
		told = performance.now();
		say({ kind: 'progress', done, total });
	};
	const segments = createOpenSegments(log, () => {});
	const texts = textsIn(segments, createStore(library), folder);
	try {
		for (let attempt = 0; ; attempt++) {
			const search = openToWrite(file, fullText, log);
			try {
				updateIndex({
					library,
					texts,
					search,
					fullText,
					shouldStop: () => isRaised(stop),
					onProgress,
					onIndexed: () => say({ kind: 'indexed' }),
				});
				// The answering thread may still read on in one that nobody could open again.
				if (segments.damaged.length > 0) say({ kind: 'damaged', segments: segments.damaged });
				return;
			} catch (error) {
				if (error instanceof DamagedSegment) {
					say({ kind: 'damaged', segments: segments.damaged });
					return;
				}
				if (attempt > 0 || !isDamaged(error)) throw error;
				log(`The search index ${file} is damaged (${messageOf(error)}); it is built anew.`);
			} finally {
				search.close();
			}
			deleteSearchFile(file);
		}
	} finally {
		segments.close();
		library.close();
	}
}

function textsIn(segments: OpenSegments, store: Store, folder: string): IndexedTexts {
	return {
		refresh: () => segments.update(store.segments(), (file) => join(segmentsIn(folder), file)),
		text: (document, length) =>
			segments.has(document) ? textOfChunks(length, (number) => segments.chunk(document, number)) : undefined,
	};
}

const port = parentPort;
if (port !== null) run(workerData as UpdateJob, (message) => port.postMessage(message));
