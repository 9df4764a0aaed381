import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';

/** The languages that drafts are written in. */
export const draftLanguages = ['markdown', 'quarto', 'rmd'];

/** The client, not started yet. */
export function createClient(context: ExtensionContext): LanguageClient {
	const server = {
		module: context.asAbsolutePath('dist/server/main.js'),
		transport: TransportKind.ipc,
		// Node 22 calls `node:sqlite` experimental at every start.
		options: { execArgv: ['--disable-warning=ExperimentalWarning'] },
	};
	const options: LanguageClientOptions = {
		documentSelector: [
			...draftLanguages.flatMap((language) => [
				{ scheme: 'file', language },
				{ scheme: 'untitled', language },
			]),
			// Sources, for the references to their passages.
			{ scheme: 'file', language: 'plaintext' },
		],
		initializationOptions: () => ({ trusted: workspace.isTrusted }),
		outputChannel: window.createOutputChannel('Quotewright', { log: true }),
		middleware: {
			provideCompletionItem: (document, position, context, token, next) =>
				workspace.getConfiguration('quotewright', document).get('completion', true)
					? next(document, position, context, token)
					: undefined,
		},
	};
	return new LanguageClient('quotewright', 'Quotewright', server, options);
}

/** Starts the server; a failure is said to the user once, with what to do, and rejects. */
export function startClient(client: LanguageClient): Promise<void> {
	const started = client.start();
	started.catch(async (error: unknown) => {
		client.error('The language server did not start.', error, false);
		const choice = await window.showErrorMessage(
			'Quotewright’s language server did not start, so quotations are not checked. Reloading the window starts it anew; if that does not help, the log says why.',
			'Show Log',
			'Reload Window',
		);
		if (choice === 'Show Log') client.outputChannel.show();
		if (choice === 'Reload Window') await commands.executeCommand('workbench.action.reloadWindow');
	});
	return started;
}
