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

/** A copy that is nobody else's; only for findings whose fixes touch nothing outside of the quotation. */
export function movedFinding(finding: Finding, by: number, quotation: Quotation, way: Way): Finding {
	return new MovingFinding(finding, by, quotation, way);
}

/** What was judged of a quotation and moves along a way. The changes are nobody else's. */
export function movingQuotation(checked: CheckedQuotation, changes: readonly Change[], way: Way): CheckedQuotation {
	return new MovingQuotation(checked, changes, way);
}

/** Moves what was judged, and such findings. */
export function moveJudged(way: Way, findings: readonly Finding[], by: number): void {
	way.far += by;
	for (const { span } of findings) moveSpan(span, by);
}

/** How far what was judged of a quotation has moved. */
export interface Way {
	far: number;
}

/**
 * A class, since its fixes move when they are asked for: most are asked for by nobody, and an edit would have tens of
 * thousands of objects looked at to move them all.
 */
class MovingFinding implements Finding {
	readonly code: Finding['code'];
	readonly convention: Finding['convention'];
	readonly severity: Finding['severity'];
	readonly message: string;
	readonly span: Span;
	readonly differs: Finding['differs'];
	readonly passage: Finding['passage'];
	readonly quotation: Quotation;
	readonly citation: Finding['citation'];
	readonly #fixes: readonly Fix[];
	readonly #way: Way;
	#moved: number;

	constructor(finding: Finding, by: number, quotation: Quotation, way: Way) {
		this.code = finding.code;
		this.convention = finding.convention;
		this.severity = finding.severity;
		this.message = finding.message;
		this.span = moved(finding.span, by);
		this.differs = finding.differs;
		this.passage = finding.passage;
		this.quotation = quotation;
		this.citation = finding.citation;
		this.#fixes = finding.fixes.map((fix) => movedFix(fix, by));
		this.#way = way;
		this.#moved = way.far;
	}

	get fixes(): readonly Fix[] {
		const by = this.#way.far - this.#moved;
		this.#moved += by;
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
	readonly #way: Way;
	#moved: number;

	constructor(checked: CheckedQuotation, changes: readonly Change[], way: Way) {
		this.quotation = checked.quotation;
		this.verdict = checked.verdict;
		this.passage = checked.passage;
		this.findings = checked.findings;
		this.flagged = checked.flagged;
		this.accepted = checked.accepted;
		this.cited = checked.cited;
		this.#changes = changes;
		this.#way = way;
		this.#moved = way.far;
	}

	get differences(): readonly Change[] {
		const by = this.#way.far - this.#moved;
		this.#moved += by;
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
