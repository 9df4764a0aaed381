import { type Disposable, LanguageStatusSeverity, languages } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { type LibraryStatus, libraryStatus } from '../server/protocol.ts';
import { draftLanguages } from './client.ts';

/** The language status item of drafts: how many sources are indexed, what is wrong with them, whether more are being read. */
export function showStatus(client: LanguageClient): Disposable {
	const item = languages.createLanguageStatusItem(
		'quotewright.library',
		draftLanguages.map((language) => ({ language })),
	);
	item.name = 'Quotewright';
	item.text = 'Quotewright';
	item.detail = 'starting';
	item.busy = true;

	const show = ({ sources, problems, progress, stopped }: LibraryStatus): void => {
		item.busy = progress !== undefined;
		item.text = `$(quote) ${sources === 1 ? '1 source' : `${sources} sources`}`;
		item.severity = problems > 0 || stopped ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
		item.detail = progress
			? `reading ${progress.done} of ${progress.total}`
			: stopped
				? 'reading was stopped; Rebuild Library resumes it'
				: problems > 0
					? `${problems === 1 ? '1 problem' : `${problems} problems`} with sources`
					: 'Quotewright';
		item.command = stopped
			? { title: 'Rebuild Library', command: 'quotewright.rebuildLibrary' }
			: problems > 0
				? { title: 'Show Problems', command: 'workbench.actions.view.problems' }
				: { title: 'Open Source', command: 'quotewright.openSource' };
	};
	const listeners = [
		client.onNotification(libraryStatus.method, show),
		client.onDidChangeState(({ newState }) => {
			if (newState !== State.Stopped) return;
			item.busy = false;
			item.severity = LanguageStatusSeverity.Error;
			item.text = 'Quotewright';
			item.detail = 'not running';
			item.command = { title: 'Show Log', command: 'quotewright.showLog' };
		}),
	];
	return {
		dispose: () => {
			for (const listener of [...listeners, item]) listener.dispose();
		},
	};
}
