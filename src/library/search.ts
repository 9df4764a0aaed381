/**
 * Finding passages by remembered words: full-text search over all passages, then a closer look at the best. First the
 * words one after another, then all of them in any order, and failing that as many of them as possible; the last word
 * may be unfinished. Within each, SQLite chooses (by bm25 where it can) and closeness of the words orders. Cost: the postings of the
 * words, as for any full-text index, and a constant number of passages read.
 */
import type { Span } from '../text/span.ts';
import { type SearchWord, searchWords } from './search-words.ts';
import type { Store } from './store.ts';
import type { StoredPassage } from './stored.ts';

export interface RankedPassage {
	readonly document: number;
	readonly span: Span;
	readonly matches: readonly Span[];
}

/** Of a query; who pastes a page is served by its end, and SQLite does not overflow. */
const mostWords = 32;

/** What is looked at closely for one search. */
const candidates = 100;

/** The passages that hold the words, best first. */
export function searchPassages(store: Pick<Store, 'passages'>, typed: string, limit: number): RankedPassage[] {
	const wanted = searchWords(typed, { start: 0, end: typed.length }, [])
		.slice(-mostWords)
		.map(({ word }) => word);
	if (wanted.length === 0 || limit <= 0) return [];
	const unfinished = /[\p{L}\p{N}]$/u.test(typed);
	const query = { words: wanted, unfinished };
	const matcher = createMatcher(wanted, unfinished);
	const most = Math.max(candidates, limit);
	const found = new Map<string, RankedPassage & { readonly score: number }>();
	const add = (passages: readonly StoredPassage[]) => {
		for (const { document, span, text, textStart, apparatus } of passages) {
			const name = `${document} ${span.start}`;
			if (found.has(name)) continue;
			const words = wordsOf(text, span, textStart, apparatus);
			const matches = words.flatMap((word, at) => matcher(word, at));
			// Of passages equally close, the one that bm25 put first.
			const score = closeness(matches) - found.size / (most * 4);
			found.set(name, { document, span, matches: matches.map(({ start, end }) => ({ start, end })), score });
		}
	};
	if (wanted.length > 1) add(store.passages({ ...query, how: 'together' }, limit));
	if (found.size < limit) add(store.passages({ ...query, how: 'all' }, most));
	if (found.size === 0 && wanted.length > 1) add(store.passages({ ...query, how: 'any' }, most));
	const best = [...found.values()].sort((a, b) => b.score - a.score).slice(0, limit);
	return best.map(({ score: _, ...passage }) => passage);
}

/** Places are the document's. */
function wordsOf(text: string, span: Span, textStart: number, apparatus: readonly Span[]): SearchWord[] {
	const shift = (part: Span) => ({ start: part.start - textStart, end: part.end - textStart });
	return searchWords(text, shift(span), apparatus.map(shift)).map(({ word, start, end }) => {
		return { word, start: start + textStart, end: end + textStart };
	});
}

interface Match extends Span {
	/** The wanted word that it is, or begins with. */
	readonly wanted: string;
	/** Which of the passage's words. */
	readonly at: number;
}

function createMatcher(wanted: readonly string[], unfinished: boolean): (word: SearchWord, at: number) => Match[] {
	const whole = new Set(wanted);
	const last = wanted.at(-1) ?? '';
	return ({ word, start, end }, at) => {
		if (whole.has(word)) return [{ wanted: word, at, start, end }];
		return unfinished && word.startsWith(last) ? [{ wanted: last, at, start, end }] : [];
	};
}

/**
 * How many different wanted words there are, and between 0 and 1 how close together they stand: 1 where nothing stands
 * between them. One pass with two ends.
 */
function closeness(matches: readonly Match[]): number {
	const different = new Set(matches.map(({ wanted }) => wanted)).size;
	const counts = new Map<string, number>();
	let first = 0;
	let shortest = Number.POSITIVE_INFINITY;
	for (const match of matches) {
		counts.set(match.wanted, (counts.get(match.wanted) ?? 0) + 1);
		while (counts.size === different) {
			const earliest = matches[first] as Match;
			shortest = Math.min(shortest, match.at - earliest.at + 1);
			const left = (counts.get(earliest.wanted) ?? 0) - 1;
			if (left > 0) counts.set(earliest.wanted, left);
			else counts.delete(earliest.wanted);
			first++;
		}
	}
	return different === 0 ? 0 : different + different / shortest;
}
