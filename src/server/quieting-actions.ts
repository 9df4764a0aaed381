import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver/node';
import { acceptanceOf } from '../check/accepted.ts';
import type { Finding } from '../check/finding.ts';
import { ignoringIn } from '../drafts/ignoring.ts';
import type { LibraryView } from '../library/library.ts';
import type { Edit } from '../text/edit.ts';
import type { CheckedDocument } from './checked-document.ts';
import { acceptingEdit, type ProjectDocument } from './project-document.ts';

/** A finding and how the editor shows it. */
export interface Shown {
	readonly finding: Finding;
	readonly diagnostic: Diagnostic;
}

/**
 * For who does not want to mend a finding: ignoring it, accepting the quotation. What comes to the same for several
 * findings is offered once, for all of them.
 * @param project where accepted quotations are kept; undefined: they cannot be.
 * @param edit of the draft
 */
export function quietingActions(
	shown: readonly Shown[],
	state: CheckedDocument,
	library: LibraryView,
	project: ProjectDocument | undefined,
	edit: (edits: readonly Edit[]) => WorkspaceEdit,
): CodeAction[] {
	const actions = new Map<string, CodeAction & { diagnostics: Diagnostic[] }>();
	const offer = (title: string, change: WorkspaceEdit, diagnostic: Diagnostic): void => {
		const key = JSON.stringify(change);
		const same = actions.get(key);
		if (same) same.diagnostics.push(diagnostic);
		else actions.set(key, { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: change });
	};
	const quietable = shown.filter(({ finding }) => finding.code !== 'unused-ignore');
	const ignoring = ignoringIn(state.document.getText(), state.draft);
	for (const { finding, diagnostic } of quietable) {
		const { reach, edits } = ignoring(placeOf(finding), finding.code);
		const title =
			reach === 'line'
				? l10n.t('Ignore “{0}” on the next line', finding.code)
				: l10n.t('Ignore “{0}” in this block', finding.code);
		offer(title, edit(edits), diagnostic);
	}
	for (const { finding, diagnostic } of quietable) {
		const change = project && accepting(finding, state, library, project);
		if (change) offer(l10n.t('Accept this quotation as it stands'), change, diagnostic);
	}
	return [...actions.values()];
}

/** Where the comment has to be about: a quotation is ignored as a whole, a citation where it stands. */
function placeOf({ quotation, citation, span }: Finding): number {
	return quotation && !citation ? quotation.span.start : span.start;
}

function accepting(
	{ code, quotation }: Finding,
	state: CheckedDocument,
	library: LibraryView,
	project: ProjectDocument,
): WorkspaceEdit | undefined {
	const checked = state.checked.quotations.find((candidate) => candidate.quotation === quotation);
	// That there is nothing to check against is said of the source, not of the quotation.
	if (!checked || code === 'uncheckable') return undefined;
	return acceptingEdit(project, acceptanceOf(checked, state.draft, library));
}
