import { join, posix, resolve, sep } from 'node:path';
import type { FileSystemWatcher } from 'vscode-languageserver/node';
import { type Project, projectFiles } from '../project/project.ts';
import { quartoFiles } from '../project/quarto.ts';
import { readableExtensions } from '../sources/formats/readers.ts';
import { uriOf } from './positions.ts';

/** Files that bibliographies may name. */
const named = `**/*.{${readableExtensions.map((extension) => extension.slice(1)).join(',')}}`;

/**
 * What an editor is to watch: the files of every role, those that bibliographies may name, and the project files.
 * @param relative whether the editor takes patterns relative to a folder; else they are absolute.
 */
export function watchedFiles(projects: readonly Project[], relative: boolean): FileSystemWatcher[] {
	return projects.flatMap((project) => {
		const entries = project.bibliographies.length > 0 ? [...project.bibliographies, named] : [];
		const patterns = [...project.sources, ...entries, ...project.drafts, ...projectFiles, quartoFiles];
		return [...new Set(patterns.filter((pattern) => !pattern.startsWith('!')))].flatMap((pattern) => {
			const { folder, rest } = split(project.root, pattern);
			// A pattern may name a folder, and then means what is in it.
			const isFile = rest === named || projectFiles.includes(rest) || rest === quartoFiles;
			const globs = rest.endsWith('*') || isFile ? [rest] : [rest, `${rest}/**`];
			return globs.map((glob) => ({
				globPattern: relative ? { baseUri: uriOf(folder), pattern: glob } : `${slashed(folder)}/${glob}`,
			}));
		});
	});
}

/** Takes the leading folders out of a pattern that leads out of the root: no editor watches `../`. */
function split(root: string, pattern: string): { readonly folder: string; readonly rest: string } {
	const path = slashed(pattern);
	if (!path.startsWith('../') && !posix.isAbsolute(path) && !/^[a-z]:\//i.test(path))
		return { folder: root, rest: path };
	const parts = path.split('/');
	const magic = parts.findIndex((part) => /[*?[\]{}()!]/.test(part));
	const plain = magic === -1 ? parts.length - 1 : magic;
	return {
		folder: resolve(root, join(...parts.slice(0, plain).map((part) => (part === '' ? sep : part)))),
		rest: parts.slice(plain).join('/'),
	};
}

function slashed(path: string): string {
	return sep === '/' ? path : path.replaceAll(sep, '/');
}
