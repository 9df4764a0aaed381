import { realpath as resolveLinks } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { type FileSystemAdapter, glob } from 'tinyglobby';
import { readerFor } from '../sources/formats/readers.ts';
import type { Project } from './project.ts';

/** Whether the file (absolute) is a document that may be quoted. A source is never a draft. */
export function isSource(project: Project, path: string): boolean {
	return readerFor(path) !== undefined && rolesOf(project).source(relativePath(project, path));
}

/** Whether the file (absolute) is a draft to be checked. */
export function isDraft(project: Project, path: string): boolean {
	const roles = rolesOf(project);
	const file = relativePath(project, path);
	return roles.draft(file) && !roles.source(file);
}

export function isBibliography(project: Project, path: string): boolean {
	return rolesOf(project).bibliography(relativePath(project, path));
}

/** Absolute paths, in order. */
export async function listSources(project: Project): Promise<string[]> {
	return (await list(project, project.sources)).filter((path) => isSource(project, path));
}

/** Absolute paths, in order. */
export async function listDrafts(project: Project): Promise<string[]> {
	return (await list(project, project.drafts)).filter((path) => isDraft(project, path));
}

/** Absolute paths, in order. */
export async function listBibliographies(project: Project): Promise<string[]> {
	return (await list(project, project.bibliographies)).filter((path) => isBibliography(project, path));
}

type Matches = (relativePath: string) => boolean;

interface Roles {
	readonly source: Matches;
	readonly bibliography: Matches;
	readonly draft: Matches;
}

/** Compiled patterns, which cost more to compile than to match. */
const roles = new WeakMap<Project, Roles>();

function rolesOf(project: Project): Roles {
	const known = roles.get(project);
	if (known !== undefined) return known;
	const excluded = matcher(project, project.exclude);
	const role = (patterns: readonly string[]): Matches => {
		const matches = matcher(project, patterns);
		return (path) => matches(path) && !excluded(path);
	};
	const compiled = {
		source: role(project.sources),
		bibliography: role(project.bibliographies),
		draft: role(project.drafts),
	};
	roles.set(project, compiled);
	return compiled;
}

/** A pattern that names a folder means what is in it; one that begins with `!` takes out. */
function matcher(project: Project, patterns: readonly string[]): Matches {
	const { wanted, unwanted } = split(project, patterns);
	const matches = picomatch(wanted);
	const takesOut = picomatch(unwanted);
	return (path) => wanted.length > 0 && matches(path) && !(unwanted.length > 0 && takesOut(path));
}

function split(
	project: Project,
	patterns: readonly string[],
): { readonly wanted: string[]; readonly unwanted: string[] } {
	const within = (pattern: string) => {
		const plain = isAbsolute(pattern) ? slashed(relative(project.root, pattern)) : pattern;
		return plain.endsWith('*') ? [plain] : [plain, `${plain}/**`];
	};
	return {
		wanted: patterns.filter((pattern) => !pattern.startsWith('!')).flatMap(within),
		unwanted: patterns.filter((pattern) => pattern.startsWith('!')).flatMap((pattern) => within(pattern.slice(1))),
	};
}

function slashed(path: string): string {
	return sep === '/' ? path : path.replaceAll(sep, '/');
}

function relativePath(project: Project, path: string): string {
	return slashed(relative(project.root, path));
}

async function list(project: Project, patterns: readonly string[]): Promise<string[]> {
	const { wanted, unwanted } = split(project, patterns);
	const { wanted: excluded } = split(project, project.exclude);
	const links = insideOnly(project.root);
	const found = await glob(wanted, {
		cwd: project.root,
		ignore: [...unwanted, ...excluded],
		expandDirectories: false,
		fs: { realpath: links.realpath },
	});
	const paths = found.map((path) => resolve(project.root, path)).sort();
	return links.followed() ? onceEach(paths) : paths;
}

/** One path for each file, not a link where there is a choice. */
async function onceEach(paths: readonly string[]): Promise<string[]> {
	const files = new Map<string, string>();
	for (const path of paths) {
		const file = await resolveLinks(path);
		if (!files.has(file) || file === path) files.set(file, path);
	}
	return [...files.values()].sort();
}

/**
 * Resolves symbolic links that stay in the folder and fails for those that lead out of it, so that a link never makes
 * a project read what is not its own.
 */
function insideOnly(root: string) {
	let followed = false;
	const inside = async (path: string): Promise<string> => {
		const [file, folder] = await Promise.all([resolveLinks(path), resolveLinks(root)]);
		const way = relative(folder, file);
		if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) throw new Error('leads out of the project');
		followed = true;
		return file;
	};
	const adapter = (path: string, done: (error: Error | null, resolved: string) => void) => {
		inside(path).then(
			(resolved) => done(null, resolved),
			(error) => done(error, path),
		);
	};
	return { realpath: adapter as NonNullable<FileSystemAdapter['realpath']>, followed: () => followed };
}
