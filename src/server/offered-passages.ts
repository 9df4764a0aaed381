/**
 * What Insert Quote offers: for what is typed, and before anything is. The sources that the draft quotes come before
 * others, the one quoted last first.
 */

import { readingText, sentencesAround, wording } from '../check/context.ts';
import { referencedSource } from '../check/referenced.ts';
import type { Citation, Draft } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { nextPassages } from '../library/search/passage-split.ts';
import type { Span } from '../text/span.ts';
import { sourceDocument, spanOf } from './positions.ts';
import type { FoundPassage, FoundPassages, OfferedPassages, RecentPassage } from './protocol.ts';
import { foundPassages, listed, shownPassage } from './search.ts';
import { sourcePathOf } from './source-address.ts';
import { sourceFilter } from './source-filter.ts';

/** The draft that is quoted in. */
export interface QuotingDraft {
	readonly draft: Draft;
	readonly text: string;
	readonly span: Span;
}

/** A list of all sources would bury what is above it. */
const mostSources = 200;
const mostCited = 5;
const mostBrowsed = 50;

/** For what is typed. */
export function typedPassages(
	library: LibraryView,
	query: string,
	limit: number,
	draft: Draft | undefined,
): FoundPassages {
	const filter = sourceFilter(query, library.sources);
	const { within, words } = filter;
	const [only] = within?.length === 1 ? within : [];
	return {
		passages:
			only && words.trim() === ''
				? passagesFrom(library, only, 0, mostBrowsed)
				: within?.length === 0
					? []
					: foundPassages(library, words, limit, within),
		sources: quotedFirst(library, filter.completions, draft).slice(0, mostSources).map(listed),
		within: only && listed(only),
	};
}

/** Before anything is typed. */
export function offeredPassages(
	library: LibraryView,
	{ draft, text, span }: QuotingDraft,
	recent: readonly RecentPassage[],
): OfferedPassages {
	return {
		recent: recent.flatMap((passage) => remembered(library, passage) ?? []),
		cited: citedPassages(library, draft, text, span.start),
		sources: quotedFirst(library, library.sources, draft).slice(0, mostSources).map(listed),
	};
}

function remembered(library: LibraryView, { uri, range, snippet }: RecentPassage): FoundPassage | undefined {
	const path = sourcePathOf(uri);
	const source = path === undefined ? undefined : library.byPath(path);
	const document = source && sourceDocument(library, source);
	if (!document) return undefined;
	const span = spanOf(document, range);
	const locator = library.locatorAt(source, span.start);
	const shown = shownPassage(library, document, { source, span, locator }, [], true);
	return sameWords(shown.snippet, snippet) ? shown : undefined;
}

/** One was perhaps cut where a searched word stood. */
function sameWords(now: string, before: string): boolean {
	const words = (snippet: string) => snippet.replace(/^… | …$/g, '');
	return words(now).includes(words(before)) || words(before).includes(words(now));
}

/** What the source cited last before the cursor says at the place cited, or behind what is quoted from it. */
function citedPassages(library: LibraryView, draft: Draft, text: string, offset: number): FoundPassage[] {
	const citation = draft.citations.findLast(
		({ cluster, footnoteReference = cluster }) =>
			footnoteReference.start <= offset && !/\n[ \t]*\r?\n/.test(text.slice(footnoteReference.end, offset)),
	);
	const source = citation && sourceOf(library, draft, citation);
	if (!source || source.length === 0) return [];
	const index = draft.citations.indexOf(citation);
	const quotation = draft.quotations.findLast(
		({ citations, span }) => citations.includes(index) && span.start <= offset,
	);
	const quoted = quotation && placeOf(library, source, quotation.words.text);
	if (quoted) return passagesFrom(library, source, quoted.end, mostCited);
	const { locator } = citation;
	const place = locator && library.placeOf(source, locator.term, /^[^\s,;–-]*/.exec(locator.value)?.[0] ?? '');
	return passagesFrom(library, source, place?.start ?? 0, mostCited);
}

/** Where the source has just these words. */
function placeOf(library: LibraryView, source: Source, quoted: string): Span | undefined {
	const words = quoted.match(/[\p{L}\p{N}]+/gu) ?? [];
	const found = library.search(`${words.slice(-12).join(' ')} `, 1, [source]);
	return found[0]?.matches.at(-1);
}

/** The source's passages from an offset on. */
function passagesFrom(library: LibraryView, source: Source, from: number, most: number): FoundPassage[] {
	const document = sourceDocument(library, source);
	if (!document) return [];
	const reading = readingText(library, source);
	const text = library.text(source);
	const found: FoundPassage[] = [];
	let at = from > 0 ? sentencesAround(reading, { start: from, end: from + 1 }).end : 0;
	while (at < source.length && found.length < most) {
		const { passages, end } = nextPassages(reading, at);
		for (const span of passages) {
			if (found.length === most) break;
			if (!/\p{L}.*\p{L}/su.test(wording(library, source, text, span))) continue;
			const locator = library.locatorAt(source, span.start);
			found.push(shownPassage(library, document, { source, span, locator }, [], true));
		}
		if (end <= at) break;
		at = end;
	}
	return found;
}

function quotedFirst(library: LibraryView, sources: readonly Source[], draft: Draft | undefined): readonly Source[] {
	if (!draft) return sources;
	const last = new Map<Source['id'], number>();
	for (const [index, citation] of draft.citations.entries()) {
		const source = sourceOf(library, draft, citation);
		if (source) last.set(source.id, index);
	}
	// Sorting keeps the order of those that are alike.
	return [...sources].sort((a, b) => (last.get(b.id) ?? -1) - (last.get(a.id) ?? -1));
}

function sourceOf(library: LibraryView, draft: Draft, { form, key }: Citation): Source | undefined {
	return form === 'link' ? undefined : (referencedSource(draft, key, library) ?? library.byKey(key));
}
