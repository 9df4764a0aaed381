import { dirname, relative, resolve, sep } from 'node:path';
import type { Draft } from '../drafts/draft.ts';
import { isBibliographyName } from '../sources/bibliography.ts';
import type { Project } from './project.ts';

/** Absolute paths of the bibliographies, of whatever kind, that a draft's front matter names, each relative to the draft. */
export function bibliographiesOf(draft: Draft, draftPath: string): readonly string[] {
	return draft.bibliographies
		.filter(({ path }) => isBibliographyName(path))
		.map(({ path }) => resolve(dirname(draftPath), path));
}

/** The project with these files among its bibliographies. */
export function withBibliographies(project: Project, paths: Iterable<string>): Project {
	const patterns = [...paths].map((path) => literally(relative(project.root, path)));
	return { ...project, bibliographies: [...project.bibliographies, ...patterns] };
}

/** A path as a pattern that means itself. */
function literally(path: string): string {
	return (sep === '/' ? path : path.replaceAll(sep, '/')).replace(/[*?[\]{}()!+@]/g, '\\$&');
}
