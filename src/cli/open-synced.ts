import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultCacheDir } from '../library/cache-dir.ts';
import type { Library } from '../library/library.ts';
import { openLibrary } from '../library/open-library.ts';
import type { Project } from '../project/project.ts';
import { shownPath } from './places.ts';
import type { Terminal } from './terminal.ts';

/** Absolute paths of what `--sources` names. Throws where there is nothing. */
export function existingSources(paths: readonly string[], folder: string): string[] {
	return paths.map((path) => {
		const absolute = resolve(folder, path);
		if (!existsSync(absolute)) throw new Error(`There is no file or folder ${path} to take sources from.`);
		return absolute;
	});
}

/**
 * The project's library, in step with its files. While it reads, a line on the terminal says how far it is.
 * @param sources absolute paths of files and folders to take the sources from; undefined: the project's own
 */
export async function openSynced(
	project: Project,
	sources: readonly string[] | undefined,
	terminal: Terminal,
): Promise<Library> {
	const library = openLibrary({
		projects: [sources ? { ...project, sources: [] } : project],
		extraSources: sources ?? [],
		cacheDir: defaultCacheDir(),
		log: (message) => {
			if (terminal.env.QUOTEWRIGHT_DEBUG) terminal.err.write(`${message}\n`);
		},
	});
	const { err } = terminal;
	let shown = false;
	try {
		await library.sync({
			onProgress(done, total, path) {
				if (!err.isTerminal) return;
				const line = `Reading sources: ${done} of ${total}  ${shownPath(path, terminal.folder)}`;
				err.write(`\r\u001b[K${line.slice(0, (err.width ?? 80) - 1)}`);
				shown = true;
			},
		});
	} catch (error) {
		library.close();
		throw error;
	} finally {
		if (shown) err.write('\r\u001b[K');
	}
	return library;
}
