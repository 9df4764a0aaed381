import * as l10n from '@vscode/l10n';
import {
	type CodeAction,
	CodeActionKind,
	type Diagnostic,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Finding, Fix } from '../check/finding.ts';
import type { LibraryView } from '../library/library.ts';
import type { Edit } from '../text/edit.ts';
import { overlaps, type Span } from '../text/span.ts';
import { type CheckedDocument, touches } from './checked-document.ts';
import { isCompared } from './comparison.ts';
import { diagnosticSource, findingDiagnostic } from './diagnostics.ts';
import { rangeOf } from './positions.ts';
import type { ProjectDocument } from './project-document.ts';
import { quietingActions } from './quieting-actions.ts';

/** Restores the source's words in every quotation of a draft. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.quotewright`;

/**
 * The fixes for what stands at `span`, each tied to its diagnostic.
 * @param shown the diagnostics that the editor asks about; a fix for one of them carries that very diagnostic.
 * @param project where accepted quotations are kept; undefined: they cannot be.
 * @param only the kinds of action that are wanted; undefined: quick fixes.
 * @param compares the client can show a quotation beside its passage.
 */
export function codeActions(
	state: CheckedDocument,
	library: LibraryView,
	span: Span,
	shown: readonly Diagnostic[],
	only: readonly string[] | undefined,
	project: ProjectDocument | undefined,
	compares: boolean,
): CodeAction[] {
	const actions: CodeAction[] = [];
	if (only === undefined || wants(only, CodeActionKind.QuickFix)) {
		const here = state.checked.findings
			.filter((finding) => overlaps(finding.span, span) || touches(finding.span, span.start))
			.map((finding) => ({ finding, diagnostic: diagnosticOf(finding, state, library, shown) }));
		for (const { finding, diagnostic } of here) {
			for (const fix of finding.fixes) actions.push(quickFix(fix, diagnostic, state));
		}
		if (compares) actions.push(...comparing(here, state));
		const edit = (edits: readonly Edit[]) => versionedEdit(state, textEdits(edits, state));
		actions.push(...quietingActions(here, state, library, project, edit));
	}
	if (only !== undefined && wants(only, fixAllKind)) {
		const edits = restoringEdits(state);
		if (edits.length > 0) {
			actions.push({
				title: l10n.t('Restore the source’s words in every quotation'),
				kind: fixAllKind,
				edit: versionedEdit(state, edits),
			});
		}
	}
	return actions;
}

interface Shown {
	readonly finding: Finding;
	readonly diagnostic: Diagnostic;
}

function quickFix(fix: Fix, diagnostic: Diagnostic, state: CheckedDocument): CodeAction {
	return {
		title: fix.title,
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic],
		isPreferred: fix.kind === 'restore',
		edit: versionedEdit(state, textEdits(fix.edits, state)),
	};
}

/** Shows the quotation beside its passage; once, however many findings stand here. */
function comparing(here: readonly Shown[], state: CheckedDocument): CodeAction[] {
	const found = here.find(({ finding }) =>
		state.checked.quotations.some((checked) => checked.quotation === finding.quotation && isCompared(checked)),
	);
	if (!found) return [];
	const title = l10n.t('Compare with the source');
	const place = { uri: state.document.uri, position: rangeOf(state.document, found.finding.span).start };
	return [
		{
			title,
			kind: CodeActionKind.QuickFix,
			diagnostics: [found.diagnostic],
			command: { title, command: 'quotewright.compare', arguments: [place] },
		},
	];
}

/** One fix of each finding that has one restoring; where two would touch the same words, the first. */
function restoringEdits(state: CheckedDocument): TextEdit[] {
	const taken: Span[] = [];
	const edits: TextEdit[] = [];
	for (const finding of state.checked.findings) {
		const fix = finding.fixes.find((candidate) => candidate.kind === 'restore');
		if (!fix || fix.edits.some((edit) => taken.some((other) => clash(edit.span, other)))) continue;
		taken.push(...fix.edits.map((edit) => edit.span));
		edits.push(...textEdits(fix.edits, state));
	}
	return edits;
}

/** Two insertions at one place clash too: their order would be a guess. */
function clash(a: Span, b: Span): boolean {
	return overlaps(a, b) || a.start === b.start || (a.start <= b.end && b.start <= a.end && a.start === a.end);
}

function textEdits(edits: readonly Edit[], state: CheckedDocument): TextEdit[] {
	return edits.map(({ span, text }) => ({ range: rangeOf(state.document, span), newText: text }));
}

/** With the version it was made for, so that an editor refuses it when the draft has moved on. */
function versionedEdit({ document }: CheckedDocument, edits: TextEdit[]): WorkspaceEdit {
	return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

function diagnosticOf(
	finding: Finding,
	state: CheckedDocument,
	library: LibraryView,
	shown: readonly Diagnostic[],
): Diagnostic {
	const own = findingDiagnostic(finding, state.document, library);
	const same = shown.find(
		(other) =>
			other.source === diagnosticSource &&
			other.code === own.code &&
			other.message === own.message &&
			other.range.start.line === own.range.start.line &&
			other.range.start.character === own.range.start.character &&
			other.range.end.line === own.range.end.line &&
			other.range.end.character === own.range.end.character,
	);
	return same ?? own;
}

/** `source` wants `source.fixAll.quotewright`, and so does `source.fixAll`. */
export function wants(only: readonly string[], kind: string): boolean {
	return only.some((wanted) => wanted === '' || wanted === kind || kind.startsWith(`${wanted}.`));
}
