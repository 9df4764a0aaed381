import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Baseline } from '../check/baseline.ts';
import type { LibraryProblem } from '../library/library.ts';
import { decodeText } from '../sources/encoding.ts';
import { UnreadableSource } from '../sources/source.ts';
import { worded } from '../text/message.ts';
import { formatBaseline, parseBaseline } from './baseline-file.ts';
import { withBibliographies } from './draft-bibliographies.ts';
import { listBibliographies } from './files.ts';
import { parseProject } from './parse-project.ts';
import { baselineFile, defaultBibliographies, type Project, projectFile } from './project.ts';
import { quartoBibliographies } from './quarto.ts';

/**
 * The project of the folder `root` (absolute), with its baseline. Throws nothing: without a file everything has its
 * default, and a file that cannot be read is a problem.
 * @param onlyText the project file's text where it is known already: an editor's unsaved one
 * @param elsewhere absolute paths of bibliographies that other programs' settings name, for a project that has none
 */
export async function loadProject(
	root: string,
	onlyText?: string,
	elsewhere: readonly string[] = [],
): Promise<Project> {
	const path = join(root, projectFile);
	const file =
		onlyText === undefined
			? await readIfThere(path, (reason) => l10n.t('This file cannot be read, so defaults are used: {0}', reason))
			: { text: onlyText };
	const project: Project = { root, ...parseProject(file.text, path) };
	const baseline = await loadBaseline(root);
	return withBibliographies(
		{
			...project,
			settings: { ...project.settings, baseline: baseline.entries },
			problems: [...project.problems, ...problemsAt(path, file.problem), ...baseline.problems],
		},
		(await hasBibliographies(project)) ? [] : [...(await quartoBibliographies(root, project.exclude)), ...elsewhere],
	);
}

/** Whether its file names any, or there are some where they are looked for. */
async function hasBibliographies(project: Project): Promise<boolean> {
	return project.bibliographies !== defaultBibliographies || (await listBibliographies(project)).length > 0;
}

/** Makes these the project's baseline. */
export async function writeBaseline(root: string, baseline: Baseline): Promise<void> {
	await writeFile(join(root, baselineFile), formatBaseline(baseline, root));
}

async function loadBaseline(root: string): Promise<{ entries: Baseline; problems: readonly LibraryProblem[] }> {
	const path = join(root, baselineFile);
	const none: Baseline = new Map();
	const { text, problem } = await readIfThere(path, (reason) =>
		l10n.t('This file cannot be read, so every finding counts: {0}', reason),
	);
	if (text === '') return { entries: none, problems: problemsAt(path, problem) };
	const entries = parseBaseline(text, root);
	if (entries) return { entries, problems: [] };
	const malformed = l10n.t(
		'This is not a baseline, so every finding counts. “quotewright check --write-baseline” writes one.',
	);
	return { entries: none, problems: problemsAt(path, malformed) };
}

interface ReadFile {
	/** Empty where there is no file, or none that can be read. */
	readonly text: string;
	readonly problem?: string;
}

async function readIfThere(path: string, problem: (reason: string) => string): Promise<ReadFile> {
	try {
		return { text: decodeText(await readFile(path)) };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { text: '' };
		return { text: '', problem: problem(reasonOf(error)) };
	}
}

function reasonOf(error: unknown): string {
	if (error instanceof UnreadableSource) return worded(error.told);
	return error instanceof Error ? error.message : String(error);
}

function problemsAt(path: string, message: string | undefined): readonly LibraryProblem[] {
	if (message === undefined) return [];
	return [{ code: 'malformed-project', path, span: undefined, message, related: [] }];
}
