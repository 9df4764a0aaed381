import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LastDrafts } from './last-draft.ts';
import { sayNoSources } from './no-sources.ts';
import { insertPassages } from './passage-pick.ts';
import { selectedIn } from './quote-selection.ts';
import { draftToQuoteIn, quotingSources } from './quoting-sources.ts';
import type { RecentPassages } from './recent-passages.ts';
import { writeQuotation } from './write-quotation.ts';

export interface InsertQuoteOptions {
	/** Searched for at once. */
	readonly query?: string;
	/** The key of the only source to search in. */
	readonly source?: string;
}

/**
 * Insert Quote: a passage found by a few words goes into the draft with its marks and citation. In a source with a
 * selection, the selection itself goes into the draft that was written in last.
 */
export function insertQuoteCommand(client: LanguageClient, drafts: LastDrafts, recent: RecentPassages) {
	return async (options: InsertQuoteOptions = {}): Promise<void> => {
		const sources = await quotingSources(client, drafts);
		const draft = await draftToQuoteIn(drafts, sources);
		if (!draft) return;
		const editor = window.activeTextEditor;
		const isAsked = options.query !== undefined || options.source !== undefined;
		if (!isAsked && editor && !editor.selection.isEmpty && sources.isSource(editor.document)) {
			await writeQuotation(client, draft, { source: editor.document.uri.toString(), ranges: selectedIn(editor) });
			return;
		}
		if (sources.count === 0) {
			void sayNoSources();
			return;
		}
		await insertPassages(client, draft, recent, options);
	};
}
