/** Leaving words of a quotation out of a draft: an ellipsis for them, or nothing at either end. */
import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver/node';
import type { Quotation } from '../../drafts/draft.ts';
import type { Edit } from '../../text/edit.ts';
import { contains, type Span } from '../../text/span.ts';
import type { CheckedDocument } from '../checked-document.ts';
import { rangeOf } from '../positions.ts';
import { markStyle } from '../quotation-marks.ts';
import { type Judge, objections } from './accepted-insertion.ts';
import { ellipsisPattern, ellipsisStyle } from './ellipsis-style.ts';
import { beginsSentence, withInitial } from './initial-letter.ts';
import { wholeWords } from './whole-words.ts';

/**
 * The action for words selected inside a quotation. Where the checker would not have the quotation without them, it
 * is disabled and says why.
 */
export function leaveOutActions(state: CheckedDocument, selection: Span, judge: Judge): CodeAction[] {
	if (selection.start === selection.end) return [];
	const { draft } = state;
	const quotation = draft.quotations.find(({ content, use }) => use === 'quotation' && contains(content, selection));
	if (!quotation) return [];
	const change = withoutWords(state, quotation, selection, judge);
	if (!change) return [];
	const action = { title: l10n.t('Leave out the selected words'), kind: CodeActionKind.RefactorRewrite };
	const problem = newObjection(state.document.getText(), quotation, change, judge);
	if (problem !== undefined) return [{ ...action, disabled: { reason: problem } }];
	const { document } = state;
	const edits = [{ range: rangeOf(document, change.span), newText: change.text }];
	const textDocument = { uri: document.uri, version: document.version };
	return [{ ...action, edit: { documentChanges: [{ textDocument, edits }] } }];
}

/** The edit that leaves the selected words out; undefined where they are none, or all there are. */
function withoutWords(
	{ document, draft }: CheckedDocument,
	{ content, span }: Quotation,
	selection: Span,
	{ settings: { preset } }: Judge,
): Edit | undefined {
	const text = document.getText();
	const ellipsis = ellipsisStyle(draft, markStyle(draft));
	const chosen = withEllipses(text, content, wholeWords(text, selection));
	const before = text.slice(content.start, Math.max(content.start, chosen.start));
	const after = text.slice(Math.min(content.end, chosen.end), content.end);
	if (!hasWords(text.slice(chosen.start, chosen.end)) || !(hasWords(before) || hasWords(after))) return undefined;
	const kept = before.replace(/[\s—–]+$/u, '');
	const rest = after.replace(/^[\s,;:.!?—–]+/u, '');
	const startOfRest = content.end - rest.length;
	if (!hasWords(before)) {
		const words = beginsSentence(text.slice(0, span.start)) ? withInitial(rest, 'upper', preset) : rest;
		return replaced({ start: content.start, end: content.end }, words);
	}
	if (!hasWords(after)) {
		// The mark at a quotation's end belongs to the writer's sentence.
		const mark = /[.,]$/.exec(after.trimEnd())?.[0] ?? '';
		const shown = preset === 'strict' ? ` ${ellipsis}` : '';
		const end = `${shown}${mark}`;
		return replaced({ start: content.start + kept.replace(/[\s,;:]+$/u, '').length, end: content.end }, end);
	}
	const words = /[.!?][”’"'»«)]*$/u.test(kept) ? withInitial(rest, 'upper', preset) : rest;
	const start = content.start + kept.length;
	if (words === rest) return replaced({ start, end: startOfRest }, ` ${ellipsis} `);
	return replaced({ start, end: content.end }, ` ${ellipsis} ${words}`);
}

function replaced(span: Span, text: string): Edit {
	return { span, text };
}

function hasWords(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text);
}

/** An ellipsis beside the words left out says no more than the one that takes their place. */
function withEllipses(text: string, content: Span, chosen: Span): Span {
	let { start, end } = chosen;
	for (const { index, 0: dots } of text.slice(content.start, content.end).matchAll(ellipsisPattern)) {
		const at = content.start + index;
		if (!hasWords(text.slice(at + dots.length, start)) && at + dots.length <= start) start = at;
		if (at >= end && !hasWords(text.slice(end, at))) end = at + dots.length;
	}
	return { start, end };
}

/** What the checker would say of the quotation that it does not say now. */
function newObjection(text: string, { span }: Quotation, { span: place, text: words }: Edit, judge: Judge) {
	const changed = text.slice(0, place.start) + words + text.slice(place.end);
	const now = { start: span.start, end: span.end + words.length - (place.end - place.start) };
	const before = objections(judge, text, span).map(({ code }) => code);
	return objections(judge, changed, now).find(({ code }) => !before.includes(code))?.message;
}
