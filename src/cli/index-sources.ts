import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Library } from '../library/library.ts';
import { loadProject } from '../project/load-project.ts';
import { fileSize } from '../report/sentences.ts';
import { interruption } from './interruption.ts';
import { noSources } from './no-sources.ts';
import { existingSources, libraryOf } from './open-synced.ts';
import { createPaint, wantsColour } from './paint.ts';
import { shownPath } from './places.ts';
import { showProgress } from './progress.ts';
import { projectRootOf } from './project-of.ts';
import type { Terminal } from './terminal.ts';

export interface IndexRequest {
	/** The project's; undefined: the current one. */
	readonly folder: string | undefined;
	/** Read these files and folders instead of the project's own sources. */
	readonly sources: readonly string[] | undefined;
}

/** As a shell says of a program that Ctrl+C has ended. */
const interrupted = 130;

/** Reads the sources into the index, so that nobody waits for it later; answers the exit code. */
export async function indexSources(request: IndexRequest, terminal: Terminal): Promise<number> {
	const folder = resolve(terminal.folder, request.folder ?? '.');
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		throw new Error(`There is no folder ${request.folder ?? folder} to read the sources of.`);
	}
	const sources = request.sources && existingSources(request.sources, terminal.folder);
	const started = performance.now();
	const project = await loadProject(projectRootOf(folder, folder));
	const library = libraryOf(project, sources, terminal);
	const stop = interruption();
	const progress = showProgress(terminal);
	try {
		const { read } = await library.sync({ signal: stop.signal, onProgress: progress.files });
		progress.say('Putting the index in order');
		await Promise.race([library.settled(), stop.stopped]);
		stop.signal.throwIfAborted();
		progress.end();
		tellProblems(library, terminal);
		const isEmpty = documentsOf(library).length === 0;
		terminal.out.write(
			isEmpty
				? `${noSources(project, sources, library, terminal.folder)}\n`
				: summary(library, read, performance.now() - started, terminal),
		);
		return 0;
	} catch (error) {
		progress.end();
		if (!stop.signal.aborted) throw error;
		const { length } = documentsOf(library);
		const kept = length === 1 ? '1 source is indexed and stays so' : `${length} sources are indexed and stay so`;
		terminal.err.write(`Stopped. ${kept}; run it again to go on.\n`);
		return interrupted;
	} finally {
		await library.close();
		stop.dispose();
	}
}

function documentsOf(library: Library) {
	return library.sources.filter(({ path }) => path !== undefined);
}

function tellProblems({ problems }: Library, { err, folder, env }: Terminal): void {
	const paint = createPaint(wantsColour(env, err.isTerminal));
	for (const { path, message } of problems) err.write(`${paint('place', shownPath(path, folder))}: ${message}\n`);
}

function summary(library: Library, read: number, milliseconds: number, { out, env }: Terminal): string {
	const sources = documentsOf(library);
	const paint = createPaint(wantsColour(env, out.isTerminal));
	const characters = sources.reduce((sum, { length }) => sum + length, 0);
	const { texts, words, search } = library.sizes();
	const fresh = read === 0 ? 'nothing new to read, seen' : `${plural(read, 'file')} read`;
	const counted = `${plural(sources.length, 'source')}, ${plural(characters, 'character')}`;
	return [
		`${paint('good', counted)}; ${fresh} in ${(milliseconds / 1000).toFixed(1)} s`,
		`index: ${fileSize(texts + words + search)} (texts ${fileSize(texts)}, words ${fileSize(words)}, search ${fileSize(search)})`,
		'',
	].join('\n');
}

function plural(count: number, what: string): string {
	return `${rounded.format(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** `41`, `108 thousand`, `12.3 million`. */
const rounded = new Intl.NumberFormat('en', {
	notation: 'compact',
	compactDisplay: 'long',
	maximumSignificantDigits: 3,
});
