import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../library/library.ts';
import { defaultSources, type Project, projectFile } from '../project/project.ts';
import { shownPath } from './places.ts';
import { sourceFolders } from './project-of.ts';

/**
 * Why there is nothing to compare with, and what to do.
 * @param sources what `--sources` names, absolute; undefined: the project's own are used
 */
export function noSources(
	{ root, sources: patterns }: Project,
	sources: readonly string[] | undefined,
	{ problems }: Library,
	folder: string,
): string {
	if (problems.some(({ code }) => code === 'unreadable-source')) {
		return 'There are no sources that can be read: see what is said of each file.';
	}
	if (sources !== undefined) {
		const names = sources.map((path) => shownPath(path, folder)).join(' and ');
		return `There are no sources in ${names}, which --sources names: no document of a kind that can be read.`;
	}
	const here = shownPath(root, folder);
	const where = here === '.' ? 'this folder' : here;
	if (patterns !== defaultSources) {
		return `There are no sources in ${where}: no document is where "sources" in ${projectFile} says. Correct it there, or name the documents with --sources.`;
	}
	const folders = sourceFolders.filter((name) => existsSync(join(root, name)));
	if (folders.length > 0) {
		const empty = folders.map((name) => shownPath(join(root, name), folder)).join(' and ');
		return `There are no sources yet: put the documents you quote from into ${empty}, or name them with --sources.`;
	}
	return `There are no sources in ${where}: make a folder "sources" in it and put into that the documents you quote from. If you have them elsewhere, run this in the folder that holds theirs, or name them with --sources.`;
}
