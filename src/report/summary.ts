/** What a report comes to, in numbers. */
import type { Finding, Severity } from '../check/finding.ts';
import type { DraftReport, ReportedQuotation } from './report.ts';
import type { Quieted, Standing } from './standing.ts';
import { wasCompared, worst } from './standing.ts';

export interface Summary {
	readonly quotations: number;
	/** Quotations that were held against a source's words. */
	readonly compared: number;
	/** Quotations with a finding that is more than a hint. */
	readonly wrong: number;
	/** By what they come to, the best first; those that were compared apart from those that were not. */
	readonly standings: readonly StandingCount[];
	/** Findings, the worst first. */
	readonly severities: readonly { readonly severity: Severity; readonly count: number }[];
	/** Quotations about which there would be something to say. */
	readonly quieted: readonly { readonly quieted: Quieted; readonly count: number }[];
	/** What is to be corrected, by place. */
	readonly corrections: readonly Correction[];
}

export interface StandingCount {
	readonly standing: Standing;
	readonly count: number;
}

/** A finding, and where the report says it: the quotation's number, or the remark's. */
export interface Correction {
	readonly finding: Finding;
	readonly quotation: number | undefined;
	readonly remark: number | undefined;
	/** In the draft, from 1. */
	readonly line: number;
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const standings: readonly Standing[] = [
	'verbatim',
	'acceptable',
	'altered',
	'unmarked-omission',
	'unmarked-insertion',
	'meaning-changed',
	'not-found',
	'wrong-source',
	'wrong-locator',
	'wrong-speaker',
	'unknown-source',
	'uncheckable',
	'uncited',
	'own-words',
	'not-compared',
];
const quieting: readonly Quieted[] = ['accepted', 'ignored', 'baseline', 'off'];

export function summarise({ input, quotations, remarks }: DraftReport): Summary {
	const { findings } = input.checked;
	const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
	return {
		quotations: quotations.length,
		compared: quotations.filter(({ checked }) => wasCompared(checked)).length,
		wrong: quotations.filter(isWrong).length,
		standings: countStandings(quotations),
		severities: severities.flatMap((severity) => {
			const number = count(severity);
			return number === 0 ? [] : [{ severity, count: number }];
		}),
		quieted: quieting.flatMap((quieted) => {
			const number = quotations.filter((quotation) => quotation.quieted === quieted).length;
			return number === 0 ? [] : [{ quieted, count: number }];
		}),
		corrections: correctionsOf(quotations, remarks),
	};
}

function isWrong({ findings, quieted }: ReportedQuotation): boolean {
	const severity = worst(findings);
	return quieted === undefined && severity !== undefined && severity !== 'hint';
}

function countStandings(quotations: readonly ReportedQuotation[]): StandingCount[] {
	const counts = new Map<Standing, number>();
	for (const { standing } of quotations) counts.set(standing, (counts.get(standing) ?? 0) + 1);
	return [...counts]
		.map(([standing, count]) => ({ standing, count }))
		.sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing));
}

/** Each finding once, at the first quotation that it concerns. */
function correctionsOf(quotations: readonly ReportedQuotation[], remarks: DraftReport['remarks']): Correction[] {
	const all = new Map<Finding, Correction>();
	for (const { number, findings, line } of quotations) {
		for (const finding of findings) {
			if (!all.has(finding)) all.set(finding, { finding, quotation: number, remark: undefined, line });
		}
	}
	for (const { number, finding, line } of remarks) {
		all.set(finding, { finding, quotation: undefined, remark: number, line });
	}
	return [...all.values()]
		.filter(({ finding }) => finding.severity !== 'hint')
		.sort((a, b) => a.finding.span.start - b.finding.span.start);
}
