/** What was judged of a quotation and said of it, moved to where the quotation stands now. */
import type { Quotation } from '../drafts/draft.ts';
import { moveSpan } from '../drafts/shift.ts';
import type { Span } from '../text/span.ts';
import type { Change } from './change.ts';
import type { CheckedQuotation, Finding, Fix } from './finding.ts';
import type { Trial } from './trial.ts';

/** A copy whose changes are nobody else's. */
export function movedTrial(trial: Trial, by: number): Trial {
	if (trial.changes.length === 0) return trial;
	const changes = trial.changes.map(
		(change): Change => ({
			...change,
			draft: moved(change.draft, by),
			shown: moved(change.shown, by),
			mend: change.mend && { draft: moved(change.mend.draft, by), source: change.mend.source },
		}),
	);
	return { ...trial, changes };
}

/** A copy that stays where it is; only for findings whose fixes touch nothing outside of the quotation. */
export function movedFinding(finding: Finding, by: number): Finding {
	return { ...finding, span: moved(finding.span, by), fixes: finding.fixes.map((fix) => movedFix(fix, by)) };
}

/** A copy that is nobody else's and moves with the quotation; only for findings of which `movedFinding` makes copies. */
export function movingFinding(finding: Finding, by: number, quotation: Quotation): Finding {
	return new MovingFinding(finding, by, quotation);
}

/** What was judged of a quotation and moves with it. The changes are nobody else's. */
export function movingQuotation(checked: CheckedQuotation, changes: readonly Change[]): CheckedQuotation {
	return new MovingQuotation(checked, changes);
}

/**
 * A class, since its places move when they are asked for: most are asked for by nobody, and an edit would have tens of
 * thousands of objects looked at to move them all.
 */
class MovingFinding implements Finding {
	readonly code: Finding['code'];
	readonly convention: Finding['convention'];
	readonly severity: Finding['severity'];
	readonly message: string;
	readonly differs: Finding['differs'];
	readonly passage: Finding['passage'];
	readonly quotation: Quotation;
	readonly citation: Finding['citation'];
	readonly #span: Span;
	readonly #fixes: readonly Fix[];
	/** Where the quotation stood when the places were counted. */
	#spanAt: number;
	#fixesAt: number;

	constructor(finding: Finding, by: number, quotation: Quotation) {
		this.code = finding.code;
		this.convention = finding.convention;
		this.severity = finding.severity;
		this.message = finding.message;
		this.differs = finding.differs;
		this.passage = finding.passage;
		this.quotation = quotation;
		this.citation = finding.citation;
		this.#span = moved(finding.span, by);
		this.#fixes = finding.fixes.map((fix) => movedFix(fix, by));
		this.#spanAt = quotation.span.start;
		this.#fixesAt = this.#spanAt;
	}

	get span(): Span {
		const by = this.quotation.span.start - this.#spanAt;
		this.#spanAt += by;
		if (by !== 0) moveSpan(this.#span, by);
		return this.#span;
	}

	get fixes(): readonly Fix[] {
		const by = this.quotation.span.start - this.#fixesAt;
		this.#fixesAt += by;
		if (by !== 0) for (const { edits } of this.#fixes) for (const { span } of edits) moveSpan(span, by);
		return this.#fixes;
	}
}

/** As `MovingFinding`: of most quotations nobody asks for the differences. */
class MovingQuotation implements CheckedQuotation {
	readonly quotation: Quotation;
	readonly verdict: CheckedQuotation['verdict'];
	readonly passage: CheckedQuotation['passage'];
	readonly findings: readonly Finding[];
	readonly flagged: boolean;
	readonly accepted: boolean;
	readonly cited: CheckedQuotation['cited'];
	readonly #changes: readonly Change[];
	#at: number;

	constructor(checked: CheckedQuotation, changes: readonly Change[]) {
		this.quotation = checked.quotation;
		this.verdict = checked.verdict;
		this.passage = checked.passage;
		this.findings = checked.findings;
		this.flagged = checked.flagged;
		this.accepted = checked.accepted;
		this.cited = checked.cited;
		this.#changes = changes;
		this.#at = checked.quotation.span.start;
	}

	get differences(): readonly Change[] {
		const by = this.quotation.span.start - this.#at;
		this.#at += by;
		if (by !== 0) for (const change of this.#changes) moveChange(change, by);
		return this.#changes;
	}
}

function moveChange({ draft, shown, mend }: Change, by: number): void {
	moveSpan(draft, by);
	moveSpan(shown, by);
	if (mend) moveSpan(mend.draft, by);
}

function movedFix(fix: Fix, by: number): Fix {
	return { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: moved(span, by), text })) };
}

function moved({ start, end }: Span, by: number): Span {
	return { start: start + by, end: end + by };
}
