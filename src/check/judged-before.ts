/**
 * What a whole check came to, quotation by quotation, for the next check of the same draft: what an edit does not
 * concern is taken over without being looked at. After a rest, fetching from memory what the processor has forgotten
 * is most of what a keystroke costs; hence numbers in one array of numbers, and objects compared by identity.
 *
 * A quotation is as it was if it is the same object at the same index, its citations are the same and resolved alike,
 * and its passage is expected where it was. It moves with its paragraph, and what was said of it moves with it.
 */
import type { Citation, Draft, Quotation } from '../drafts/draft.ts';
import type { Source } from '../library/library.ts';
import type { Cited, Resolved } from './cited.ts';
import type { CheckedQuotation, Finding } from './finding.ts';
import type { KnownTrial } from './trial-memory.ts';

export interface Judged {
	readonly checked: CheckedQuotation;
	readonly cited: Cited;
	readonly known: KnownTrial | undefined;
}

/** Where a passage is expected: where the last one from the same source stood, if there was one. */
export interface Expected {
	readonly source: Source['id'];
	readonly at: number | undefined;
}

export interface JudgedDraft {
	readonly draft: Draft;
	readonly path: string;
	readonly generation: number;
	readonly resolved: Resolved;
	/** In the order of the quotations; in a part of a check, some are missing. */
	readonly judged: readonly Judged[];
	/** What it came to: of each of these, the quotation. */
	readonly quotations: readonly CheckedQuotation[];
	/** Of all of these, in the order of the quotations; each one's by place. */
	readonly findings: readonly Finding[];
	/** They are in the order of their places. */
	readonly isInOrder: boolean;
	/** @param expected undefined where its passage was not expected by that of another quotation */
	add(judged: Judged, index: number, expected: Expected | undefined): void;
	/** Takes over what another was told of the quotation at `index`. */
	take(from: JudgedDraft, index: number): void;
	/** Those that any of these citations, in order by their index, may belong to. */
	citing(citations: readonly number[]): readonly Judged[];
	/** Those of which something is not known to be silent. */
	notSilent(about: Silence): readonly CheckedQuotation[];
	/** Of these, only those in `said` are not silent. */
	silence(about: Silence, said: ReadonlySet<Quotation | undefined>): void;
	/** @internal Eight numbers for each. */
	readonly numbers: Int32Array;
}

/** What is found by looking at all quotations: `locators` concerns none that is silent there. */
export type Silence = 'locators' | 'speakers';

const each = 8;
const lowest = 0;
const highest = 1;
const expectedIn = 2;
const expectedAt = 3;
const foundIn = 4;
const foundAt = 5;
const findingsEnd = 6;
const flags = 7;

const takeable = 1;
const silences: Readonly<Record<Silence, number>> = { locators: 2, speakers: 4 };
const none = -1;

export function createJudged(
	draft: Draft,
	path: string,
	generation: number,
	resolved: Resolved,
	before: JudgedDraft | undefined,
): JudgedDraft {
	const numbers = new Int32Array(each * draft.quotations.length);
	const judged: Judged[] = [];
	const quotations: CheckedQuotation[] = [];
	const findings: Finding[] = [];
	let isInOrder = before?.isInOrder !== false;

	return {
		draft,
		path,
		generation,
		resolved,
		judged,
		quotations,
		findings,
		numbers,
		get isInOrder() {
			return isInOrder;
		},
		add(one, index, expected) {
			const { checked } = one;
			const { passage } = checked;
			const at = each * judged.length;
			const { citations } = checked.quotation;
			numbers[at + lowest] = citations.length === 0 ? none : Math.min(...citations);
			numbers[at + highest] = citations.length === 0 ? none : Math.max(...citations);
			numbers[at + expectedIn] = expected?.source ?? none;
			numbers[at + expectedAt] = expected?.at ?? none;
			numbers[at + foundIn] = passage?.source.id ?? none;
			numbers[at + foundAt] = passage?.span.start ?? none;
			numbers[at + flags] = isTakeable(one, index, resolved) ? takeable : 0;
			judged.push(one);
			quotations.push(checked);
			const own = checked.findings.length < 2 ? checked.findings : [...checked.findings].sort(byPlace);
			for (const finding of own) findings.push(finding);
			numbers[at + findingsEnd] = findings.length;
			isInOrder &&= isWithin(own, draft.quotations, index);
		},
		take(from, index) {
			const start = each * index;
			const at = each * judged.length;
			for (let i = 0; i < each; i++) numbers[at + i] = from.numbers[start + i] as number;
			judged.push(from.judged[index] as Judged);
			quotations.push(from.quotations[index] as CheckedQuotation);
			const end = from.numbers[start + findingsEnd] as number;
			const first = index === 0 ? 0 : (from.numbers[start - each + findingsEnd] as number);
			for (let i = first; i < end; i++) findings.push(from.findings[i] as Finding);
			numbers[at + findingsEnd] = findings.length;
		},
		citing(citations) {
			if (citations.length === 0) return [];
			return judged.filter((_, i) => {
				const from = numbers[each * i + lowest] as number;
				if (from === none) return false;
				const first = citations[firstNotBefore(citations, from)];
				return first !== undefined && first <= (numbers[each * i + highest] as number);
			});
		},
		notSilent(about) {
			const bit = silences[about];
			return quotations.filter((_, i) => ((numbers[each * i + flags] as number) & bit) === 0);
		},
		silence(about, said) {
			const bit = silences[about];
			for (let i = 0; i < judged.length; i++) {
				const at = each * i + flags;
				const now = numbers[at] as number;
				if ((now & bit) === 0 && !said.has(quotations[i]?.quotation)) numbers[at] = now | bit;
			}
		},
	};
}

/** The index of the first of the numbers, which are in order, that is not less. */
function firstNotBefore(numbers: readonly number[], least: number): number {
	let low = 0;
	let high = numbers.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] as number) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}

export function byPlace(a: Finding, b: Finding): number {
	return a.span.start - b.span.start || a.span.end - b.span.end;
}

/** Nothing that may change while quotation and citations stay the same objects had a part in it. */
function isTakeable({ checked, cited, known }: Judged, index: number, { sources }: Resolved): boolean {
	const { quotation, findings, differences } = checked;
	// A part of a quotation may depend on the part before.
	if (quotation.group !== index) return false;
	if (cited.uncheckable.length > 0 || cited.unknown.length > 0) return false;
	// Whether a citation that names nothing is held against the draft depends on the other citations.
	if (quotation.citations.some((citation) => sources[citation] === undefined)) return false;
	return known === undefined ? findings.length + differences.length === 0 : known.last?.checked === checked;
}

/** Whether no finding stands before or behind its quotation, which stands between its neighbours. */
function isWithin(findings: readonly Finding[], quotations: readonly Quotation[], index: number): boolean {
	const { span } = quotations[index] as Quotation;
	const before = quotations[index - 1]?.span.end ?? 0;
	const after = quotations[index + 1]?.span.start ?? Number.POSITIVE_INFINITY;
	if (before > span.start || after < span.end) return false;
	return findings.every((finding) => span.start <= finding.span.start && finding.span.end <= span.end);
}

/** Tells of the quotations of a draft, one after the other, whether they may be taken over. */
export interface Comparison {
	/** @param last where in each source the last passage before this quotation stands */
	isAsBefore(index: number, last: ReadonlyMap<Source['id'], number>): boolean;
	/** Notes where the passage of a quotation that was taken over stands. */
	passOver(index: number, last: Map<Source['id'], number>): void;
}

export function compareJudged(before: JudgedDraft, draft: Draft, resolved: Resolved): Comparison {
	const { numbers } = before;
	const quotations = before.draft.quotations;
	const { head, tail } = sameCitations(before, draft.citations, resolved);
	return {
		isAsBefore(index, last) {
			if (draft.quotations[index] !== quotations[index] || index >= quotations.length) return false;
			const at = each * index;
			if (((numbers[at + flags] as number) & takeable) === 0) return false;
			if ((numbers[at + highest] as number) >= head && (numbers[at + lowest] as number) < tail) return false;
			const source = numbers[at + expectedIn] as number;
			return source === none || (last.get(source) ?? none) === numbers[at + expectedAt];
		},
		passOver(index, last) {
			const source = numbers[each * index + foundIn] as number;
			if (source !== none) last.set(source, numbers[each * index + foundAt] as number);
		},
	};
}

/** Before `head` and from `tail` on, the citations are the same and resolved alike. */
function sameCitations(
	{ draft: { citations: before }, resolved: { sources: beforeSources } }: JudgedDraft,
	citations: readonly Citation[],
	{ sources }: Resolved,
): { head: number; tail: number } {
	const isSame = (i: number) => citations[i] === before[i] && sources[i] === beforeSources[i];
	const most = Math.min(citations.length, before.length);
	let head = 0;
	while (head < most && isSame(head)) head++;
	// A citation more or less gives all that follow another number.
	if (citations.length !== before.length) return { head, tail: Number.POSITIVE_INFINITY };
	let tail = most;
	while (tail > head && isSame(tail - 1)) tail--;
	return { head, tail };
}
