import * as l10n from '@vscode/l10n';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { Progress } from './workspace.ts';

/** Shorter readings show nothing. */
const patience = 500;

/**
 * Shows in the editor that sources are being read, when it takes a while; cancelling there calls `stop`.
 * @returns what is to be told of every progress, and of undefined at the end.
 */
export function showReading(connection: Connection, stop: () => void): (progress: Progress | undefined) => void {
	let current: Progress | undefined;
	let timer: NodeJS.Timeout | undefined;
	let shown: WorkDoneProgressServerReporter | undefined;

	const begin = async (): Promise<void> => {
		const reporter = await connection.window.createWorkDoneProgress();
		if (!current) return;
		shown = reporter;
		reporter.begin(l10n.t('Reading sources'), 0, undefined, true);
		reporter.token.onCancellationRequested(stop);
	};
	return (progress) => {
		const before = current;
		current = progress;
		if (progress && !before) timer = setTimeout(() => void begin().catch(() => undefined), patience);
		if (progress && shown && progress.total > 0) {
			shown.report(100 * progress.share, l10n.t('{0} of {1}', progress.done, progress.total));
		}
		if (!progress) {
			clearTimeout(timer);
			shown?.done();
			shown = undefined;
		}
	};
}
