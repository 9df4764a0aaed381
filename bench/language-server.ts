/** The language server as it ships, in a process of its own, and an editor's end of the connection. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
	type ContentTypeDecoder,
	createProtocolConnection,
	DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification,
	DidOpenTextDocumentNotification,
	ExitNotification,
	FileChangeType,
	type FileEvent,
	InitializedNotification,
	InitializeRequest,
	type Position,
	type ProtocolConnection,
	PublishDiagnosticsNotification,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serverOptions } from '../src/extension/server-process.ts';
import {
	type CustomRequest,
	draftSummary,
	type LibraryStatus,
	libraryStatus,
	whenIdle,
} from '../src/server/protocol.ts';
import { memoryOf } from './memory.ts';

export interface ServerUnderTest {
	request<Params, Result>(request: CustomRequest<Params, Result>, params: Params): Promise<Result>;
	/** Resolves with the milliseconds until the first diagnostics. */
	open(uri: string, text: string): Promise<number>;
	/** Types a text at a place; resolves with the milliseconds until the diagnostics of that version came. */
	type(uri: string, at: Position, text: string): Promise<{ readonly told: number }>;
	/**
	 * The same, but with the keystroke it asks for something that needs the whole check, so that nothing of it is done in
	 * the wait; resolves with the milliseconds until that was answered, too.
	 */
	typeAndCheck(uri: string, at: Position, text: string): Promise<{ readonly checked: number; readonly told: number }>;
	/** Types a text at a place, and waits for nothing. */
	edit(uri: string, at: Position, text: string): Promise<void>;
	/** Tells that these files are new. */
	created(paths: readonly string[]): void;
	readonly isReading: boolean;
	/** Bytes. */
	memory(): number | undefined;
	idle(): Promise<void>;
	stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../dist/server.js', import.meta.url));

/** @param cacheHome the folder that the system's user cache is to be */
export async function startServer(folder: string, cacheHome: string): Promise<ServerUnderTest> {
	if (!existsSync(program)) throw new Error('There is no dist/server.js. Build it first: npm run build.');
	const child = spawn(process.execPath, [...serverOptions.execArgv, program, '--stdio'], {
		stdio: ['pipe', 'pipe', 'inherit'],
		env: { ...process.env, ...serverOptions.env, XDG_CACHE_HOME: cacheHome, LOCALAPPDATA: cacheHome },
	});
	const arrivals = new WeakMap<object, number>();
	const connection = createProtocolConnection(
		new StreamMessageReader(child.stdout, { contentTypeDecoder: timing(arrivals) }),
		new StreamMessageWriter(child.stdin),
	);
	const server = talk(connection, child, arrivals);
	await connection.sendRequest(InitializeRequest.type, {
		processId: process.pid,
		rootUri: null,
		capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
		workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
	});
	await connection.sendNotification(InitializedNotification.type, {});
	return server;
}

/** What of a message with diagnostics has to be read to know which it is: those themselves follow. */
const beginning = 4096;
const isPublishing = new RegExp(
	`^\\{"jsonrpc":"2.0","method":"${PublishDiagnosticsNotification.method}","params":\\{[^[]*`,
);

/**
 * Notes when a message's last byte has come: what an editor does with it from then on is the editor's own time. Of
 * diagnostics it reads only which draft and which version they are of: a megabyte of JSON for each keystroke would have
 * this process collecting garbage when the next one comes.
 */
function timing(arrivals: WeakMap<object, number>): ContentTypeDecoder {
	return {
		name: 'application/json',
		async decode(bytes) {
			const arrived = performance.now();
			const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
			const [head] = isPublishing.exec(buffer.toString('utf8', 0, beginning)) ?? [];
			if (head === undefined) return JSON.parse(buffer.toString());
			const message = JSON.parse(`${head}[]}}`);
			arrivals.set(message.params, arrived);
			return message;
		},
	};
}

function talk(connection: ProtocolConnection, child: ChildProcess, arrivals: WeakMap<object, number>): ServerUnderTest {
	const waiting = new Map<string, (arrived: number) => void>();
	const versions = new Map<string, number>();
	let status: LibraryStatus | undefined;
	connection.onNotification(libraryStatus.method, (now: LibraryStatus) => {
		status = now;
	});
	connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
		const { uri, version } = params;
		waiting.get(`${uri} ${version}`)?.(arrivals.get(params) ?? Number.NaN);
	});
	connection.listen();
	const published = (uri: string, version: number): Promise<number> =>
		new Promise((resolve) => {
			waiting.set(`${uri} ${version}`, (arrived) => {
				waiting.delete(`${uri} ${version}`);
				resolve(arrived);
			});
		});
	const timed = async (done: Promise<number>): Promise<number> => {
		const started = performance.now();
		return (await done) - started;
	};
	const edit: ServerUnderTest['edit'] = (uri, at, text) => {
		const version = (versions.get(uri) ?? 0) + 1;
		versions.set(uri, version);
		return connection.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version },
			contentChanges: [{ range: { start: at, end: at }, text }],
		});
	};
	const idle = () => connection.sendRequest<null>(whenIdle.method);
	return {
		request: ({ method }, params) => connection.sendRequest(method, params as object),
		open(uri, text) {
			versions.set(uri, 1);
			const done = timed(published(uri, 1));
			const textDocument = { uri, languageId: 'markdown', version: 1, text };
			void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
			return done;
		},
		async type(uri, at, text) {
			const told = timed(published(uri, (versions.get(uri) ?? 0) + 1));
			void edit(uri, at, text);
			return { told: await told };
		},
		async typeAndCheck(uri, at, text) {
			const started = performance.now();
			const told = timed(published(uri, (versions.get(uri) ?? 0) + 1));
			void edit(uri, at, text);
			await connection.sendRequest(draftSummary.method, { uri });
			return { checked: performance.now() - started, told: await told };
		},
		edit,
		created(paths) {
			const changes = paths.map((path): FileEvent => ({ uri: pathToFileURL(path).href, type: FileChangeType.Created }));
			void connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
		},
		get isReading() {
			return status?.progress !== undefined;
		},
		memory: () => (child.pid === undefined ? undefined : memoryOf(child.pid)),
		async idle() {
			await idle();
		},
		async stop() {
			await connection.sendRequest(ShutdownRequest.type);
			const ended = new Promise((resolve) => child.once('exit', resolve));
			await connection.sendNotification(ExitNotification.type);
			await ended;
			connection.dispose();
		},
	};
}
