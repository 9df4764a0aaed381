import { CancellationTokenSource, InputBoxValidationSeverity, l10n, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type FoundPassage, insertionFor, passageWords } from '../server/protocol.ts';
import { ask } from './ask.ts';
import type { DraftPlace } from './last-draft.ts';
import { quotationForm, sayProblem } from './quotation-form.ts';
import { plain } from './write-quotation.ts';

/**
 * A box with the passage's words, of which the writer deletes some; below it stands how the quotation will read, or
 * why it cannot. Undefined: dismissed.
 */
export async function trimPassage(
	client: LanguageClient,
	{ document }: DraftPlace,
	{ source: { uri = '' }, range }: FoundPassage,
): Promise<string | undefined> {
	const passage = await ask(client, passageWords, { source: uri, range });
	if (!passage) {
		void sayProblem(l10n.t('This passage cannot be read any more. Search again.'));
		return undefined;
	}
	const editor = window.visibleTextEditors.find((candidate) => candidate.document === document);
	const nowhere = { line: 0, character: 0 };
	const input = window.createInputBox();
	input.title = l10n.t('Trim the Passage');
	input.prompt = l10n.t('Select words and delete them; put words of your own in [brackets].');
	input.value = passage.words;
	input.valueSelection = [0, 0];
	input.ignoreFocusOut = true;
	let asking: CancellationTokenSource | undefined;
	/** What was typed last is known to be quotable. */
	let quotable: string | undefined;

	const show = async (words: string): Promise<void> => {
		asking?.cancel();
		const token = new CancellationTokenSource();
		asking = token;
		try {
			const params = {
				draft: document.uri.toString(),
				selection: editor ? plain(editor.selection) : { start: nowhere, end: nowhere },
				source: uri,
				ranges: [range],
				words,
				form: quotationForm(document),
			};
			const answer = await ask(client, insertionFor, params, token.token);
			if (asking !== token) return;
			quotable = 'problem' in answer ? undefined : words;
			input.validationMessage =
				'problem' in answer
					? { message: answer.problem, severity: InputBoxValidationSeverity.Error }
					: { message: answer.text.trim(), severity: InputBoxValidationSeverity.Info };
		} catch (error) {
			if (asking === token) client.error('A trimmed passage could not be tried.', error);
		}
	};

	return new Promise((resolve) => {
		let trimmed: string | undefined;
		input.onDidChangeValue(show);
		input.onDidAccept(async () => {
			if (quotable !== input.value) await show(input.value);
			if (quotable !== input.value) return;
			trimmed = quotable;
			input.hide();
		});
		input.onDidHide(() => {
			asking?.cancel();
			asking = undefined;
			input.dispose();
			resolve(trimmed);
		});
		input.show();
		void show(input.value);
	});
}
