import { readFile } from 'node:fs/promises';
import { type Checker, createChecker } from '../check/check.ts';
import type { Preset } from '../check/settings.ts';
import { parseMarkdown } from '../drafts/markdown.ts';
import type { Library } from '../library/library.ts';
import { decodeText } from '../sources/encoding.ts';
import { UnreadableSource } from '../sources/source.ts';
import { toJson } from './json.ts';
import { existingSources, openSynced } from './open-synced.ts';
import { createPaint, wantsColour } from './paint.ts';
import { toPretty } from './pretty.ts';
import { exitCode, type Report, type ReportedDraft, type ReportedError } from './report.ts';
import { findTargets } from './targets.ts';
import type { Terminal } from './terminal.ts';

export interface CheckRequest {
	/** As the user wrote them; none: the current folder's project. */
	readonly paths: readonly string[];
	/** Check against these files and folders instead of the projects' own sources. */
	readonly sources: readonly string[] | undefined;
	readonly format: 'pretty' | 'json';
	/** Instead of the projects' own. */
	readonly preset: Preset | undefined;
}

/** Checks drafts and writes the report; answers the exit code. */
export async function check(request: CheckRequest, terminal: Terminal): Promise<number> {
	const sources = request.sources && existingSources(request.sources, terminal.folder);
	const { targets, errors } = await findTargets(request.paths, sources ?? [], terminal.folder);
	const drafts: ReportedDraft[] = [];
	const allErrors: ReportedError[] = [...errors];
	const libraries: Library[] = [];
	try {
		for (const { project, drafts: paths } of targets) {
			if (paths.length === 0) continue;
			const library = await openSynced(project, sources, terminal);
			libraries.push(library);
			const { settings } = project;
			const checker = createChecker(library, request.preset ? { ...settings, preset: request.preset } : settings);
			for (const path of paths) {
				const draft = await checkDraft(path, library, checker);
				if ('message' in draft) allErrors.push(draft);
				else drafts.push(draft);
			}
			allErrors.push(...library.problems.map(({ path, message }) => ({ path, message, fatal: false })));
		}
		const report: Report = {
			drafts,
			errors: allErrors,
			sources: libraries.reduce(
				(total, { sources }) => total + sources.filter(({ path }) => path !== undefined).length,
				0,
			),
		};
		write(report, request.format, terminal);
		return exitCode(report);
	} finally {
		for (const library of libraries) library.close();
	}
}

async function checkDraft(path: string, library: Library, checker: Checker): Promise<ReportedDraft | ReportedError> {
	try {
		const text = decodeText(await readFile(path));
		const draft = parseMarkdown(text);
		return { path, text, draft, checked: checker.check(draft, text, path), library };
	} catch (error) {
		if (error instanceof UnreadableSource)
			return { path, message: 'This is not a text file: it cannot be checked.', fatal: true };
		if ((error as NodeJS.ErrnoException).code === undefined) throw error;
		return { path, message: `This file cannot be read: ${(error as Error).message}`, fatal: true };
	}
}

function write(report: Report, format: 'pretty' | 'json', { folder, env, out }: Terminal): void {
	if (format === 'json') {
		out.write(`${JSON.stringify(toJson(report))}\n`);
		return;
	}
	const paint = createPaint(wantsColour(env, out.isTerminal));
	out.write(toPretty(report, { folder, width: out.width ?? 100, paint }));
}
