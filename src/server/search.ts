import { beginning, cut, cutStart, readingText, sentencesAround, wording } from '../check/context.ts';
import type { Passage } from '../check/finding.ts';
import { byline } from '../library/byline.ts';
import type { LibraryView, SearchHit, Source } from '../library/library.ts';
import { holdsAll } from '../library/search/holds-all.ts';
import { locatorLabel } from '../text/locator-label.ts';
import type { LongText } from '../text/long-text.ts';
import { contains, type Span } from '../text/span.ts';
import { type LinedText, rangeOf, sourceDocument } from './positions.ts';
import type { FoundPassage, ListedSource } from './protocol.ts';
import { addressOfSource } from './source-address.ts';

/** Passages for a list to choose from, best first; sources without a document have none. */
export function foundPassages(
	library: LibraryView,
	query: string,
	limit: number,
	within?: readonly Source[],
): FoundPassage[] {
	if (query.trim() === '') return [];
	return library.search(query, limit, within).flatMap((hit) => {
		const { source, locator } = hit;
		const document = sourceDocument(library, source);
		if (!document) return [];
		const span = sentencesWithMatches(readingText(library, source), hit, query);
		const matches = hit.matches.filter((match) => contains(span, match));
		return [shownPassage(library, document, { source, span, locator }, matches, holdsAll(hit, query, library))];
	});
}

/** A passage as a list shows it. */
export function shownPassage(
	library: LibraryView,
	document: LinedText,
	{ source, span, locator }: Passage,
	matches: readonly Span[],
	complete: boolean,
): FoundPassage {
	const text = library.text(source);
	const match = matches[0]?.start ?? span.start;
	const before = wording(library, source, text, { start: span.start, end: match });
	const after = wording(library, source, text, beginning({ start: match, end: span.end }, 1000));
	return {
		source: listed(source),
		complete,
		locator: locator && locatorLabel(locator),
		range: rangeOf(document, span),
		matches: matches.map((each) => rangeOf(document, each)),
		snippet: (cutStart(before, 60) + cut(after, 240)).trim(),
	};
}

export function listed(source: Source): ListedSource {
	return {
		key: source.key,
		title: source.title,
		byline: byline(source),
		uri: source.path === undefined ? undefined : addressOfSource(source.path),
	};
}

/**
 * The sentences that hold all the searched words closest together: a passage may be a whole paragraph, and of the
 * commoner words any stray one matches.
 */
function sentencesWithMatches(text: LongText, { passage, matches }: SearchHit, query: string): Span {
	const closest = closestTogether(text, matches, query);
	if (!closest) return passage;
	const around = sentencesAround(text, closest);
	return { start: Math.max(around.start, passage.start), end: Math.min(around.end, passage.end) };
}

/** The shortest stretch that has every searched word that matched at all. Linear in the matches. */
function closestTogether(text: LongText, matches: readonly Span[], query: string): Span | undefined {
	const searched = words(query);
	const kinds = matches.map((match) => kindOf(text.slice(match.start, match.end), searched));
	const missing = new Set(kinds);
	const counts = new Map<string, number>();
	let best: Span | undefined;
	let first = 0;
	for (const [last, match] of matches.entries()) {
		const kind = kinds[last] ?? '';
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
		missing.delete(kind);
		if (missing.size > 0) continue;
		for (let oldest = kinds[first] ?? ''; (counts.get(oldest) ?? 0) > 1; oldest = kinds[first] ?? '') {
			counts.set(oldest, (counts.get(oldest) ?? 0) - 1);
			first++;
		}
		const start = matches[first]?.start ?? match.start;
		if (!best || match.end - start < best.end - best.start) best = { start, end: match.end };
	}
	return best;
}

/** The searched word that a match is one of; the match itself where the search folded it beyond recognition. */
function kindOf(match: string, searched: readonly string[]): string {
	const [word = match] = words(match);
	return searched.filter((candidate) => word.startsWith(candidate)).sort((a, b) => b.length - a.length)[0] ?? word;
}

function words(text: string): string[] {
	return text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
