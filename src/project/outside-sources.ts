/**
 * Documents that lie where no sources are looked for: beside the draft, or at the root of the project. Whoever cites
 * one is told so, rather than that there is no such source.
 */
import { readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { CheckSettings } from '../check/settings.ts';
import { isAmongSources } from '../library/source-folder.ts';
import { readerFor } from '../sources/formats/readers.ts';
import { sourceKey } from '../sources/keys.ts';
import type { Project } from './project.ts';

/** In milliseconds: a draft is checked at every keystroke, folders change rarely. */
const remembered = 2000;

/** A project's settings with what its folders tell, for a checker: no two loadings of a project would be alike with it. */
export function withOutsideSources(project: Project): CheckSettings {
	return { ...project.settings, outsideSources: outsideSources(project) };
}

/** Finds the file that would have the key, were it a source; answers its path as seen from the project's folder. */
function outsideSources(project: Project): (key: string, draft: string) => string | undefined {
	const folders = new Map<string, { readonly files: ReadonlyMap<string, readonly string[]>; readonly at: number }>();
	const filesIn = (folder: string): ReadonlyMap<string, readonly string[]> => {
		const known = folders.get(folder);
		if (known !== undefined && performance.now() - known.at < remembered) return known.files;
		const files = documentsIn(folder);
		folders.set(folder, { files, at: performance.now() });
		return files;
	};
	return (key, draft) => {
		for (const folder of new Set([dirname(draft), project.root])) {
			// Whether it is a source takes longer to tell than all else: it is asked only of what has the key.
			const found = filesIn(folder)
				.get(key)
				?.map((name) => join(folder, name))
				.find((path) => path !== draft && !isAmongSources(project, path));
			if (found !== undefined) return relative(project.root, found).replaceAll(sep, '/');
		}
		return undefined;
	};
}

/** Names of files, by key. */
function documentsIn(folder: string): ReadonlyMap<string, readonly string[]> {
	return Map.groupBy(
		namesIn(folder).filter((name) => readerFor(name) !== undefined),
		(name) => sourceKey(name, undefined),
	);
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		// Gone, or nobody may look.
		return [];
	}
}
