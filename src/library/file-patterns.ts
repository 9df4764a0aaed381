/**
 * Globs relative to a folder, for telling whether a file matches and for listing those that do; both answer alike. A
 * pattern that names a folder means what is in it; one that begins with `!` takes out.
 */
import { realpath as resolveLinks } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { type FileSystemAdapter, glob } from 'tinyglobby';

/** Whether a file (absolute path) matches. Compiling costs more than matching: keep it. */
export type FileMatcher = (path: string) => boolean;

/** @param confined nothing outside the folder matches, whatever the patterns say */
export function fileMatcher(
	root: string,
	patterns: readonly string[],
	exclude: readonly string[],
	confined = false,
): FileMatcher {
	const { wanted, unwanted } = split(root, patterns, exclude);
	const matches = picomatch(wanted);
	const takesOut = picomatch(unwanted);
	return (path) => {
		if (confined && !isWithin(root, path)) return false;
		const way = slashed(relative(root, path));
		return wanted.length > 0 && matches(way) && !(unwanted.length > 0 && takesOut(way));
	};
}

/**
 * Absolute paths of the files that match, in order. Links are followed within the folder only.
 * @param confined files outside the folder are left out, whatever the patterns say
 */
export async function listFiles(
	root: string,
	patterns: readonly string[],
	exclude: readonly string[],
	confined = false,
): Promise<string[]> {
	const { wanted, unwanted } = split(root, patterns, exclude);
	if (wanted.length === 0) return [];
	const links = insideOnly(root);
	const found = await glob(wanted, {
		cwd: root,
		ignore: unwanted,
		expandDirectories: false,
		fs: { realpath: links.realpath },
	});
	const paths = await ownOnly(root, found.map((path) => resolve(root, path)).sort(), confined);
	return links.followed() ? onceEach(paths) : paths;
}

/**
 * Without the files that are reached through a linked folder which leads out: a pattern that names such a folder makes
 * listing begin behind the link. Links among the listed themselves are seen to while listing.
 */
async function ownOnly(root: string, paths: readonly string[], confined: boolean): Promise<string[]> {
	const real = await resolveLinks(root).catch(() => root);
	const folders = [...new Set(paths.map(dirname))];
	const own = new Set<string>();
	await Promise.all(
		folders.map(async (folder) => {
			const named = isWithin(root, folder);
			const there = await resolveLinks(folder).catch(() => undefined);
			const stays = there !== undefined && isWithin(real, there);
			if (stays || (!named && !confined)) own.add(folder);
		}),
	);
	return paths.filter((path) => own.has(dirname(path)));
}

function isWithin(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function split(root: string, patterns: readonly string[], exclude: readonly string[]) {
	const within = (pattern: string) => {
		const plain = isAbsolute(pattern) ? slashed(relative(root, pattern)) : pattern;
		return plain.endsWith('*') ? [plain] : [plain, `${plain}/**`];
	};
	const negated = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
	return {
		wanted: patterns.filter((pattern) => !pattern.startsWith('!')).flatMap(within),
		unwanted: [...negated, ...exclude].flatMap(within),
	};
}

function slashed(path: string): string {
	return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** One path for each file, not a link where there is a choice. */
async function onceEach(paths: readonly string[]): Promise<string[]> {
	const files = new Map<string, string>();
	for (const path of paths) {
		// A name may be none that files can be asked for by; reading tells of that.
		const file = await resolveLinks(path).catch(() => path);
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
		if (!isWithin(folder, file)) throw new Error('leads out of the project');
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
