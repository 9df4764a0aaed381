import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
	createMessageConnection,
	type MessageConnection,
	type PublishDiagnosticsParams,
	type ServerCapabilities,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { uriOf } from '../../../src/server/positions.ts';
import { type CustomRequest, type LibraryStatus, whenIdle } from '../../../src/server/protocol.ts';

/** An editor reduced to what it says to the server, over the standard input and output of a real process. */
export interface LanguageClient {
	readonly connection: MessageConnection;
	readonly capabilities: ServerCapabilities;
	/** The last diagnostics of each file, by address. */
	readonly diagnostics: ReadonlyMap<string, PublishDiagnosticsParams>;
	readonly statuses: readonly LibraryStatus[];
	readonly log: readonly string[];
	open(path: string, text: string, languageId?: string): Promise<void>;
	/** Replaces `from` by `to` in the text that the server was given last. */
	change(path: string, from: string, to: string): Promise<void>;
	close(path: string): Promise<void>;
	/** An LSP request about the place in the middle of `words`. */
	at<Result>(method: string, path: string, words: string, more?: object): Promise<Result>;
	own<Params, Result>(request: CustomRequest<Params, Result>, params: Params): Promise<Result>;
	idle(): Promise<void>;
	/** Shuts the server down; answers its exit code. */
	stop(): Promise<number | null>;
}

/** What VS Code can do in a document, as far as it concerns the server. */
const able = {
	definition: { linkSupport: true },
	rename: { prepareSupport: true },
	codeAction: { disabledSupport: true },
	documentSymbol: { hierarchicalDocumentSymbolSupport: true },
};

const main = fileURLToPath(new URL('../../../src/server/main.ts', import.meta.url));

export async function startLanguageClient(
	folders: readonly string[],
	cacheFolder: string,
	initializationOptions = {},
	locale?: string,
	textDocument: object = able,
): Promise<LanguageClient> {
	const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, '--stdio'], {
		env: { ...process.env, XDG_CACHE_HOME: cacheFolder, LOCALAPPDATA: cacheFolder, HOME: cacheFolder },
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const connection = createMessageConnection(
		new StreamMessageReader(server.stdout),
		new StreamMessageWriter(server.stdin),
	);
	const diagnostics = new Map<string, PublishDiagnosticsParams>();
	const statuses: LibraryStatus[] = [];
	const log: string[] = [];
	const texts = new Map<string, { text: string; version: number }>();
	connection.onNotification(
		'textDocument/publishDiagnostics',
		(params: PublishDiagnosticsParams) => void diagnostics.set(params.uri, params),
	);
	connection.onNotification('quotewright/libraryStatus', (status: LibraryStatus) => void statuses.push(status));
	connection.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
	connection.onRequest('client/registerCapability', () => null);
	connection.onRequest('client/unregisterCapability', () => null);
	connection.onRequest('window/workDoneProgress/create', () => null);
	// A server that dies fails the requests that wait for it.
	server.once('exit', () => connection.dispose());
	connection.listen();

	const { capabilities } = await connection.sendRequest<{ capabilities: ServerCapabilities }>('initialize', {
		processId: process.pid,
		rootUri: null,
		workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
		initializationOptions,
		...(locale !== undefined && { locale }),
		capabilities: {
			workspace: {
				workspaceFolders: true,
				workspaceEdit: {
					documentChanges: true,
					resourceOperations: ['create', 'rename', 'delete'],
					changeAnnotationSupport: {},
				},
				didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
				textDocumentContent: {},
			},
			textDocument,
			window: { workDoneProgress: true },
		},
	});
	await connection.sendNotification('initialized', {});

	return {
		connection,
		capabilities,
		diagnostics,
		statuses,
		log,
		async open(path, text, languageId = 'markdown') {
			texts.set(path, { text, version: 1 });
			await connection.sendNotification('textDocument/didOpen', {
				textDocument: { uri: uriOf(path), languageId, version: 1, text },
			});
		},
		async change(path, from, to) {
			const { text, version } = texts.get(path) ?? { text: '', version: 0 };
			const at = text.indexOf(from);
			texts.set(path, { text: text.slice(0, at) + to + text.slice(at + from.length), version: version + 1 });
			await connection.sendNotification('textDocument/didChange', {
				textDocument: { uri: uriOf(path), version: version + 1 },
				contentChanges: [{ range: { start: position(text, at), end: position(text, at + from.length) }, text: to }],
			});
		},
		async close(path) {
			texts.delete(path);
			await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
		},
		at(method, path, words, more = {}) {
			const { text } = texts.get(path) ?? { text: '' };
			const at = text.indexOf(words) + Math.floor(words.length / 2);
			return connection.sendRequest(method, {
				textDocument: { uri: uriOf(path) },
				position: position(text, at),
				...more,
			});
		},
		own: ({ method }, params) => connection.sendRequest(method, params),
		async idle() {
			await connection.sendRequest(whenIdle.method, null);
		},
		async stop() {
			const ended = exitOf(server);
			await connection.sendRequest('shutdown');
			await connection.sendNotification('exit');
			return ended;
		},
	};
}

function exitOf(server: ChildProcess): Promise<number | null> {
	return new Promise((resolve) => server.on('exit', resolve));
}

function position(text: string, offset: number) {
	const lines = text.slice(0, offset).split('\n');
	return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
