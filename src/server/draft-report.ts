import { isAbsolute, relative } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import { renderReport } from '../report/render.ts';
import { type ReportInput, reportSteps } from '../report/report.ts';
import { verdictSentence } from '../report/sentences.ts';
import { sourceFiles } from '../report/source-files.ts';
import { summarise } from '../report/summary.ts';
import { version } from '../report/version.ts';
import type { CheckedDocument } from './checked-document.ts';
import type * as protocol from './protocol.ts';
import type { RequestParts } from './requests.ts';
import { inSlices } from './slices.ts';
import type { Workspace } from './workspace.ts';

/** A draft that changes faster is reported when it comes to rest. */
const mostTries = 5;

type Params = typeof protocol.draftReport extends protocol.CustomRequest<infer Sent, unknown> ? Sent : never;

/** A report of an open draft as it stands there, saved or not; null where the document is no draft. */
export async function draftReport(
	{ workspace, documents, open }: Pick<RequestParts, 'workspace' | 'documents' | 'open'>,
	{ uri, format, isUnsaved }: Params,
	token: CancellationToken,
): Promise<protocol.DraftReport | null> {
	// Half a library would cry wolf.
	await workspace.settled();
	for (let tries = 0; tries < mostTries && !token.isCancellationRequested; tries++) {
		const document = open.get(uri);
		if (!document || !documents.isDraft(document)) return null;
		const state = await documents.checked(document);
		if (!state) continue;
		const { library } = workspace;
		const [generation, draftVersion] = [library.generation, document.version];
		// What was checked moves along with the next version.
		const isStale = (): boolean =>
			token.isCancellationRequested ||
			document.version !== draftVersion ||
			workspace.library !== library ||
			library.generation !== generation;
		const report = await inSlices(reportSteps(inputOf(state, workspace, isUnsaved)), isStale);
		if (!report) continue;
		const files = await sourceFiles(report);
		const [draft] = report.drafts;
		if (isStale() || !draft) continue;
		return { text: renderReport(report, files, format), summary: verdictSentence(summarise(draft)) };
	}
	return null;
}

function inputOf(state: CheckedDocument, workspace: Workspace, isUnsaved: boolean): ReportInput {
	const { document, path, draft, checked } = state;
	const { library } = workspace;
	const project = workspace.project(path);
	const nameOf = (file: string): string => {
		const near = project ? relative(project.root, file) : file;
		return near.startsWith('..') || isAbsolute(near) ? file : near;
	};
	const preset = project?.settings.preset ?? 'scholarly';
	const text = document.getText();
	return {
		drafts: [{ path, text, draft, checked, library, preset, name: nameOf(path), isUnsaved }],
		sources: library.sources.length,
		// An entry without its file is no error: where it is quoted, that is said.
		errors: workspace.problems.filter(({ code }) => code !== 'missing-file'),
		made: new Date(),
		version,
		nameOf,
	};
}
