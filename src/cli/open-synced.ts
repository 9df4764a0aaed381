import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultCacheDir } from '../library/cache-dir.ts';
import type { Library } from '../library/library.ts';
import { openLibrary } from '../library/open-library.ts';
import type { Project } from '../project/project.ts';
import { showProgress } from './progress.ts';
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
 * The project's library as it was left.
 * @param sources absolute paths of files and folders to take the sources from; undefined: the project's own
 */
export function libraryOf(project: Project, sources: readonly string[] | undefined, terminal: Terminal): Library {
	return openLibrary({
		projects: [sources ? { ...project, sources: [] } : project],
		extraSources: sources ?? [],
		cacheDir: defaultCacheDir(),
		log: (message) => {
			if (terminal.env.QUOTEWRIGHT_DEBUG) terminal.err.write(`${message}\n`);
		},
	});
}

/** The same, in step with its files. While it reads, a line on the terminal says how far it is. */
export async function openSynced(
	project: Project,
	sources: readonly string[] | undefined,
	terminal: Terminal,
): Promise<Library> {
	const library = libraryOf(project, sources, terminal);
	const progress = terminal.err.isTerminal ? showProgress(terminal) : undefined;
	try {
		await library.sync(progress ? { onProgress: progress.files } : {});
	} catch (error) {
		await library.close();
		throw error;
	} finally {
		progress?.end();
	}
	return library;
}
