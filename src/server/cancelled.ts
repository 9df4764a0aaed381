import type { CancellationToken } from 'vscode-languageserver/node';

/** Resolves when nobody waits for the answer any more. */
export function cancelled(token: CancellationToken): Promise<void> {
	return new Promise((resolve) => {
		if (token.isCancellationRequested) resolve();
		else token.onCancellationRequested(() => resolve());
	});
}
