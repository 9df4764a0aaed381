import { commands, l10n, window } from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler, type LanguageClient } from 'vscode-languageclient/node';

const restarts = 4;
const within = 3 * 60 * 1000;

/**
 * Starts a server that went away again, but not one that keeps going away: after a few times in a few minutes it is
 * left alone, and `gaveUp` is called.
 */
export function restartsUntil(gaveUp: () => void): ErrorHandler {
	let losses: number[] = [];
	return {
		error: () => ({ action: ErrorAction.Continue, handled: true }),
		closed() {
			const now = Date.now();
			losses = [...losses.filter((time) => now - time < within), now];
			if (losses.length <= restarts) return { action: CloseAction.Restart, handled: true };
			gaveUp();
			return { action: CloseAction.DoNotRestart, handled: true };
		},
	};
}

const saying = new WeakSet<LanguageClient>();

/** Says `what` has happened, and what one can do; not again while it is still being said. */
export async function sayServerIsDown(client: LanguageClient, what: string): Promise<void> {
	if (saying.has(client)) return;
	saying.add(client);
	const remedy = l10n.t('Reloading the window starts it anew; if that does not help, the log says why.');
	const [showLog, reload] = [l10n.t('Show Log'), l10n.t('Reload Window')];
	const choice = await window.showErrorMessage(`${what} ${remedy}`, showLog, reload);
	saying.delete(client);
	if (choice === showLog) client.outputChannel.show();
	if (choice === reload) await commands.executeCommand('workbench.action.reloadWindow');
}
