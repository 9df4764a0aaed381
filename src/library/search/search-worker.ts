/** The program of the thread that makes the search index: it does one update and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { databaseIn } from '../store/cache-folder.ts';
import { openForWriting } from '../store/database.ts';
import { isDamaged, messageOf } from '../store/sqlite-errors.ts';
import { isRaised } from '../sync/jobs.ts';
import { deleteSearchFile, openToWrite, searchFileIn } from './search-file.ts';
import { updateIndex } from './update-index.ts';
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
	try {
		for (let attempt = 0; ; attempt++) {
			const search = openToWrite(file, fullText, log);
			try {
				updateIndex({
					library,
					search,
					fullText,
					shouldStop: () => isRaised(stop),
					onProgress,
					onIndexed: () => say({ kind: 'indexed' }),
				});
				return;
			} catch (error) {
				if (attempt > 0 || !isDamaged(error)) throw error;
				log(`The search index ${file} is damaged (${messageOf(error)}); it is built anew.`);
			} finally {
				search.close();
			}
			deleteSearchFile(file);
		}
	} finally {
		library.close();
	}
}

const port = parentPort;
if (port !== null) run(workerData as UpdateJob, (message) => port.postMessage(message));
