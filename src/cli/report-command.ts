import { writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type ReportFormat, renderReport } from '../report/render.ts';
import { makeReport } from '../report/report.ts';
import { sourceFiles } from '../report/source-files.ts';
import { version } from '../report/version.ts';
import { type Checking, withOutcome } from './checking.ts';
import { exitCode, type Outcome } from './outcome.ts';
import { shownPath } from './places.ts';
import type { Terminal } from './terminal.ts';

export interface ReportRequest extends Omit<Checking, 'writeBaseline'> {
	readonly format: ReportFormat;
	/** As the user wrote it; `-`: standard output. */
	readonly output: string | undefined;
}

/** Checks drafts and writes one report of all of them; answers the exit code. */
export function report(request: ReportRequest, terminal: Terminal): Promise<number> {
	return withOutcome({ ...request, writeBaseline: false }, terminal, async (outcome) => {
		for (const { path, message, fatal } of outcome.errors) {
			if (fatal) terminal.err.write(`${shownPath(path, terminal.folder)}: ${message}\n`);
		}
		if (outcome.noSources !== undefined) terminal.err.write(`${outcome.noSources.message}\n`);
		if (outcome.drafts.length === 0) {
			terminal.err.write(`${l10n.t('Nothing was checked, so no report was written.')}\n`);
			return 2;
		}
		const made = makeReport(inputOf(outcome, terminal));
		const text = renderReport(made, await sourceFiles(made), request.format);
		const file = fileFor(request, outcome, terminal);
		if (file === undefined) {
			terminal.out.write(text);
		} else {
			writeFileSync(file, text);
			terminal.err.write(`${l10n.t('Wrote the report to {0}.', shownPath(file, terminal.folder))}\n`);
		}
		return exitCode(outcome);
	});
}

function inputOf({ drafts, errors, sources }: Outcome, { folder }: Terminal): Parameters<typeof makeReport>[0] {
	return {
		drafts: drafts.map((draft) => ({ ...draft, name: shownPath(draft.path, folder), isUnsaved: false })),
		errors,
		sources,
		made: new Date(),
		version,
		nameOf: (path) => shownPath(path, folder),
	};
}

/** A page to look at goes beside the draft that it is about; what other programs read, to standard output. */
function fileFor({ output, format }: ReportRequest, { drafts }: Outcome, { folder }: Terminal): string | undefined {
	if (output !== undefined) return output === '-' ? undefined : resolve(folder, output);
	if (format !== 'html') return undefined;
	const [only] = drafts;
	if (drafts.length > 1 || only === undefined) return join(folder, 'quotation-report.html');
	return join(dirname(only.path), `${basename(only.path, extname(only.path))}-report.html`);
}
