import type { CheckedQuotation } from '../check/finding.ts';
import type { ReportedDraft } from '../report/reported-draft.ts';
import type { LineAndColumn } from './places.ts';

/** What checking drafts came to; the texts are read while the libraries are still open. */
export interface Outcome {
	readonly drafts: readonly ReportedDraft[];
	/** What could not be read: drafts, sources, bibliographies. Everything else was checked all the same. */
	readonly errors: readonly ReportedError[];
	/** How many sources with a text there were to check against. */
	readonly sources: number;
	/** Where they were looked for (absolute), why there are none, and what to do; undefined where there are some. */
	readonly noSources: { readonly folder: string; readonly message: string } | undefined;
	/** Findings in the baselines that occur no more, in drafts that are gone too. */
	readonly gone: number;
}

export interface ReportedError {
	/** Absolute. */
	readonly path: string;
	/** Undefined: the whole file. */
	readonly place?: LineAndColumn | undefined;
	readonly message: string;
	/** The run did not do what it was asked to: a path that does not exist, a draft that cannot be read. */
	readonly fatal: boolean;
}

/**
 * 0: clean; 1: a quotation is flagged, or a finding is an error or a warning; 2: some of it could not be checked, or
 * nothing could, for want of sources.
 */
export function exitCode(outcome: Outcome): 0 | 1 | 2 {
	const { drafts, errors } = outcome;
	if (errors.some((error) => error.fatal)) return 2;
	if (outcome.noSources !== undefined && quotationsIn(outcome).length > 0) return 2;
	const found = drafts.some(
		({ checked }) =>
			checked.quotations.some((quotation) => quotation.flagged) ||
			checked.findings.some(({ severity }) => severity === 'error' || severity === 'warning'),
	);
	return found ? 1 : 0;
}

/** What promises another's exact words; titles and words as words do not. */
export function quotationsIn({ drafts }: Outcome): readonly CheckedQuotation[] {
	return drafts.flatMap(({ checked }) => checked.quotations).filter(({ quotation }) => quotation.use === 'quotation');
}

/** How many findings are left out because a baseline has them. */
export function knownFindings({ drafts }: Outcome): number {
	return drafts.reduce((sum, { checked }) => sum + checked.known.length, 0);
}
