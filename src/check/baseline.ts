/**
 * The baseline of a large existing draft: what was found in it once, so that only what is new counts. A finding is
 * known by what it says, not by where it stands: its code, the quotation's text and the words that differ.
 */
import { foldWording } from '../text/wording.ts';
import type { Finding } from './finding.ts';
import { quotedWords } from './source-text.ts';

/** Entries by the absolute path of their draft. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

export interface BaselineEntry {
	readonly code: string;
	/** As it reads; empty where the finding is about a citation. */
	readonly quotation: string;
	/** The words that differ, or the key of the citation that the finding is about. */
	readonly draft: string;
	/** The source's words that differ. */
	readonly source: string;
	/** How many findings say the same. */
	readonly count: number;
}

/** The findings as a baseline keeps them, each once, in an order that does not depend on their places. */
export function baselineOf(findings: readonly Finding[]): readonly BaselineEntry[] {
	const entries = new Map<string, BaselineEntry>();
	for (const finding of findings) {
		if (!mayBeKnown(finding)) continue;
		const entry = entryOf(finding);
		const key = identity(entry);
		entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
	}
	return [...entries.values()].sort(
		(a, b) =>
			compare(a.quotation, b.quotation) ||
			compare(a.code, b.code) ||
			compare(a.draft, b.draft) ||
			compare(a.source, b.source),
	);
}

export interface Weighed {
	/** Not in the baseline. */
	readonly fresh: readonly Finding[];
	readonly known: readonly Finding[];
	/** How many the baseline has more. */
	readonly gone: number;
}

/** Parts the findings of a draft (by place) into those that its baseline has and those that are new. */
export function weigh(findings: readonly Finding[], baseline: readonly BaselineEntry[]): Weighed {
	if (baseline.length === 0) return { fresh: findings, known: [], gone: 0 };
	const left = new Map(countsOf(baseline));
	const fresh: Finding[] = [];
	const known: Finding[] = [];
	for (const finding of findings) {
		const key = mayBeKnown(finding) ? identityOf(finding) : '';
		const count = left.get(key) ?? 0;
		left.set(key, Math.max(0, count - 1));
		(count > 0 ? known : fresh).push(finding);
	}
	return { fresh, known, gone: [...left.values()].reduce((sum, count) => sum + count, 0) };
}

/** A draft is checked at every keystroke, and its baseline stays the same. */
const counted = new WeakMap<readonly BaselineEntry[], ReadonlyMap<string, number>>();

function countsOf(baseline: readonly BaselineEntry[]): ReadonlyMap<string, number> {
	const known = counted.get(baseline);
	if (known) return known;
	const counts = new Map<string, number>();
	for (const entry of baseline) counts.set(identity(entry), (counts.get(identity(entry)) ?? 0) + entry.count);
	counted.set(baseline, counts);
	return counts;
}

/** Folding what a finding says takes longer than all else that a keystroke asks of it. */
const identities = new WeakMap<Finding, { identity: string | undefined }>();

function identityOf(finding: Finding): string {
	const shared = sharedBy(finding);
	shared.identity ??= identity(entryOf(finding));
	return shared.identity;
}

function sharedBy(finding: Finding): { identity: string | undefined } {
	const shared = identities.get(finding) ?? { identity: undefined };
	identities.set(finding, shared);
	return shared;
}

/** Tells that a finding says the same as another, at another place. */
export function carryIdentity(from: Finding, to: Finding): void {
	identities.set(to, sharedBy(from));
}

/** An ignore comment that silences nothing is easier removed than kept. */
function mayBeKnown({ code }: Finding): boolean {
	return code !== 'unused-ignore';
}

function entryOf({ code, quotation, citation, differs }: Finding): BaselineEntry {
	return {
		code,
		quotation: quotation && !citation ? quotedWords(quotation) : '',
		draft: differs?.draft ?? citation?.key ?? '',
		source: differs?.source ?? '',
		count: 1,
	};
}

function identity({ code, quotation, draft, source }: BaselineEntry): string {
	return [code, foldWording(quotation), foldWording(draft), foldWording(source)].join('\u0001');
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
