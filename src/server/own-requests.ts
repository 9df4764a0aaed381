import * as l10n from '@vscode/l10n';
import type { CancellationToken, Connection, GenericRequestHandler } from 'vscode-languageserver/node';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { allDrafts } from './all-drafts.ts';
import type { Checks } from './checks.ts';
import { comparison } from './comparison.ts';
import { draftReport } from './draft-report.ts';
import { draftSummary } from './draft-summary.ts';
import { placesIn } from './place-name.ts';
import * as protocol from './protocol.ts';
import { answerAmong, answerInsertion, answerOffered, answerSearch, answerWords } from './quoting-requests.ts';
import type { RequestParts } from './requests.ts';
import { listed } from './search.ts';
import { answerSourcesRequests } from './sources-requests.ts';
import { statusOf } from './status.ts';

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

	answer(protocol.searchPassages, (params) => answerSearch(parts, params));
	answer(protocol.offeredPassages, (params) => answerOffered(parts, params));
	answer(protocol.sourcesAmong, (params) => answerAmong(parts, params));
	answer(protocol.passageWords, (params) => answerWords(parts, params));
	answer(protocol.insertionFor, (params) => answerInsertion(parts, params));
	answer(protocol.listSources, () => workspace.library.sources.map(listed));
	answer(protocol.draftSummary, async ({ uri }) => {
		const document = open.get(uri);
		const state = document && (await parts.documents.checked(document));
		return state ? draftSummary(state) : null;
	});
	answer(protocol.comparison, async ({ uri, position }) => {
		const document = open.get(uri);
		const state = document && (await parts.documents.checked(document));
		return state ? comparison(state, workspace.library, document.offsetAt(position), placesIn(workspace)) : null;
	});
	answer(protocol.draftReport, (params, token) => draftReport(parts, params, token));
	answerSourcesRequests(connection, parts);
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
	progress.begin(l10n.t('Checking all drafts'), 0);
	try {
		const sum = { drafts: 0, quotations: 0, flagged: 0, draftsFlagged: 0 };
		const told = (done: number, total: number): void =>
			progress.report((100 * done) / total, l10n.t('{0} of {1}', done, total));
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
