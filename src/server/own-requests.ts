import type { CancellationToken, Connection, GenericRequestHandler } from 'vscode-languageserver/node';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { allDrafts } from './all-drafts.ts';
import type { Checks } from './checks.ts';
import { comparison } from './comparison.ts';
import { draftSummary } from './draft-summary.ts';
import { insertion } from './insertion.ts';
import { openAt } from './open-documents.ts';
import { sourceDocument, spanOf } from './positions.ts';
import * as protocol from './protocol.ts';
import type { RequestParts } from './requests.ts';
import { foundPassages, listed } from './search.ts';
import { sourcePathOf } from './source-address.ts';
import { statusOf } from './status.ts';
import { isView } from './view-requests.ts';

export interface OwnRequestParts extends RequestParts {
	readonly checks: Checks;
	/** Resolves when nothing is being read or checked. */
	readonly idle: () => Promise<void>;
}

/** Answers the requests of our own client, `protocol.ts`. */
export function answerOwnRequests(connection: Connection, parts: OwnRequestParts): void {
	const { workspace, open } = parts;
	const answer = <Params, Result>(
		{ method }: protocol.CustomRequest<Params, Result>,
		handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
	): void => {
		connection.onRequest(method, handler as GenericRequestHandler<Result, void>);
	};

	answer(protocol.searchPassages, ({ query, limit }) => foundPassages(workspace.library, query, limit));
	answer(protocol.listSources, () => workspace.library.sources.map(listed));
	answer(protocol.insertionFor, (params) => {
		const draft = open.get(params.draft);
		const path = sourcePathOf(params.source);
		const source = path === undefined ? undefined : workspace.library.byPath(path);
		if (!draft || !source) return null;
		// An editor may have changes that are not saved yet: what it shows is what the user means. But what it shows of a
		// message's or a web page's file is not the text that was read from it.
		const editor = isView(params.source) ? undefined : openAt(open, source.path ?? '');
		const lines = editor ?? sourceDocument(workspace.library, source);
		if (!lines) return null;
		const shown = editor?.getText() ?? workspace.library.text(source);
		const passage = { source, text: shown, span: spanOf(lines, params.range) };
		const text = draft.getText();
		const place = { draft: parts.parse(text), text, span: spanOf(draft, params.selection) };
		const written = insertion(workspace.library, passage, place);
		return written === undefined ? null : { text: written };
	});
	answer(protocol.draftSummary, async ({ uri }) => {
		const document = open.get(uri);
		const state = document && (await parts.documents.checked(document));
		return state ? draftSummary(state) : null;
	});
	answer(protocol.comparison, async ({ uri, position }) => {
		const document = open.get(uri);
		const state = document && (await parts.documents.checked(document));
		return state ? comparison(state, workspace.library, document.offsetAt(position)) : null;
	});
	answer(protocol.rebuildLibrary, async (_params, token) => {
		const stopping = token.onCancellationRequested(() => workspace.stop());
		await workspace.rebuild();
		stopping.dispose();
		return statusOf(workspace);
	});
	answer(protocol.checkAllDrafts, async ({ workDoneToken }, token) => {
		await workspace.settled();
		return checkAllDrafts(connection, parts, workDoneToken, token);
	});
	answer(protocol.whenIdle, async () => {
		await parts.idle();
		return null;
	});
}

async function checkAllDrafts(
	connection: Connection,
	{ workspace, documents, open, checks }: OwnRequestParts,
	workDoneToken: string,
	token: CancellationToken,
): Promise<protocol.AllDraftsChecked> {
	const progress = connection.window.attachWorkDoneProgress(workDoneToken);
	progress.begin('Checking all drafts', 0);
	try {
		const sum = { drafts: 0, quotations: 0, flagged: 0, draftsFlagged: 0 };
		const told = (done: number, total: number): void => progress.report((100 * done) / total, `${done} of ${total}`);
		for await (const state of allDrafts(workspace, documents, open, token, told)) {
			checks.show(state);
			const { quotations, flagged } = draftSummary(state);
			sum.drafts += 1;
			sum.quotations += quotations;
			sum.flagged += flagged;
			sum.draftsFlagged += flagged > 0 ? 1 : 0;
		}
		if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
		return sum;
	} finally {
		progress.done();
	}
}
