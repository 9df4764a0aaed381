/** What was judged of a quotation, moved to where the quotation stands now. */
import type { Quotation } from '../drafts/draft.ts';
import type { Span } from '../text/span.ts';
import type { Change } from './change.ts';
import type { Finding, Fix } from './finding.ts';
import type { Trial } from './trial.ts';

export function movedTrial(trial: Trial, by: number): Trial {
	if (by === 0 || trial.changes.length === 0) return trial;
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

/** Only for findings whose fixes touch nothing outside of the quotation. */
export function movedFinding(finding: Finding, by: number, quotation: Quotation): Finding {
	if (by === 0) return { ...finding, quotation };
	const fixes = finding.fixes.map((fix) => movedFix(fix, by));
	return { ...finding, quotation, span: moved(finding.span, by), fixes };
}

function movedFix(fix: Fix, by: number): Fix {
	return { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: moved(span, by), text })) };
}

function moved({ start, end }: Span, by: number): Span {
	return { start: start + by, end: end + by };
}
