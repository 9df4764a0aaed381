import { Console } from 'node:console';
import {
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

/**
 * The language server as users have it, on standard input and output; the process ends when the editor says so or goes
 * away. What nobody caught is logged, and the server lives on.
 */
export function serveStdio(): void {
	// A word of some library's on standard output would end the conversation.
	globalThis.console = new Console(process.stderr);
	const reader = new StreamMessageReader(process.stdin);
	const writer = new StreamMessageWriter(process.stdout, { contentTypeEncoder: createMessageEncoder() });
	for (const event of ['end', 'close']) process.stdin.on(event, () => process.exit(1));
	const connection = createConnection(ProposedFeatures.all, reader, writer);
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
