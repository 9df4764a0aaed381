import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeText } from '../sources/encoding.ts';
import { parseProject } from './parse-project.ts';
import { type Project, projectFile } from './project.ts';

/**
 * The project of the folder `root` (absolute). Throws nothing: without a file everything has its default, and a file
 * that cannot be read is a problem.
 * @param onlyText the file's text where it is known already: an editor's unsaved one
 */
export async function loadProject(root: string, onlyText?: string): Promise<Project> {
	const path = join(root, projectFile);
	if (onlyText !== undefined) return { root, ...parseProject(onlyText, path) };
	try {
		return { root, ...parseProject(decodeText(await readFile(path)), path) };
	} catch (error) {
		const project: Project = { root, ...parseProject('', path) };
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return project;
		const message = `This file cannot be read, so defaults are used: ${error instanceof Error ? error.message : error}`;
		return { ...project, problems: [{ code: 'malformed-project', path, span: undefined, message, related: [] }] };
	}
}
