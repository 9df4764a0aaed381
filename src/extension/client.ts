import { type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { restartsUntil, sayServerIsDown } from './server-failure.ts';

/** The languages that drafts are written in. */
export const draftLanguages = ['markdown', 'quarto', 'rmd'];

/** The client, not started yet. */
export function createClient(context: ExtensionContext): LanguageClient {
	const server = {
		module: context.asAbsolutePath('dist/server.js'),
		transport: TransportKind.ipc,
		options: {
			execArgv: [
				// Node 22 calls `node:sqlite` experimental at every start.
				'--disable-warning=ExperimentalWarning',
				// Megabytes: with more, V8 lets what is read and looked at once pile up to hundreds before it collects it.
				'--max-semi-space-size=4',
			],
			// glibc keeps for each thread what it has freed; reading sources would leave hundreds of megabytes behind.
			env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' },
		},
	};
	const options: LanguageClientOptions = {
		documentSelector: [
			...draftLanguages.flatMap((language) => [
				{ scheme: 'file', language },
				{ scheme: 'untitled', language },
			]),
			// Sources, for the references to their passages.
			{ scheme: 'file', language: 'plaintext' },
			// What it says counts before it is saved.
			{ scheme: 'file', pattern: '**/quotewright.json' },
		],
		initializationOptions: () => ({ trusted: workspace.isTrusted }),
		initializationFailedHandler: () => false,
		errorHandler: restartsUntil(() =>
			sayServerIsDown(client, 'Quotewright’s language server stopped several times in a row and was not started again'),
		),
		outputChannel: window.createOutputChannel('Quotewright', { log: true }),
		middleware: {
			provideCompletionItem: (document, position, context, token, next) =>
				workspace.getConfiguration('quotewright', document).get('completion', true)
					? next(document, position, context, token)
					: undefined,
		},
	};
	const client: LanguageClient = new LoggingClient('quotewright', 'Quotewright', server, options);
	return client;
}

/** Starts the server; a failure is said to the user once, with what to do, and rejects. */
export function startClient(client: LanguageClient): Promise<void> {
	const started = client.start();
	started.catch(() => sayServerIsDown(client, 'Quotewright’s language server did not start'));
	return started;
}

/** The library would raise a message of its own at every stage of one failure; they belong into the log. */
class LoggingClient extends LanguageClient {
	override error(message: string, data?: unknown): void {
		super.error(message, data, false);
	}
}
