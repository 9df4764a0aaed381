import {
	type Connection,
	createConnection,
	ProposedFeatures,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createMarkdownParser } from '../drafts/markdown.ts';
import { defaultCacheDir } from '../library/cache-dir.ts';
import { openLibrary } from '../library/open-library.ts';
import { loadProject } from '../project/load-project.ts';
import { createMessageEncoder } from './message-encoder.ts';
import { startServer } from './server.ts';

/** The language server as users have it, on a connection; what nobody caught is logged, and the server lives on. */
export function serve(connection: Connection): void {
	const uncaught = (error: unknown): void =>
		connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
	process.on('uncaughtException', uncaught);
	process.on('unhandledRejection', uncaught);
	startServer(connection, {
		loadProject,
		openLibrary: (projects, damaged, log) => openLibrary({ projects, cacheDir: defaultCacheDir(), log, damaged }),
		createParser: createMarkdownParser,
	});
}

/** The same on standard input and output; the process ends when the editor says so or goes away. */
export function serveStdio(): void {
	const reader = new StreamMessageReader(process.stdin);
	const writer = new StreamMessageWriter(process.stdout, { contentTypeEncoder: createMessageEncoder() });
	for (const event of ['end', 'close']) process.stdin.on(event, () => process.exit(1));
	serve(createConnection(ProposedFeatures.all, reader, writer));
}
