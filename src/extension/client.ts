import { type ExtensionContext, l10n, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { featureMiddleware } from './feature-settings.ts';
import { restartsUntil, sayServerIsDown } from './server-failure.ts';
import { serverOptions } from './server-process.ts';
import { followLinks, viewScheme } from './source-views.ts';

/** The languages that drafts are written in. */
export const draftLanguages = ['markdown', 'quarto', 'rmd'];

/** The client, not started yet. */
export function createClient(context: ExtensionContext): LanguageClient {
	const server = {
		module: context.asAbsolutePath('dist/server.js'),
		// Node’s own channel would have all of a long draft’s diagnostics turned into JSON again at every keystroke.
		transport: TransportKind.stdio,
		options: serverOptions,
	};
	const options: LanguageClientOptions = {
		documentSelector: [
			...draftLanguages.flatMap((language) => [
				{ scheme: 'file', language },
				{ scheme: 'untitled', language },
			]),
			// Sources, for the references to their passages.
			{ scheme: 'file', language: 'plaintext' },
			{ scheme: viewScheme },
			// What it says counts before it is saved.
			{ scheme: 'file', pattern: '**/quotewright.json' },
			// Bibliographies, for their keys; what other files are bibliographies, the server tells.
			{ scheme: 'file', language: 'bibtex' },
			{ scheme: 'file', pattern: '**/*.{bib,bibtex}' },
		],
		initializationOptions: () => ({ trusted: workspace.isTrusted, compares: true }),
		initializationFailedHandler: () => false,
		errorHandler: restartsUntil(() =>
			sayServerIsDown(
				client,
				l10n.t(
					'Quotewright’s language server stopped several times in a row and was not started again, so quotations are not checked.',
				),
			),
		),
		outputChannel: window.createOutputChannel('Quotewright', { log: true }),
		middleware: {
			...featureMiddleware,
			provideDocumentLinks: (document, token, next) => followLinks(document, next(document, token)),
		},
	};
	const client: LanguageClient = new LoggingClient('quotewright', 'Quotewright', server, options);
	return client;
}

/** Starts the server; a failure is said to the user once, with what to do, and rejects. */
export function startClient(client: LanguageClient): Promise<void> {
	const started = client.start();
	started.catch(() =>
		sayServerIsDown(client, l10n.t('Quotewright’s language server did not start, so quotations are not checked.')),
	);
	return started;
}

/** The library would raise a message of its own at every stage of one failure; they belong into the log. */
class LoggingClient extends LanguageClient {
	override error(message: string, data?: unknown): void {
		super.error(message, data, false);
	}
}
