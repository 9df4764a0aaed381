import { l10n, type TextDocument, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { sourcesAmong } from '../server/protocol.ts';
import { ask } from './ask.ts';
import type { DraftPlace, LastDrafts } from './last-draft.ts';

/** Which of the documents worked with are sources: one in Markdown may be. */
export interface QuotingSources {
	readonly count: number;
	isSource(document: TextDocument): boolean;
}

export async function quotingSources(client: LanguageClient, drafts: LastDrafts): Promise<QuotingSources> {
	const active = window.activeTextEditor?.document;
	const uris = [...(active ? [active] : []), ...drafts.all].map(({ uri }) => uri.toString());
	const { shown, count } = await ask(client, sourcesAmong, { uris });
	return { count, isSource: ({ uri }) => shown.includes(uri.toString()) };
}

/** The draft to quote in; undefined: there is none, and that was said. */
export async function draftToQuoteIn(drafts: LastDrafts, sources: QuotingSources): Promise<DraftPlace | undefined> {
	const draft = drafts.last((document) => sources.isSource(document));
	if (!draft) {
		// Not awaited, as no message is: the command is done, whether or not anyone closes it.
		void window.showInformationMessage(
			l10n.t('Open the draft to quote in (a Markdown file) first, then run the command again.'),
		);
	}
	return draft;
}
