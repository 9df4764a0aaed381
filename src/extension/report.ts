import {
	commands,
	env,
	l10n,
	ProgressLocation,
	type TextDocument,
	UIKind,
	Uri,
	ViewColumn,
	window,
	workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { draftReport, sourcesAmong } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { draftLanguages } from './client.ts';
import type { LastDrafts } from './last-draft.ts';

/**
 * Report: a page about the draft that is written in, to be read, printed and signed, saved where the user chooses. The
 * file's ending says in which form. An editor's title menu tells which draft; `{ to }`, a file, is not asked for. No
 * message is awaited: the command is done, whether or not anyone closes it.
 */
export function reportCommand(client: LanguageClient, drafts: LastDrafts) {
	return async (draft?: Uri, options?: { readonly to?: Uri }): Promise<void> => {
		const document = await draftFor(client, drafts, draft);
		if (!document) {
			void window.showInformationMessage(l10n.t('Open the draft (a Markdown file) first, then run Create Report.'));
			return;
		}
		const to = options?.to ?? (await chooseFile(document));
		if (!to) return;
		if (to.toString() === document.uri.toString()) {
			void window.showErrorMessage(l10n.t('That is the draft itself. Choose another file for the report.'));
			return;
		}
		const isUnsaved = document.isDirty || document.isUntitled;
		const params = { uri: document.uri.toString(), format: formatOf(to), isUnsaved };
		const report = await window.withProgress(
			{ location: ProgressLocation.Window, title: l10n.t('Quotewright makes the report') },
			(_progress, token) => ask(client, draftReport, params, token),
		);
		if (!report) {
			void window.showWarningMessage(
				l10n.t('There is no report of {0}: it is not among the drafts that Quotewright checks.', nameOf(document.uri)),
			);
			return;
		}
		await workspace.fs.writeFile(to, new TextEncoder().encode(report.text));
		await show(to, report.text);
		void tell(to, report.summary);
	};
}

/** The draft that is asked for, else the one that was written in last. */
async function draftFor(
	client: LanguageClient,
	drafts: LastDrafts,
	wanted: Uri | undefined,
): Promise<TextDocument | undefined> {
	if (wanted instanceof Uri) return workspace.openTextDocument(wanted);
	const active = window.activeTextEditor?.document;
	const candidates = active && draftLanguages.includes(active.languageId) ? [active, ...drafts.all] : drafts.all;
	const uris = candidates.map(({ uri }) => uri.toString());
	const sources = new Set((await ask(client, sourcesAmong, { uris })).shown);
	return candidates.find(({ uri }) => !sources.has(uri.toString()));
}

async function chooseFile({ uri, isUntitled }: TextDocument): Promise<Uri | undefined> {
	const folder = isUntitled ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(uri, '..');
	const name = `${nameOf(uri).replace(/\.[^.]+$/, '')}-report.html`;
	return window.showSaveDialog({
		title: l10n.t('Save the report'),
		saveLabel: l10n.t('Save Report'),
		...(folder && { defaultUri: Uri.joinPath(folder, name) }),
		filters: { [l10n.t('Page to read and print')]: ['html'], Markdown: ['md'], JSON: ['json'] },
	});
}

function formatOf({ path }: Uri): 'html' | 'markdown' | 'json' {
	if (/\.(?:md|markdown)$/i.test(path)) return 'markdown';
	return /\.json$/i.test(path) ? 'json' : 'html';
}

async function show(file: Uri, text: string): Promise<void> {
	if (formatOf(file) !== 'html') {
		await window.showTextDocument(file, { preview: false });
		return;
	}
	// A browser opens files of its own machine only.
	const isHere = file.scheme === 'file' && env.remoteName === undefined && env.uiKind === UIKind.Desktop;
	if (isHere && (await env.openExternal(file))) return;
	const panel = window.createWebviewPanel('quotewright.report', nameOf(file), ViewColumn.Active, {
		localResourceRoots: [],
	});
	panel.webview.html = text;
}

async function tell(file: Uri, summary: string): Promise<void> {
	const reveal = l10n.t('Show in Explorer');
	const saved = l10n.t('{0} The report is in {1}.', summary, workspace.asRelativePath(file));
	const isInWorkspace = workspace.getWorkspaceFolder(file) !== undefined;
	const choice = await (isInWorkspace
		? window.showInformationMessage(saved, reveal)
		: window.showInformationMessage(saved));
	if (choice === reveal) await commands.executeCommand('revealInExplorer', file);
}

function nameOf({ path }: Uri): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
