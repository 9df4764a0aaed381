import { env, l10n, type TextEditor, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { insertionFor, type PlainRange } from '../server/protocol.ts';
import { ask } from './ask.ts';
import type { LastDrafts } from './last-draft.ts';
import { quotationForm, sayProblem } from './quotation-form.ts';
import { draftToQuoteIn, quotingSources } from './quoting-sources.ts';
import { plain, writeQuotation } from './write-quotation.ts';

/** Quote Selection: what is selected in an open source goes into the draft that was written in last. */
export function quoteSelectionCommand(client: LanguageClient, drafts: LastDrafts) {
	return async (): Promise<void> => {
		const editor = window.activeTextEditor;
		if (!editor) return sayOpenSource();
		const draft = await draftToQuoteIn(drafts, await quotingSources(client, drafts));
		if (!draft) return;
		if (draft.document === editor.document) return sayOpenSource();
		await writeQuotation(client, draft, { source: editor.document.uri.toString(), ranges: selectedIn(editor) });
	};
}

/** Copy as Quotation: what is selected in an open source, with its citation, on the clipboard. */
export function copyQuotationCommand(client: LanguageClient, drafts: LastDrafts) {
	return async (): Promise<void> => {
		const editor = window.activeTextEditor;
		if (!editor) return sayOpenSource();
		const { isSource } = await quotingSources(client, drafts);
		const draft = drafts.last(isSource)?.document;
		if (draft === editor.document) return sayOpenSource();
		const answer = await ask(client, insertionFor, {
			draft: draft?.uri.toString() ?? null,
			selection: null,
			source: editor.document.uri.toString(),
			ranges: selectedIn(editor),
			form: quotationForm(draft),
		});
		if ('problem' in answer) {
			void sayProblem(answer.problem);
			return;
		}
		await env.clipboard.writeText(answer.text);
		window.setStatusBarMessage(l10n.t('The quotation is on the clipboard.'), 3000);
	};
}

/** Without a selection, where the cursor stands: the sentence there is meant. */
export function selectedIn({ selection, selections }: TextEditor): PlainRange[] {
	const selected = selections.filter(({ isEmpty }) => !isEmpty);
	return (selected.length > 0 ? selected : [selection]).map(plain);
}

function sayOpenSource(): void {
	void window.showInformationMessage(
		l10n.t('Open the source to quote from and select the words in it. In a draft, Insert Quote finds them.'),
	);
}
