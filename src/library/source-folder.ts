import { readerFor } from '../sources/formats/readers.ts';
import { type FileMatcher, fileMatcher, listFiles } from './file-patterns.ts';
import type { LibraryProblem } from './library.ts';

/** A folder and which of its files are a library's. Patterns are globs relative to the folder. */
export interface SourceFolder {
	/** Absolute path. */
	readonly root: string;
	readonly sources: readonly string[];
	readonly bibliographies: readonly string[];
	readonly exclude: readonly string[];
	/** Files outside the folder are left out, whatever the patterns say. */
	readonly confined?: boolean;
	/** What is wrong with the folder's settings; the library tells it with its own problems. */
	readonly problems: readonly LibraryProblem[];
}

/** Whether the folder's patterns count the file (absolute) as a source, be it one that can be read or not. */
export function isAmongSources(folder: SourceFolder, path: string): boolean {
	return matchersOf(folder).source(path);
}

/** Whether the file (absolute) is a document that may be quoted. */
export function isSource(folder: SourceFolder, path: string): boolean {
	return readerFor(path) !== undefined && isAmongSources(folder, path);
}

export function isBibliography(folder: SourceFolder, path: string): boolean {
	return matchersOf(folder).bibliography(path);
}

/** Absolute paths, in order. */
export async function listSources(folder: SourceFolder): Promise<string[]> {
	const paths = await listFiles(folder.root, folder.sources, folder.exclude, folder.confined);
	return paths.filter((path) => readerFor(path) !== undefined);
}

/** Absolute paths, in order. */
export async function listBibliographies(folder: SourceFolder): Promise<string[]> {
	return listFiles(folder.root, folder.bibliographies, folder.exclude, folder.confined);
}

interface Matchers {
	readonly source: FileMatcher;
	readonly bibliography: FileMatcher;
}

const matchers = new WeakMap<SourceFolder, Matchers>();

function matchersOf(folder: SourceFolder): Matchers {
	const known = matchers.get(folder);
	if (known !== undefined) return known;
	const { root, sources, bibliographies, exclude, confined } = folder;
	const compiled = {
		source: fileMatcher(root, sources, exclude, confined),
		bibliography: fileMatcher(root, bibliographies, exclude, confined),
	};
	matchers.set(folder, compiled);
	return compiled;
}
