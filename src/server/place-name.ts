import { basename, relative } from 'node:path';
import { pathOf } from './positions.ts';
import type { Workspace } from './workspace.ts';

/** Names a place for a person, from the folder that the file is in: `chapters/one.md:12`. */
export type PlaceName = (uri: string, line: number) => string;

export function placesIn(workspace: Workspace): PlaceName {
	return (uri, line) => placeName(workspace, uri, line);
}

function placeName({ project, projects }: Workspace, uri: string, line: number): string {
	const path = pathOf(uri);
	const root = path === undefined ? undefined : project(path)?.root;
	if (path === undefined) return `${uri.replace(/^[^:]+:/, '')}:${line + 1}`;
	const name = root === undefined ? basename(path) : relative(root, path).replaceAll('\\', '/');
	// Several folders may have a draft of the same name.
	const folder = projects.length > 1 && root !== undefined ? `${basename(root)}/` : '';
	return `${folder}${name}:${line + 1}`;
}
