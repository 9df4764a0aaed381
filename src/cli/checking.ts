import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Baseline } from '../check/baseline.ts';
import { createChecker } from '../check/check.ts';
import type { Preset } from '../check/settings.ts';
import { parseMarkdown } from '../drafts/markdown.ts';
import type { Library, LibraryProblem } from '../library/library.ts';
import { bibliographiesOf, withBibliographies } from '../project/draft-bibliographies.ts';
import { withOutsideSources } from '../project/outside-sources.ts';
import { baselineFile, type Project } from '../project/project.ts';
import type { ReportedDraft } from '../report/reported-draft.ts';
import { decodeText } from '../sources/encoding.ts';
import { UnreadableSource } from '../sources/source.ts';
import { ofGoneDrafts, renewBaseline } from './baselines.ts';
import { noSources } from './no-sources.ts';
import { existingSources, openSynced } from './open-synced.ts';
import type { Outcome, ReportedError } from './outcome.ts';
import { lineAndColumn } from './places.ts';
import { findTargets, type Target } from './targets.ts';
import type { Terminal } from './terminal.ts';

/** Which drafts are to be checked, and how. */
export interface Checking {
	/** As the user wrote them; none: the current folder's project. */
	readonly paths: readonly string[];
	/** Check against these files and folders instead of the projects' own sources. */
	readonly sources: readonly string[] | undefined;
	/** Instead of the projects' own. */
	readonly preset: Preset | undefined;
	/** Make what is found the projects' baselines. */
	readonly writeBaseline: boolean;
}

/** Checks drafts, and has the outcome used while the sources' words can still be read. */
export async function withOutcome<Result>(
	request: Checking,
	terminal: Terminal,
	use: (outcome: Outcome) => Result | Promise<Result>,
): Promise<Result> {
	const sources = request.sources && existingSources(request.sources, terminal.folder);
	const { targets, errors } = await findTargets(request.paths, sources ?? [], terminal.folder);
	const checked: CheckedTarget[] = [];
	try {
		for (const target of targets) {
			if (target.drafts.length > 0) checked.push(await checkTarget(target, sources, request, terminal));
		}
		// Several projects may have one, above all where --sources names it.
		const { size: count } = new Set(
			checked.flatMap(({ library }) => library.sources.flatMap(({ path }) => path ?? [])),
		);
		const [first] = checked;
		return await use({
			drafts: checked.flatMap(({ drafts }) => drafts),
			errors: [...errors, ...checked.flatMap(({ errors }) => errors)],
			sources: count,
			noSources: count > 0 || !first ? undefined : noSourcesFor(first, sources, terminal),
			// Another preset finds other things.
			gone: request.preset ? 0 : checked.reduce((sum, { gone }) => sum + gone, 0),
		});
	} finally {
		for (const { library } of checked) await library.close();
	}
}

function noSourcesFor(
	{ project, library }: CheckedTarget,
	sources: readonly string[] | undefined,
	{ folder }: Terminal,
): Outcome['noSources'] {
	return { folder: project.root, message: noSources(project, sources, library, folder) };
}

interface CheckedTarget {
	readonly project: Project;
	readonly library: Library;
	readonly drafts: readonly ReportedDraft[];
	readonly errors: readonly ReportedError[];
	/** Findings in the baseline that occur no more. */
	readonly gone: number;
}

/** The library is left open: whoever uses the outcome reads the sources' words from it. */
async function checkTarget(
	{ project, drafts: paths }: Target,
	sources: readonly string[] | undefined,
	request: Checking,
	terminal: Terminal,
): Promise<CheckedTarget> {
	const read = await Promise.all(paths.map(readDraft));
	const drafts = read.filter((draft) => 'draft' in draft);
	const bibliographies = drafts.flatMap(({ draft, path }) => bibliographiesOf(draft, path));
	const library = await openSynced(withBibliographies(project, new Set(bibliographies)), sources, terminal);
	try {
		const { checked, gone } = await checkDrafts(project, drafts, library, request, terminal);
		const errors = [
			...read.filter((draft) => 'fatal' in draft),
			...drafts.flatMap(({ path, text, draft }) =>
				draft.problems.map(({ span, message }) => {
					return { path, place: lineAndColumn(text, span.start), message, fatal: false };
				}),
			),
			...(await Promise.all(
				library.problems
					// An entry without its file is no error: where it is quoted, that is said.
					.filter(({ code }) => code !== 'missing-file')
					// What was wrong with the baseline is gone with it.
					.filter(({ path }) => !request.writeBaseline || path !== join(project.root, baselineFile))
					.map(problemError),
			)),
		];
		return { project, library, drafts: checked, gone, errors };
	} catch (error) {
		// What it met may be mended by the time that it is closed.
		await library.close();
		throw error;
	}
}

async function checkDrafts(
	project: Project,
	drafts: readonly ReadDraft[],
	library: Library,
	{ preset, writeBaseline, sources }: Checking,
	terminal: Terminal,
): Promise<{ readonly checked: readonly ReportedDraft[]; readonly gone: number }> {
	// What --sources names has nothing to do with where the project's sources lie.
	const own = sources ? project.settings : withOutsideSources(project);
	const settings = preset ? { ...own, preset } : own;
	const checkBy = (baseline: Baseline): readonly ReportedDraft[] => {
		const checker = createChecker(library, { ...settings, baseline });
		const { preset } = settings;
		return drafts.map((read) => {
			const checked = checker.check(read.draft, read.text, read.path);
			return { ...read, checked, library, preset };
		});
	};
	const baseline = writeBaseline
		? await renewBaseline(project, checkBy(new Map()), terminal)
		: project.settings.baseline;
	const checked = checkBy(baseline);
	const gone = [...checked.map((draft) => draft.checked.gone), ...ofGoneDrafts(baseline)].reduce(
		(sum, gone) => sum + gone,
		0,
	);
	return { checked, gone };
}

async function problemError({ path, span, message }: LibraryProblem): Promise<ReportedError> {
	// Where the file has been taken away since, its name has to do.
	const text = span && (await readFile(path).then(decodeText, () => undefined));
	const place = span && text !== undefined ? lineAndColumn(text, span.start) : undefined;
	return { path, place, message, fatal: false };
}

type ReadDraft = Pick<ReportedDraft, 'path' | 'text' | 'draft'>;

/** Most who meet it have a draft in Word. */
const notText =
	'This is not a text file, and drafts are Markdown files. Pandoc makes one of a Word file: pandoc draft.docx --wrap=none -o draft.md';

async function readDraft(path: string): Promise<ReadDraft | ReportedError> {
	try {
		const text = decodeText(await readFile(path));
		return { path, text, draft: parseMarkdown(text) };
	} catch (error) {
		if (error instanceof UnreadableSource) return { path, message: notText, fatal: true };
		if ((error as NodeJS.ErrnoException).code === undefined) throw error;
		return { path, message: `This file cannot be read: ${(error as Error).message}`, fatal: true };
	}
}
