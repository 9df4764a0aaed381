import { commands, type Disposable, LanguageStatusSeverity, l10n, languages, type TextEditor, window } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { type DraftSummary, draftSummary, type LibraryStatus, libraryStatus } from '../server/protocol.ts';
import { askIfUp } from './ask.ts';
import { draftLanguages } from './client.ts';
import { plural } from './counted.ts';

/** Whoever types is not told at every letter. */
const rest = 300;

/**
 * The language status item of drafts: how the draft at hand stands, how many sources are indexed, what is wrong with
 * them, whether more are being read.
 */
export function showStatus(client: LanguageClient): Disposable {
	const item = languages.createLanguageStatusItem(
		'quotewright.library',
		draftLanguages.map((language) => ({ language })),
	);
	item.name = 'Quotewright';
	const starting = (): void => {
		item.text = 'Quotewright';
		item.detail = l10n.t('starting');
		item.busy = true;
		item.severity = LanguageStatusSeverity.Information;
		item.command = undefined;
	};
	starting();

	let library: LibraryStatus | undefined;
	let draft: { readonly uri: string; readonly summary: DraftSummary } | undefined;
	const show = (): void => {
		if (!library) return;
		item.busy = library.progress !== undefined;
		item.text = draft ? `$(quote) ${draftText(draft.summary)}` : `$(quote) ${sourcesText(library.sources)}`;
		const wrong = library.problems > 0 || library.stopped;
		item.severity = wrong ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
		item.detail = libraryText(library, draft !== undefined);
		item.command = commandFor(library, draft?.summary);
	};

	let timer: NodeJS.Timeout | undefined;
	const summarise = async (): Promise<void> => {
		const editor = draftEditor();
		const uri = editor?.document.uri.toString();
		const summary = uri === undefined ? undefined : await askIfUp(client, draftSummary, { uri }).catch(() => null);
		if (draftEditor() !== editor) return;
		if (uri !== undefined && summary) draft = { uri, summary };
		// Of a draft changed meanwhile, the last count stands until the next; of no other document.
		else if (uri !== draft?.uri) draft = undefined;
		show();
	};
	const summariseSoon = (): void => {
		clearTimeout(timer);
		timer = setTimeout(summarise, rest);
	};

	const listeners = [
		client.onNotification(libraryStatus.method, (status: LibraryStatus) => {
			library = status;
			void commands.executeCommand('setContext', 'quotewright.hasSources', status.sources > 0);
			show();
			summariseSoon();
		}),
		client.onDidChangeState(({ newState }) => {
			if (newState === State.Starting) starting();
			if (newState !== State.Stopped && newState !== State.StartFailed) return;
			library = undefined;
			item.busy = false;
			item.severity = LanguageStatusSeverity.Error;
			item.text = 'Quotewright';
			item.detail = l10n.t('not running');
			item.command = { title: l10n.t('Show Log'), command: 'quotewright.showLog' };
		}),
		window.onDidChangeActiveTextEditor(summariseSoon),
		languages.onDidChangeDiagnostics(({ uris }) => {
			const shown = draftEditor()?.document.uri.toString();
			if (uris.some((uri) => uri.toString() === shown)) summariseSoon();
		}),
	];
	return {
		dispose: () => {
			clearTimeout(timer);
			for (const listener of [...listeners, item]) listener.dispose();
		},
	};
}

function draftEditor(): TextEditor | undefined {
	const editor = window.activeTextEditor;
	return editor && draftLanguages.includes(editor.document.languageId) ? editor : undefined;
}

function draftText({ quotations, flagged }: DraftSummary): string {
	const counted = plural(quotations, l10n.t('{0} quotation', quotations), l10n.t('{0} quotations', quotations));
	return flagged === 0 ? l10n.t('{0}, nothing to correct', counted) : l10n.t('{0}, {1} to correct', counted, flagged);
}

function sourcesText(sources: number): string {
	return plural(sources, l10n.t('{0} source', sources), l10n.t('{0} sources', sources));
}

function libraryText({ sources, problems, progress, stopped }: LibraryStatus, countsSources: boolean): string {
	if (progress) return l10n.t('reading source {0} of {1}', progress.done, progress.total);
	if (stopped) return l10n.t('reading was stopped; Rebuild Library resumes it');
	if (problems > 0) {
		return plural(
			problems,
			l10n.t('{0} problem with sources', problems),
			l10n.t('{0} problems with sources', problems),
		);
	}
	if (sources === 0) return l10n.t('no sources yet');
	return countsSources ? sourcesText(sources) : 'Quotewright';
}

function commandFor({ sources, problems, stopped }: LibraryStatus, draft: DraftSummary | undefined) {
	if (stopped) return { title: l10n.t('Rebuild Library'), command: 'quotewright.rebuildLibrary' };
	if (problems > 0 || (draft && draft.flagged > 0)) {
		return { title: l10n.t('Show Problems'), command: 'workbench.actions.view.problems' };
	}
	if (sources === 0) return { title: l10n.t('Add Sources…'), command: 'quotewright.addSources' };
	return { title: l10n.t('Open Source'), command: 'quotewright.openSource' };
}
