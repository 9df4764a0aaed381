import type { ReportedDraft } from '../report/reported-draft.ts';
import type { LineAndColumn } from './places.ts';

/** What checking drafts came to; the texts are read while the libraries are still open. */
export interface Outcome {
	readonly drafts: readonly ReportedDraft[];
	/** What could not be read: drafts, sources, bibliographies. Everything else was checked all the same. */
	readonly errors: readonly ReportedError[];
	/** How many sources with a text there were to check against. */
	readonly sources: number;
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

/** 0: clean; 1: a quotation is flagged, or a finding is an error or a warning; 2: some of it could not be checked. */
export function exitCode({ drafts, errors }: Outcome): 0 | 1 | 2 {
	if (errors.some((error) => error.fatal)) return 2;
	const found = drafts.some(
		({ checked }) =>
			checked.quotations.some((quotation) => quotation.flagged) ||
			checked.findings.some(({ severity }) => severity === 'error' || severity === 'warning'),
	);
	return found ? 1 : 0;
}

/** How many findings are left out because a baseline has them. */
export function knownFindings({ drafts }: Outcome): number {
	return drafts.reduce((sum, { checked }) => sum + checked.known.length, 0);
}
