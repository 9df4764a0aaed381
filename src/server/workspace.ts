import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Checker, createChecker } from '../check/check.ts';
import type { Library, LibraryProblem, LibraryView } from '../library/library.ts';
import { isBibliography, isDraft, isSource } from '../project/files.ts';
import { isInside } from '../project/inside.ts';
import { withOutsideSources } from '../project/outside-sources.ts';
import { type Project, projectFiles } from '../project/project.ts';
import { isQuartoFile } from '../project/quarto.ts';
import { emptyLibrary } from './empty-library.ts';

/** The open folders as projects, and the one library of all their sources. */
export interface Workspace {
	/** What is indexed now; empty until folders are open. */
	readonly library: LibraryView;
	readonly problems: readonly LibraryProblem[];
	readonly projects: readonly Project[];
	/** False until the sources were once in step with the files: what is missing may only not be read yet. */
	readonly ready: boolean;
	/** The last reading was cancelled or failed: sources may be missing until the next. */
	readonly stopped: boolean;
	readonly progress: Progress | undefined;
	/** The project whose folder `path` is in; the innermost of several. */
	project(path: string): Project | undefined;
	/** The checker for a draft at `path`; undefined where the file is no draft of any project. */
	checker(path: string): Checker | undefined;
	/** What a file is here. */
	role(path: string): FileRole;
	/**
	 * Takes bibliographies (absolute paths) that a draft names into account.
	 * @returns whether there are new ones, for which the folders are to be opened anew.
	 */
	mention(bibliographies: readonly string[]): boolean;
	/** Opens these folders in place of those before, and syncs. The library stays where its files are the same. */
	open(roots: readonly string[]): Promise<void>;
	/**
	 * Brings the library in step with the files. A request while one is under way makes it run once more.
	 * @param paths absolute; only these have changed. Undefined: any may have.
	 */
	sync(paths?: readonly string[]): Promise<void>;
	/** Throws the index away and reads everything again. */
	rebuild(): Promise<void>;
	/** Nothing is being opened or read. */
	readonly idle: boolean;
	/** Resolves when nothing is being opened or read; never rejects. */
	settled(): Promise<void>;
	/** Resolves when searching finds what was read; never rejects. */
	searchable(): Promise<void>;
	/** Stops reading; what was read stays. */
	stop(): void;
	close(): Promise<void>;
}

export type FileRole = 'project' | 'source' | 'bibliography' | 'draft' | 'none';

export interface Progress {
	/** Files read and to read. */
	readonly done: number;
	readonly total: number;
	/** Of the bytes to read, from 0 to 1. */
	readonly share: number;
}

export interface WorkspaceParts {
	/** @param bibliographies absolute paths of those that drafts name, besides its own */
	loadProject(root: string, bibliographies: ReadonlySet<string>): Promise<Project>;
	/** @param damaged to be told that the library needs a sync to mend it */
	openLibrary(projects: readonly Project[], damaged: () => void): Library | Promise<Library>;
	/** Something of what the workspace shows has changed: ready, progress, problems, library. */
	changed(): void;
	log(message: string): void;
}

export function createWorkspace(parts: WorkspaceParts): Workspace {
	const mentioned = new Set<string>();
	let projects: readonly Project[] = [];
	let library: Library | undefined;
	let checkers = new Map<Project, Checker>();
	let ready = false;
	let stopped = false;
	let progress: Progress | undefined;
	let reading: AbortController | undefined;
	/** What is asked of the library happens one after the other. */
	let last: Promise<void> = Promise.resolve();
	let syncWaiting: Promise<void> | undefined;
	let pathsWaiting: Set<string> | 'all' = new Set();
	let asked = 0;

	const inTurn = (work: () => Promise<void>): Promise<void> => {
		asked++;
		last = last
			.then(work)
			.catch((error: unknown) => parts.log(`The sources could not be read: ${described(error)}`))
			.then(() => {
				asked--;
			});
		return last;
	};

	const read = async (paths?: readonly string[]): Promise<void> => {
		if (!library) return;
		const controller = new AbortController();
		reading = controller;
		// What an earlier reading has left out, a few files do not make up for.
		const partial = paths !== undefined && ready && !stopped;
		stopped = false;
		progress = { done: 0, total: 0, share: 0 };
		parts.changed();
		try {
			await library.sync({
				signal: controller.signal,
				onProgress: (done, total, _path, share) => {
					progress = { done, total, share };
					parts.changed();
				},
				...(partial && { paths }),
			});
			// Not after a reading that ended early: half a library finds fault with what only the other half has.
			ready = true;
		} catch (error) {
			stopped = true;
			if (!controller.signal.aborted) throw error;
			parts.log('Reading the sources was stopped before its end.');
		} finally {
			reading = undefined;
			progress = undefined;
			parts.changed();
		}
	};

	const sync = (paths?: readonly string[]): Promise<void> => {
		if (paths === undefined || pathsWaiting === 'all') pathsWaiting = 'all';
		else for (const path of paths) pathsWaiting.add(path);
		syncWaiting ??= inTurn(() => {
			const wanted = pathsWaiting === 'all' ? undefined : [...pathsWaiting];
			syncWaiting = undefined;
			pathsWaiting = new Set();
			return read(wanted);
		});
		return syncWaiting;
	};

	const projectOf = (path: string): Project | undefined =>
		projects.filter(({ root }) => isInside(root, path)).sort((a, b) => b.root.length - a.root.length)[0];

	return {
		get library() {
			return library ?? emptyLibrary;
		},
		get problems() {
			return [...projects.flatMap((project) => project.problems), ...(library?.problems ?? [])];
		},
		get projects() {
			return projects;
		},
		get ready() {
			return ready;
		},
		get stopped() {
			return stopped;
		},
		get idle() {
			return asked === 0;
		},
		get progress() {
			return progress;
		},
		project: projectOf,
		checker(path) {
			const project = projectOf(path);
			if (!project || !library || !isDraft(project, path)) return undefined;
			const checker = checkers.get(project) ?? createChecker(library, withOutsideSources(project));
			checkers.set(project, checker);
			return checker;
		},
		role(path) {
			if (projects.some(({ root }) => projectFiles.some((name) => path === join(root, name)))) return 'project';
			if (isQuartoFile(path) && projectOf(path)) return 'project';
			// A source may stand outside of its project's folder.
			if (projects.some((project) => isSource(project, path)) || library?.isNamed(path)) return 'source';
			if (projects.some((project) => isBibliography(project, path))) return 'bibliography';
			const project = projectOf(path);
			return project && isDraft(project, path) ? 'draft' : 'none';
		},
		mention(bibliographies) {
			const fresh = bibliographies.filter(
				(path) => !mentioned.has(path) && !projects.some((project) => isBibliography(project, path)),
			);
			for (const path of fresh) mentioned.add(path);
			return fresh.length > 0;
		},
		open(roots) {
			const interrupted = reading !== undefined;
			reading?.abort();
			return inTurn(async () => {
				const loaded = await Promise.all(roots.map((root) => parts.loadProject(root, mentioned)));
				const before = projects;
				projects = loaded.map((project) => before.find((old) => isDeepStrictEqual(old, project)) ?? project);
				if (!library || !haveSameFiles(before, projects)) {
					await library?.close();
					library = undefined;
					ready = false;
					checkers = new Map();
					library = await parts.openLibrary(projects, () => void sync());
				}
				if (interrupted) ready = false;
				checkers = new Map([...checkers].filter(([project]) => projects.includes(project)));
				await read();
			});
		},
		sync,
		rebuild() {
			reading?.abort();
			return inTurn(async () => {
				await library?.rebuild();
				ready = false;
				parts.log('The index was thrown away; every source is read again.');
				await read();
			});
		},
		async settled() {
			while (asked > 0) await last;
		},
		async searchable() {
			// What is damaged, the library has already asked to have mended.
			await library?.searchable().catch(() => {});
		},
		stop: () => reading?.abort(),
		close() {
			reading?.abort();
			return inTurn(async () => {
				await library?.close();
				library = undefined;
			});
		},
	};
}

/** Whether all but the settings, which the library does not know, is the same. */
function haveSameFiles(before: readonly Project[], after: readonly Project[]): boolean {
	const files = (projects: readonly Project[]) => projects.map(({ settings: _, ...project }) => project);
	return isDeepStrictEqual(files(before), files(after));
}

function described(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
