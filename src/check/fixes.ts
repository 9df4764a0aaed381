/** What would mend a finding: edits of the draft. */
import type { Citation, Quotation } from '../drafts/draft.ts';
import type { Source } from '../library/library.ts';
import type { Span } from '../text/span.ts';
import type { Change } from './change.ts';
import type { Fix } from './finding.ts';
import { shown } from './messages.ts';
import { readsAs } from './source-text.ts';

/** In UTF-16 code units: more words than this were hardly meant to be quoted. */
const longestRestored = 400;

/** @param sourceText, apparatus of the source that the change was judged by. */
export function fixesFor(
	change: Change,
	quotation: Quotation,
	sourceText: string,
	apparatus: readonly Span[],
): readonly Fix[] {
	const fixes: Fix[] = [];
	if (change.mend !== undefined && change.mend.source.end - change.mend.source.start <= longestRestored) {
		const text = withInnerMarks(readsAs(sourceText, change.mend.source, apparatus), quotation);
		fixes.push({
			kind: 'restore',
			title: restoringTitle(change, text),
			edits: [{ span: change.mend.draft, text }],
		});
	}
	if (change.kind === 'omission' && change.mend !== undefined && change.convention !== 'negation') {
		const text = change.mend.draft.start === change.mend.draft.end ? '… ' : ' … ';
		fixes.push({
			kind: 'mark-omission',
			title: 'Mark the omission with an ellipsis',
			edits: [{ span: change.mend.draft, text }],
		});
	}
	const bracketable =
		change.kind === 'insertion' || (change.kind === 'substitution' && change.convention === 'wording');
	if (bracketable && change.draft.end > change.draft.start) {
		fixes.push({
			kind: 'bracket',
			title: `Put “${shown(change.draftWords)}” in brackets as your own`,
			edits: [
				{ span: { start: change.draft.start, end: change.draft.start }, text: '[' },
				{ span: { start: change.draft.end, end: change.draft.end }, text: ']' },
			],
		});
	}
	return fixes;
}

function restoringTitle(change: Change, text: string): string {
	if (text.trim() === '') return `Take out “${shown(change.draftWords)}”`;
	return change.kind === 'punctuation'
		? `Restore the source’s punctuation: “${shown(change.sourceWords)}”`
		: `Restore the source’s words: “${shown(text)}”`;
}

/** Marks inside a quotation are of the other kind than the outer ones. */
function withInnerMarks(text: string, quotation: Quotation): string {
	const open = quotation.marks?.open;
	if (open === '“') return text.replace(/“/g, '‘').replace(/”/g, '’').replace(/"/g, '’');
	if (open === '"') return text.replace(/[“”"]/g, "'");
	return text;
}

export function correctCitation(citation: Citation, source: Source): Fix {
	return {
		kind: 'correct-citation',
		title: `Cite @${source.key} instead`,
		edits: [{ span: citation.keySpan, text: source.key }],
	};
}

export function addCitation(quotation: Quotation, source: Source): Fix {
	const at = quotation.span.end;
	return {
		kind: 'add-citation',
		title: `Cite @${source.key}`,
		edits: [{ span: { start: at, end: at }, text: ` [@${source.key}]` }],
	};
}
