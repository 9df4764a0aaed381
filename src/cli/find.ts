import { resolve } from 'node:path';
import { findPassages } from '../check/passages.ts';
import type { LibraryView, SearchHit } from '../library/library.ts';
import { loadProject } from '../project/load-project.ts';
import { locatorLabel } from '../server/labels.ts';
import { excerpt } from './excerpt.ts';
import { openSynced } from './open-synced.ts';
import { createPaint, type Paint, wantsColour } from './paint.ts';
import { lineAndColumn, shownPath } from './places.ts';
import { projectRootOf } from './project-of.ts';
import type { Terminal } from './terminal.ts';

export interface FindRequest {
	readonly words: string;
	/** Look in these files and folders instead of the project's own sources. */
	readonly sources: readonly string[] | undefined;
}

const limit = 10;

/** Prints the passages that hold the words, or failing that those closest to them; answers the exit code. */
export async function find(request: FindRequest, terminal: Terminal): Promise<number> {
	const { folder, out, err, env } = terminal;
	const sources = request.sources?.map((path) => resolve(folder, path));
	const project = await loadProject(projectRootOf(folder, folder));
	const library = await openSynced(project, sources, terminal);
	try {
		const hits = search(library, request.words);
		if (hits.length === 0) {
			const documents = library.sources.filter(({ path }) => path !== undefined).length;
			err.write(`No passage in ${documents} ${documents === 1 ? 'source' : 'sources'} holds these words.\n`);
			return 1;
		}
		const paint = createPaint(wantsColour(env, out.isTerminal));
		const width = Math.min(out.width ?? 100, 120);
		out.write(hits.map((hit) => hitText(hit, library, { folder, width, paint })).join('\n'));
		return 0;
	} finally {
		library.close();
	}
}

function search(library: LibraryView, words: string): readonly SearchHit[] {
	const hits = library.search(words, limit);
	if (hits.length > 0) return hits;
	return findPassages(library, words, limit).map(({ source, span, locator }) => ({
		source,
		passage: span,
		matches: [span],
		locator,
	}));
}

function hitText(
	{ source, passage, matches, locator }: SearchHit,
	library: LibraryView,
	{ folder, width, paint }: { folder: string; width: number; paint: Paint },
): string {
	const text = library.text(source);
	const start = matches[0]?.start ?? passage.start;
	const { line, column } = lineAndColumn(text, start);
	const place = `${shownPath(source.path ?? source.key, folder)}:${line}:${column}`;
	const described = [`@${source.key}`, source.title, locator ? locatorLabel(locator) : ''].filter(
		(part) => part !== '',
	);
	const focus = { start, end: matches.at(-1)?.end ?? passage.end };
	const { pieces, carets } = excerpt(text, focus, matches, width - 3);
	const shown = pieces.map((piece) => (piece.marked && piece.text ? paint('mark', piece.text) : piece.text)).join('');
	const lines = [`${paint('place', place)}  ${paint('label', described.join(' · '))}`, `  ${shown}`];
	if (carets) lines.push(`  ${paint('mark', carets)}`);
	return `${lines.join('\n')}\n`;
}
