import { isAbsolute, relative, sep } from 'node:path';
import type { Project } from '../project/project.ts';

/**
 * The project as far as it stays inside its folder: for a workspace that the user does not trust, whose
 * `quotewright.json` must not make the editor read, index and show files from elsewhere.
 */
export function restricted(project: Project): Project {
	const stays = (pattern: string): boolean => staysInside(project.root, pattern.replace(/^!/, ''));
	return {
		...project,
		// What a pattern reaches may be hidden in it, and in links.
		confined: true,
		sources: project.sources.filter(stays),
		bibliographies: project.bibliographies.filter(stays),
		drafts: project.drafts.filter(stays),
	};
}

function staysInside(root: string, pattern: string): boolean {
	const way = isAbsolute(pattern) ? relative(root, pattern) : pattern;
	return (
		!isAbsolute(way) && !way.split(/[\\/]/).includes('..') && !way.startsWith(`..${sep}`) && !/[{(].*\.\./.test(way)
	);
}
