import type { CheckSettings } from '../check/settings.ts';
import type { LibraryProblem } from '../library/library.ts';

/** The name of a project's file, at the root of its folder. */
export const projectFile = 'quotewright.json';

/** The name of the file, beside it, that holds the baseline. */
export const baselineFile = 'quotewright.baseline.json';

/** What a project is made of besides its drafts and sources. */
export const projectFiles: readonly string[] = [projectFile, baselineFile];

/** What `quotewright.json` says, defaults filled in. Patterns are globs relative to the folder. */
export interface ProjectSettings {
	/** Documents that may be quoted. A file that these match is never a draft. */
	readonly sources: readonly string[];
	readonly bibliographies: readonly string[];
	readonly drafts: readonly string[];
	/** In no role ever; the built-in ones come first. */
	readonly exclude: readonly string[];
	/** The baseline included, once the project is loaded. */
	readonly settings: CheckSettings;
	readonly problems: readonly LibraryProblem[];
}

/** A folder whose drafts are checked against its sources. */
export interface Project extends ProjectSettings {
	/** Absolute path of the folder. */
	readonly root: string;
	/** Files outside the folder are in no role, whatever the patterns say: nobody vouches for the folder. */
	readonly confined?: boolean;
}

export const defaultSources: readonly string[] = ['seeds/**', 'sources/**'];
export const defaultBibliographies: readonly string[] = ['*.bib'];
export const defaultDrafts: readonly string[] = ['**/*.md', '**/*.markdown', '**/*.qmd', '**/*.Rmd'];
/** What programs put into a folder; excluded whatever the project says. */
export const builtInExclude: readonly string[] = [
	'**/node_modules/**',
	'**/.git/**',
	'**/.venv/**',
	'**/_site/**',
	'**/_book/**',
	'**/_freeze/**',
];
