import { type FileMatcher, fileMatcher, listFiles } from '../library/file-patterns.ts';
import { isAmongSources } from '../library/source-folder.ts';
import type { Project } from './project.ts';

export { isBibliography, isSource, listBibliographies, listSources } from '../library/source-folder.ts';

/** Whether the file (absolute) is a draft to be checked. What the project counts among its sources is none. */
export function isDraft(project: Project, path: string): boolean {
	return matcherOf(project)(path) && !isAmongSources(project, path);
}

/** Absolute paths, in order. */
export async function listDrafts(project: Project): Promise<string[]> {
	const paths = await listFiles(project.root, project.drafts, project.exclude, project.confined);
	return paths.filter((path) => !isAmongSources(project, path));
}

const matchers = new WeakMap<Project, FileMatcher>();

function matcherOf(project: Project): FileMatcher {
	const matcher = matchers.get(project) ?? fileMatcher(project.root, project.drafts, project.exclude, project.confined);
	matchers.set(project, matcher);
	return matcher;
}
