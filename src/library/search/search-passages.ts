/**
 * Finding passages by remembered words: candidates from the index, each of which is read and looked at. First the words
 * one after another, then all of them in any order, and failing that as many of them as possible; the last word may be
 * unfinished. Closeness orders. Cost: candidates are looked at only until there are enough good ones, and never more
 * than a constant number, so that common words cost no more than rare ones; where a word is so common that this does
 * not reach all its passages, there are plenty as good.
 */
import type { LongText } from '../../text/long-text.ts';
import type { Span } from '../../text/span.ts';
import { type Closeness, createCloseness } from './closeness.ts';
import type { LookedPassages } from './looked-passages.ts';
import type { PlacedPassage } from './passage-blocks.ts';
import type { PassageFinder, WordQuery } from './passage-finder.ts';
import { searchWords } from './search-words.ts';
import { createWordPicker } from './word-picker.ts';

/** A passage that was found. Offsets are into the document's text. */
export interface RankedPassage {
	readonly document: number;
	readonly span: Span;
	/** Where the searched words stand, in order. */
	readonly matches: readonly Span[];
}

/** The texts as the thread that searches reads them. */
export interface SearchedTexts {
	/** Undefined: replaced or removed since. */
	text(document: number): LongText | undefined;
}

/** Of a query; who pastes a page is served by its end, and SQLite does not overflow. */
const mostWords = 32;

/** Candidates that are looked at for one question to the index. */
const looks = {
	/** However long it takes. */
	inAnyCase: 40,
	/** Though they be good. */
	least: 200,
	mostTogether: 800,
	most: 500,
	mostLoosely: 200,
};

/** So few, a book's, are looked at faster than the index can tell which of them have the words: a letter begins many. */
const fewPassages = 4000;

/** Milliseconds: after that, what was looked at has to do. A disk that has to be read takes far longer than memory. */
const patience = 40;

/** A word in more passages than this says little, where not all words are to be found. */
const common = 1000;

/**
 * The passages that hold the words, best first.
 * @param documents those to search in; undefined: all
 */
export function searchPassages(
	finder: PassageFinder,
	texts: SearchedTexts,
	looked: LookedPassages,
	typed: string,
	limit: number,
	documents?: ReadonlySet<number>,
): RankedPassage[] {
	const words = searchWords(typed, { start: 0, end: typed.length }, [])
		.slice(-mostWords)
		.map(({ word }) => word);
	if (words.length === 0 || limit <= 0) return [];
	const within = documents && finder.rangesOf(documents);
	const wanted = { words, unfinished: /[\p{L}\p{N}]$/u.test(typed), within };
	const gathered = gather(texts, looked, words, wanted.unfinished);
	if (within && within.reduce((sum, { first, last }) => sum + last - first + 1, 0) <= fewPassages) {
		gathered.addAll(finder.all(within));
		return gathered.best(limit);
	}
	const ask = (query: WordQuery, most: number, isEnough: () => boolean, isPoor: () => boolean): void => {
		const isRough = query.unfinished && finder.isRough(words.at(-1) as string);
		const before = gathered.holding;
		const { exhausted, count } = gathered.add(finder.find({ ...query, roughly: isRough }), most, isEnough);
		// Those with the whole beginning are rare among those with its first letters: few enough to be asked for.
		const isRare = (gathered.holding - before) * 20 < count;
		// Of several documents it would be asked for in each, every time in all the index.
		const isOnce = within === undefined || within.length === 1;
		if (isRough && !exhausted && isRare && isOnce && isPoor()) gathered.add(finder.find(query), most, isEnough);
	};
	const isPoor = () => gathered.holding < limit;
	const together: WordQuery = { ...wanted, how: 'together' };
	const all: WordQuery = { ...wanted, how: 'all' };
	if (words.length > 1) ask(together, looks.mostTogether, () => gathered.phrases >= limit, isPoor);
	const isAsked = words.length > 1 && finder.isSame(together, all);
	if (gathered.phrases < limit && !isAsked) ask(all, looks.most, () => !isPoor(), isPoor);
	if (gathered.holding > 0) return gathered.best(limit);
	const isNothing = () => gathered.size === 0;
	for (const queries of looseQueries(finder, wanted)) {
		for (const query of queries) ask(query, looks.mostLoosely, () => false, isNothing);
		if (!isNothing()) break;
	}
	return gathered.best(limit);
}

/** What is to be asked for when no passage has all words: what may have most of them first. */
function* looseQueries(
	finder: PassageFinder,
	{ words, unfinished, within }: Omit<WordQuery, 'how'>,
): Iterable<readonly WordQuery[]> {
	const asked = (chosen: readonly string[], how: WordQuery['how']): WordQuery => {
		return { words: chosen, unfinished: unfinished && chosen.at(-1) === words.at(-1), how, within };
	};
	const counted = [...new Set(words)].map((word) => {
		return { word, count: finder.count({ ...asked([word], 'all'), roughly: true }, common + 1) };
	});
	const known = counted.filter(({ count }) => count > 0).map(({ word }) => word);
	if (known.length === 0) return;
	if (known.length < counted.length) yield [asked(known, 'all')];
	if (known.length > 2) yield known.map((word) => asked(without(known, word), 'all'));
	const rare = counted.filter(({ count }) => count > 0 && count <= common).map(({ word }) => word);
	yield [asked(rare.length > 0 ? rare : known, 'any')];
}

function without(words: readonly string[], left: string): string[] {
	return words.filter((word) => word !== left);
}

type LookedAt = Closeness & PlacedPassage;

/** The candidates that were looked at. */
function gather(texts: SearchedTexts, before: LookedPassages, wanted: readonly string[], unfinished: boolean) {
	const deadline = performance.now() + patience;
	const different = new Set(wanted).size;
	const closenessOf = createCloseness(wanted, unfinished);
	const picker = createWordPicker(wanted);
	const found = new Map<number, LookedAt>();
	const textOf = memoized((document: number) => texts.text(document));
	let holding = 0;
	let phrases = 0;
	const look = (passage: PlacedPassage) => {
		const { span, apparatus, document, id } = passage;
		if (found.has(id)) return;
		const text = textOf(document);
		if (text === undefined) return;
		const words = before.words(id, picker, () => ({
			text: text.slice(span.start, span.end),
			apparatus: apparatus.map((skipped) => shifted(skipped, -span.start)),
		}));
		const closeness = closenessOf(words);
		if (closeness.different >= different) holding++;
		if (closeness.isPhrase) phrases++;
		found.set(id, { ...passage, ...closeness });
	};
	return {
		/** Passages with any of the words. */
		get size() {
			return [...found.values()].filter(({ matches }) => matches.length > 0).length;
		},
		/** Passages with all words. */
		get holding() {
			return holding;
		},
		/** Passages with the words one after another. */
		get phrases() {
			return phrases;
		},
		addAll(candidates: Iterable<PlacedPassage>): void {
			for (const passage of candidates) look(passage);
		},
		/** Looks at candidates until there are enough; answers how many, and whether there are no more. */
		add(candidates: Iterable<PlacedPassage>, most: number, isEnough: () => boolean) {
			let count = 0;
			for (const passage of candidates) {
				const isGood = count >= looks.least && isEnough();
				const isLate = count >= looks.inAnyCase && performance.now() > deadline;
				if (count >= most || isGood || isLate) return { exhausted: false, count };
				look(passage);
				count++;
			}
			return { exhausted: true, count };
		},
		best(limit: number): RankedPassage[] {
			return [...found.values()]
				.filter((passage) => (holding > 0 ? passage.different >= different : passage.different > 0))
				.sort((a, b) => b.score - a.score)
				.slice(0, limit)
				.map(({ document, span, matches }) => {
					return { document, span, matches: matches.map((match) => shifted(match, span.start)) };
				});
		},
	};
}

function shifted({ start, end }: Span, by: number): Span {
	return { start: start + by, end: end + by };
}

function memoized<K, V>(make: (key: K) => V): (key: K) => V {
	const known = new Map<K, V>();
	return (key) => {
		const found = known.get(key);
		if (found !== undefined || known.has(key)) return found as V;
		const made = make(key);
		known.set(key, made);
		return made;
	};
}
