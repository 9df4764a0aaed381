import { dirname, join } from 'node:path';
import {
	CodeActionKind,
	type Connection,
	DidChangeWatchedFilesNotification,
	type Disposable,
	FileChangeType,
	type InitializeParams,
	type InitializeResult,
	type ServerCapabilities,
	TextDocumentSyncKind,
	TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withBibliographies } from '../project/draft-bibliographies.ts';
import { type Project, projectFile } from '../project/project.ts';
import { readerFor } from '../sources/formats/readers.ts';
import { createChecks } from './checks.ts';
import { fixAllKind } from './code-actions.ts';
import { completionTriggers } from './completion.ts';
import { createCslDocuments } from './csl-documents.ts';
import { createDocuments, type DraftParser } from './documents.ts';
import { bibliographiesInSettings, followSettings } from './editor-settings.ts';
import { answerKeyRequests, keyCapabilities } from './key-requests.ts';
import { openAt } from './open-documents.ts';
import { answerOutlineRequests, outlineCapabilities } from './outline-requests.ts';
import { answerOwnRequests } from './own-requests.ts';
import { pathOf } from './positions.ts';
import { libraryStatus, quotedChanged } from './protocol.ts';
import { createQuotedPassages } from './quoted-passages.ts';
import { speak } from './reader-language.ts';
import { showReading } from './reading-progress.ts';
import { answerRequests, type RequestParts } from './requests.ts';
import { restricted } from './restricted.ts';
import { createSchedule } from './schedule.ts';
import { shownSource } from './shown-source.ts';
import { showViews, viewScheme } from './source-address.ts';
import { statusOf } from './status.ts';
import { answerViewRequests, refreshViews } from './view-requests.ts';
import { watchedFiles } from './watchers.ts';
import { createWorkspace, type Workspace, type WorkspaceParts } from './workspace.ts';

/** What the server is made of besides itself. */
export interface ServerParts {
	/**
	 * @param text of the project file, where an editor has it open
	 * @param elsewhere absolute paths of bibliographies that the editor's settings name
	 */
	loadProject(root: string, text: string | undefined, elsewhere: readonly string[]): Promise<Project>;
	openLibrary(
		projects: Parameters<WorkspaceParts['openLibrary']>[0],
		damaged: () => void,
		log: (message: string) => void,
	): ReturnType<WorkspaceParts['openLibrary']>;
	createParser(): DraftParser;
}

/** What a client may send when it starts the server. */
interface InitializationOptions {
	/** False: the user does not trust the workspace, and what its project file says outside of it is not followed. */
	readonly trusted?: boolean;
	/** True: the client has the command `quotewright.compare`. */
	readonly compares?: boolean;
}

const quietBeforeReopening = 150;
/** Enough for an editor that saves by writing another file and renaming it. */
const quietBeforeSync = 30;
/** When more files change at once, it is quicker to look at all. */
const mostAtOnce = 200;

/** Puts the server together on a connection and listens. */
export function startServer(connection: Connection, parts: ServerParts): void {
	const log = (message: string): void => connection.console.info(message);
	const failed = (error: unknown): void =>
		connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
	const open = new TextDocuments(TextDocument);
	let client: InitializeParams['capabilities'] = {};
	let folders: readonly string[] = [];
	let trusted = true;
	let compares = false;

	const projectText = (root: string): string | undefined => openAt(open, join(root, projectFile))?.getText();
	const workspace: Workspace = createWorkspace({
		loadProject: async (root, bibliographies) => {
			const inSettings = await bibliographiesInSettings(connection, client, root, trusted);
			const loaded = await parts.loadProject(root, projectText(root), inSettings);
			const project = withBibliographies(loaded, bibliographies);
			return trusted ? project : restricted(project);
		},
		openLibrary: (projects, damaged) => parts.openLibrary(projects, damaged, log),
		changed: () => {
			showProgress(client.window?.workDoneProgress ? workspace.progress : undefined);
			sendStatus();
			if (workspace.ready && !workspace.progress) {
				checks.all();
				quoted.libraryChanged();
				refreshViews(connection, open);
			}
		},
		log,
	});
	const documents = createDocuments(workspace, parts.createParser, (bibliographies) => {
		if (workspace.mention(bibliographies)) openFolders().catch(failed);
	});
	const cslDocuments = createCslDocuments(connection);
	const checks = createChecks(connection, workspace, documents, open, failed);
	const quoted = createQuotedPassages({
		workspace,
		documents,
		open,
		createParser: parts.createParser,
		isTold: () => client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		undisturbed: () => checks.settled(),
		changed: () => void connection.sendNotification(quotedChanged.method).catch(failed),
		failed,
	});
	const changed = new Set<string>();
	const syncs = createSchedule(() => {
		const paths = [...changed];
		changed.clear();
		return workspace.sync(paths.length > mostAtOnce ? undefined : paths);
	}, failed);
	const reopenings = createSchedule(() => openFolders(), failed);
	/** What an editor shows of a project file counts, saved or not. */
	const followProject = ({ uri }: TextDocument): void => {
		const path = pathOf(uri);
		if (path !== undefined && workspace.role(path) === 'project') reopenings.request('project', quietBeforeReopening);
	};
	const showProgress = showReading(connection, () => workspace.stop());

	let lastStatus = '';
	const sendStatus = (): void => {
		const status = statusOf(workspace);
		const image = JSON.stringify(status);
		if (image === lastStatus) return;
		lastStatus = image;
		connection.sendNotification(libraryStatus.method, status).catch(failed);
	};

	let watching: Promise<Disposable> | undefined;
	const openFolders = async (): Promise<void> => {
		await workspace.open(rootsOf(folders, open));
		await cslDocuments.follow(workspace.projects, client);
		if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
		const relative = client.workspace.didChangeWatchedFiles.relativePatternSupport === true;
		const before = watching;
		watching = connection.client.register(DidChangeWatchedFilesNotification.type, {
			watchers: watchedFiles(workspace.projects, relative),
		});
		(await before)?.dispose();
	};

	connection.onInitialize((params: InitializeParams): InitializeResult => {
		client = params.capabilities;
		speak(params.locale);
		showViews(client.workspace?.textDocumentContent !== undefined);
		const options = params.initializationOptions as InitializationOptions | undefined;
		trusted = options?.trusted ?? true;
		compares = options?.compares ?? false;
		const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
		folders = uris.flatMap((uri) => pathOf(uri) ?? []);
		return { capabilities: { ...capabilities, ...keyCapabilities(client) }, serverInfo: { name: 'Quotewright' } };
	});
	connection.onInitialized(() => {
		followSettings(connection, client, () => reopenings.request('settings', quietBeforeReopening));
		openFolders().catch(failed);
		if (!client.workspace?.workspaceFolders) return;
		connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
			const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
			folders = [...folders.filter((path) => !gone.has(path)), ...added.flatMap(({ uri }) => pathOf(uri) ?? [])];
			openFolders().catch(failed);
		});
	});
	connection.onDidChangeWatchedFiles(({ changes }) => {
		let reopen = false;
		for (const { uri, type } of changes) {
			const path = pathOf(uri);
			const role = path === undefined ? 'none' : workspace.role(path);
			if (role === 'project') reopen = true;
			else if (path !== undefined && role === 'draft') {
				checks.fileChanged(path, type === FileChangeType.Deleted);
				quoted.fileChanged(path, type === FileChangeType.Deleted);
			}
			// What may be a folder is looked into; what could only be a source, and is none, concerns nobody.
			else if (path !== undefined && (role !== 'none' || readerFor(path) === undefined)) {
				changed.add(path);
				syncs.request('sync', quietBeforeSync);
				if (readerFor(path) === undefined) quoted.fileChanged(path, type === FileChangeType.Deleted);
			}
		}
		if (reopen) openFolders().catch(failed);
	});
	open.onDidOpen(({ document }) => {
		if (folders.length === 0 && isNewRoot(document, workspace)) openFolders().catch(failed);
		checks.opened(document);
		if (shownSource(workspace.library, document.uri)) quoted.want();
	});
	open.onDidChangeContent(({ document }) => {
		followProject(document);
		checks.edited(document);
		quoted.edited(document);
	});
	open.onDidClose(({ document }) => {
		followProject(document);
		checks.closed(document);
		quoted.closed(document);
	});
	connection.onShutdown(() => workspace.close());

	const requests: RequestParts = {
		workspace,
		documents,
		open,
		quoted,
		parse: parts.createParser().parse,
		client: () => client,
		compares: () => compares,
		failed,
	};
	answerRequests(connection, requests);
	answerKeyRequests(connection, requests);
	answerOutlineRequests(connection, requests);
	answerViewRequests(connection, workspace);
	answerOwnRequests(connection, {
		...requests,
		checks,
		async idle() {
			do {
				await syncs.settled();
				await reopenings.settled();
				await workspace.settled();
				await checks.settled();
				await quoted.settled();
				await workspace.searchable();
			} while (!syncs.idle || !reopenings.idle || !workspace.idle || !checks.idle);
		},
	});
	open.listen(connection);
	connection.listen();
}

const capabilities: ServerCapabilities = {
	textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
	hoverProvider: true,
	completionProvider: { triggerCharacters: completionTriggers },
	definitionProvider: true,
	referencesProvider: true,
	documentLinkProvider: {},
	...outlineCapabilities,
	codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind] },
	workspace: {
		workspaceFolders: { supported: true, changeNotifications: true },
		textDocumentContent: { schemes: [viewScheme] },
	},
};

/** The open folders; in a window without one, those that the open drafts stand in. */
function rootsOf(folders: readonly string[], open: TextDocuments<TextDocument>): readonly string[] {
	if (folders.length > 0) return folders;
	return [...new Set(open.all().flatMap(({ uri }) => folderOf(uri) ?? []))];
}

function isNewRoot({ uri }: TextDocument, workspace: Workspace): boolean {
	const folder = folderOf(uri);
	return folder !== undefined && !workspace.projects.some(({ root }) => root === folder);
}

function folderOf(uri: string): string | undefined {
	const path = pathOf(uri);
	return path === undefined ? undefined : dirname(path);
}
