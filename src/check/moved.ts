/** What was judged of a quotation and said of it, moved to where the quotation stands now. */
import type { Quotation } from '../drafts/draft.ts';
import { moveSpan } from '../drafts/shift.ts';
import type { Span } from '../text/span.ts';
import type { Change } from './change.ts';
import type { Finding, Fix } from './finding.ts';
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
export function movedFinding(finding: Finding, by: number, quotation: Quotation): Finding {
	const fixes = finding.fixes.map((fix) => movedFix(fix, by));
	return { ...finding, quotation, span: moved(finding.span, by), fixes };
}

/** Moves such copies themselves. */
export function moveJudged(changes: readonly Change[], findings: readonly Finding[], by: number): void {
	for (const { draft, shown, mend } of changes) {
		moveSpan(draft, by);
		moveSpan(shown, by);
		if (mend) moveSpan(mend.draft, by);
	}
	for (const { span, fixes } of findings) {
		moveSpan(span, by);
		for (const { edits } of fixes) for (const edit of edits) moveSpan(edit.span, by);
	}
}

function movedFix(fix: Fix, by: number): Fix {
	return { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: moved(span, by), text })) };
}

function moved({ start, end }: Span, by: number): Span {
	return { start: start + by, end: end + by };
}
