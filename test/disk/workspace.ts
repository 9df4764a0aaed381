import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Library, LibraryView, Source } from '../../src/library/library.ts';
import { type LibraryOptions, openLibrary } from '../../src/library/open-library.ts';
import { loadProject } from '../../src/project/load-project.ts';

/** A folder on disk, with a cache folder of its own, that is gone when the test is over. */
export interface Workspace {
	readonly root: string;
	readonly cacheDir: string;
	/** What the libraries opened here have logged. */
	readonly log: string[];
	/** Writes a file as if it were an hour old, so that a later change cannot bear the same time. */
	write(name: string, content: string | Uint8Array): string;
	/** Opens the library of the folder; closed with the workspace at the latest. */
	open(options?: Partial<LibraryOptions>): Promise<Library>;
	/** The cache's own folder, the only one in the cache folder. */
	cache(): string;
	/** The database's path. */
	database(): string;
	/** The files of the locating index. */
	segments(): string[];
	dispose(): Promise<void>;
}

export function createWorkspace(files: Readonly<Record<string, string>> = {}): Workspace {
	const base = mkdtempSync(join(tmpdir(), 'quotewright-'));
	const root = join(base, 'folder');
	const cacheDir = join(base, 'cache');
	const log: string[] = [];
	const libraries: Library[] = [];
	const write = (name: string, content: string | Uint8Array) => {
		const path = join(root, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
		const old = Date.now() / 1000 - 3600;
		utimesSync(path, old, old);
		return path;
	};
	const cache = () => join(cacheDir, readdirSync(cacheDir)[0] ?? 'none');
	mkdirSync(root);
	for (const [name, content] of Object.entries(files)) write(name, content);
	return {
		root,
		cacheDir,
		log,
		write,
		async open(options = {}) {
			const projects = [await loadProject(root)];
			const library = openLibrary({ projects, cacheDir, log: (line) => log.push(line), ...options });
			libraries.push(library);
			return library;
		},
		cache,
		database: () => join(cache(), 'library.sqlite'),
		segments: () => readdirSync(join(cache(), 'segments')).map((name) => join(cache(), 'segments', name)),
		async dispose() {
			for (const library of libraries) await library.close();
			rmSync(base, { recursive: true, force: true });
		},
	};
}

export function wholeText(library: LibraryView, source: Source): string {
	const text = library.text(source);
	return text.slice(0, text.length);
}
