/** What would mend a finding: edits of the draft. */
import * as l10n from '@vscode/l10n';
import type { Citation, Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { citableKey } from '../text/citable-key.ts';
import type { Span } from '../text/span.ts';
import type { Change } from './change.ts';
import type { Fix } from './finding.ts';
import { shown } from './messages.ts';
import { sourceReads } from './source-text.ts';

/** In UTF-16 code units: more words than this were hardly meant to be quoted. */
const longestRestored = 400;

/** @param source that the change was judged by. */
export function fixesFor(change: Change, quotation: Quotation, source: Source, library: LibraryView): readonly Fix[] {
	const fixes: Fix[] = [];
	const mend = change.mend && safeMend(change, change.mend, quotation);
	if (mend !== undefined && mend.source.end - mend.source.start <= longestRestored) {
		const words = withInnerMarks(sourceReads(library, source, mend.source), quotation);
		const text = mend.inserted ? ` ${words.trim()}` : words;
		fixes.push({ kind: 'restore', title: restoringTitle(change, text), edits: [{ span: mend.draft, text }] });
	}
	if (change.kind === 'omission' && mend !== undefined && change.convention !== 'negation') {
		const text = mend.inserted ? ' …' : mend.draft.start === mend.draft.end ? '… ' : ' … ';
		const title = l10n.t('Mark the omission with an ellipsis');
		fixes.push({ kind: 'mark-omission', title, edits: [{ span: mend.draft, text }] });
	}
	const bracketable =
		change.kind === 'insertion' || (change.kind === 'substitution' && change.convention === 'wording');
	if (bracketable && change.draft.end > change.draft.start && isPlain(quotation, change.draft)) {
		fixes.push({
			kind: 'bracket',
			title: l10n.t('Put “{0}” in brackets as your own', shown(change.draftWords)),
			edits: [
				{ span: { start: change.draft.start, end: change.draft.start }, text: '[' },
				{ span: { start: change.draft.end, end: change.draft.end }, text: ']' },
			],
		});
	}
	return fixes;
}

interface Mend {
	readonly draft: Span;
	readonly source: Span;
	/** Nothing is replaced: the words are put in behind the word before. */
	readonly inserted: boolean;
}

/**
 * What may be replaced: wording only. Where the writer's own things stand between (a citation, a note, a comment, a
 * link, a paragraph's end), just the words that differ, or nothing.
 */
function safeMend(change: Change, mend: NonNullable<Change['mend']>, quotation: Quotation): Mend | undefined {
	if (isPlain(quotation, mend.draft)) return { ...mend, inserted: false };
	const { draft, source } = change;
	if (change.kind === 'omission') {
		const at = mend.draft.start;
		return { draft: { start: at, end: at }, source, inserted: true };
	}
	const words = draft.end > draft.start && source.end > source.start && isPlain(quotation, draft);
	return words && change.kind !== 'punctuation' ? { draft, source, inserted: false } : undefined;
}

/** Nothing but the quotation's wording stands there. */
function isPlain({ words }: Quotation, span: Span): boolean {
	let covered = 0;
	for (let i = 0; i < words.text.length; i++) {
		const from = words.from[i] as number;
		const to = words.to[i] as number;
		if (from >= span.start && to <= span.end) covered += to - from;
	}
	return covered === span.end - span.start;
}

function restoringTitle(change: Change, text: string): string {
	if (text.trim() === '') return l10n.t('Take out “{0}”', shown(change.draftWords));
	return change.kind === 'punctuation'
		? l10n.t('Restore the source’s punctuation: “{0}”', shown(change.sourceWords))
		: l10n.t('Restore the source’s words: “{0}”', shown(text));
}

/** Marks inside a quotation are of the other kind than the outer ones. */
function withInnerMarks(text: string, quotation: Quotation): string {
	const open = quotation.marks?.open;
	if (open === '“') return text.replace(/“/g, '‘').replace(/”/g, '’').replace(/"/g, '’');
	if (open === '"') return text.replace(/[“”"]/g, "'");
	return text;
}

/** None for a link, whose address is a path. */
export function correctCitation(citation: Citation, source: Source): readonly Fix[] {
	if (citation.form === 'link') return [];
	const text = citation.form === 'wiki' ? source.key : citableKey(source.key);
	return [
		{
			kind: 'correct-citation',
			title: l10n.t('Cite {0} instead', `@${source.key}`),
			edits: [{ span: citation.keySpan, text }],
		},
	];
}

export function addCitation(quotation: Quotation, source: Source): Fix {
	const at = quotation.span.end;
	return {
		kind: 'add-citation',
		title: l10n.t('Cite {0}', `@${source.key}`),
		edits: [{ span: { start: at, end: at }, text: ` [@${citableKey(source.key)}]` }],
	};
}
