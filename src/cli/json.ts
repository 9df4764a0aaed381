import { draftJson } from '../report/draft-json.ts';
import { knownFindings, type Outcome } from './outcome.ts';

/** The report as the contract in docs/command-line.md has it. Grows only by new members while `version` stays. */
export function toJson(report: Outcome): object {
	return {
		version: 1,
		drafts: report.drafts.map(draftJson),
		baseline: { known: knownFindings(report), gone: report.gone },
		errors: [
			...report.errors.map(({ path, message }) => ({ path, message })),
			...(report.noSources ? [{ path: report.noSources.folder, message: report.noSources.message }] : []),
		],
	};
}
