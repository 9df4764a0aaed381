import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { isSource, listDrafts } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { defaultDrafts, type Project } from '../project/project.ts';
import type { ReportedError } from './outcome.ts';
import { projectRootOf } from './project-of.ts';

/** A project and those of its drafts that are to be checked, as absolute paths without repetition. */
export interface Target {
	readonly project: Project;
	readonly drafts: readonly string[];
}

/**
 * What `check` is asked to check. A path that does not exist, or holds no drafts, is an error of its own.
 * @param paths as the user wrote them; none: the project that `folder` is in
 * @param sources absolute paths of files and folders that hold sources, and so no drafts
 */
export async function findTargets(
	paths: readonly string[],
	sources: readonly string[],
	folder: string,
): Promise<{ targets: readonly Target[]; errors: readonly ReportedError[] }> {
	const found = new Map<string, { project: Project; drafts: Set<string> }>();
	const errors: ReportedError[] = [];
	const targetOf = async (root: string) => {
		const known = found.get(root);
		if (known) return known;
		const target = { project: await loadProject(root), drafts: new Set<string>() };
		found.set(root, target);
		return target;
	};
	const wanted = paths.length > 0 ? paths.map((path) => resolve(folder, path)) : [projectRootOf(folder, folder)];
	for (const path of wanted) {
		const kind = await kindOf(path);
		if (kind === 'missing') {
			errors.push({ path, message: 'There is no such file or folder.', fatal: true });
			continue;
		}
		const target = await targetOf(projectRootOf(path, folder));
		if (kind === 'file') {
			target.drafts.add(path);
			continue;
		}
		const drafts = await draftsIn(path, target.project);
		const rootOf = nearestRoots(path, target.project);
		let some = false;
		for (const root of new Set([target.project.root, ...drafts.map(rootOf)])) {
			const nearest = await targetOf(root);
			const listed = nearest === target ? drafts : await listDrafts(nearest.project);
			for (const draft of listed) {
				if (rootOf(draft) !== root || sources.some((at) => isWithin(draft, at))) continue;
				nearest.drafts.add(draft);
				some = true;
			}
		}
		if (!some) errors.push({ path, message: 'There are no Markdown drafts in this folder.', fatal: true });
	}
	return { targets: [...found.values()].map(({ project, drafts }) => ({ project, drafts: [...drafts] })), errors };
}

/** The project's folder of each draft in `folder`: a folder may hold several projects besides the one that it is in. */
function nearestRoots(folder: string, { root }: Project): (draft: string) => string {
	const top = isWithin(folder, root) ? root : folder;
	const known = new Map<string, string>();
	return (draft) => {
		const beside = dirname(draft);
		const nearest = known.get(beside) ?? projectRootOf(beside, top);
		known.set(beside, nearest);
		return nearest === top ? root : nearest;
	};
}

/** The project's drafts in a folder; in one that the project does not count as its own, all that look like drafts. */
async function draftsIn(folder: string, project: Project): Promise<string[]> {
	if (isWithin(folder, project.root)) {
		const own = (await listDrafts(project)).filter((draft) => isWithin(draft, folder));
		if (own.length > 0) return own;
	}
	const drafts = await listDrafts({ ...project, root: folder, sources: [], drafts: defaultDrafts });
	return drafts.filter((draft) => !isSource(project, draft));
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'missing'> {
	try {
		return (await stat(path)).isDirectory() ? 'folder' : 'file';
	} catch {
		return 'missing';
	}
}

/** Whether `path` is `folder` or lies in it; both absolute. */
export function isWithin(path: string, folder: string): boolean {
	const way = relative(folder, path);
	return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}
