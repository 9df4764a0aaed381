import { findPassages } from '../check/passages.ts';
import type { LibraryView, SearchHit } from '../library/library.ts';
import { holdsAll } from '../library/search/holds-all.ts';
import { loadProject } from '../project/load-project.ts';
import { locatorLabel } from '../text/locator-label.ts';
import { visible } from '../text/visible.ts';
import { excerpt } from './excerpt.ts';
import { noSources } from './no-sources.ts';
import { existingSources, openSynced } from './open-synced.ts';
import { createPaint, type Paint, wantsColour } from './paint.ts';
import { shorten, sourcePlace } from './places.ts';
import { projectRootOf } from './project-of.ts';
import { sourceWording } from './source-wording.ts';
import type { Terminal } from './terminal.ts';

export interface FindRequest {
	readonly words: string;
	/** Look in these files and folders instead of the project's own sources. */
	readonly sources: readonly string[] | undefined;
}

const limit = 10;
const fewLooseHits = 3;

/** Prints the passages that hold the words, or failing that those closest to them; answers the exit code. */
export async function find(request: FindRequest, terminal: Terminal): Promise<number> {
	const { folder, out, err, env } = terminal;
	const sources = request.sources && existingSources(request.sources, folder);
	const project = await loadProject(projectRootOf(folder, folder));
	const library = await openSynced(project, sources, terminal);
	try {
		await library.searchable();
		const { hits, complete } = search(library, request.words);
		if (hits.length === 0) {
			const some = library.sources.some(({ path }) => path !== undefined);
			const why = some ? 'No passage of your sources holds these words.' : noSources(project, sources, library, folder);
			err.write(`${why}\n`);
			return some ? 1 : 2;
		}
		if (!complete) err.write('No passage holds all of these words. The closest:\n\n');
		const paint = createPaint(wantsColour(env, out.isTerminal));
		const width = Math.min(out.width ?? 100, 120);
		out.write(hits.map((hit) => hitText(hit, library, { folder, width, paint })).join('\n'));
		return 0;
	} finally {
		await library.close();
	}
}

interface Found {
	readonly hits: readonly SearchHit[];
	/** Every word stands in each of them. */
	readonly complete: boolean;
}

/** Passages that hold every word; else those worded most alike; else those that hold most of the words. */
function search(library: LibraryView, words: string): Found {
	const hits = library.search(words, limit);
	const holding = hits.filter((hit) => holdsAll(hit, words, library));
	if (holding.length > 0) return { hits: holding, complete: true };
	const alike = findPassages(library, words, limit).map(({ source, span, locator }) => {
		return { source, passage: span, matches: [span], locator };
	});
	return { hits: alike.length > 0 ? alike : hits.slice(0, fewLooseHits), complete: false };
}

function hitText(
	{ source, passage, matches, locator }: SearchHit,
	library: LibraryView,
	{ folder, width, paint }: { folder: string; width: number; paint: Paint },
): string {
	const start = matches[0]?.start ?? passage.start;
	const place = sourcePlace(source, library, start, folder);
	const described = [`@${source.key}`, shorten(source.title, 60), locator ? locatorLabel(locator) : ''].filter(
		(part) => part !== '',
	);
	const focus = { start, end: matches.at(-1)?.end ?? passage.end };
	const { pieces, carets } = excerpt(sourceWording(library, source), focus, matches, width - 3);
	const shown = pieces.map((piece) => (piece.marked && piece.text ? paint('mark', piece.text) : piece.text)).join('');
	const lines = [`${paint('place', place)}  ${paint('label', visible(described.join(' · ')))}`, `  ${shown}`];
	if (carets) lines.push(`  ${paint('mark', carets)}`);
	return `${lines.join('\n')}\n`;
}
