/**
 * Which passages hold given words: by SQLite's FTS5 where it is there, from an index of words, beginnings of words and
 * pairs of short words. A SQLite built without it (Node before 22.16) has the words as plain text and reads all of
 * them, about 3 ms a megabyte. Passages come one by one, in the order they were indexed, and cost what is asked for:
 * ranking all of them would cost a second at a gigabyte.
 */
import type { DatabaseSync } from 'node:sqlite';
import { createByteCache } from '../byte-cache.ts';
import { createPassageReader, createRangeReader, type NumberRange, type PlacedPassage } from './passage-blocks.ts';
import { indexedBeginnings } from './search-file.ts';
import { isPaired, pairOf } from './token-writer.ts';

/** Words as `searchWords` gives them. */
export interface WordQuery {
	readonly words: readonly string[];
	/** The last word may go on. */
	readonly unfinished: boolean;
	/** All of them, as far as can be told one after another; all of them; at least one. */
	readonly how: 'together' | 'all' | 'any';
	/** Only in these passages; undefined: in all. */
	readonly within?: readonly NumberRange[] | undefined;
	/** Instead of the last word's beginning its first letters, where only of those there is an index. */
	readonly roughly?: boolean;
}

export interface PassageFinder {
	/** Those that match; where the query is rough, or `together`, others among them. */
	find(query: WordQuery): Iterable<PlacedPassage>;
	/** How many there are, but no more than `most`. */
	count(query: WordQuery, most: number): number;
	/** The passages of some documents, for a query to keep to. */
	rangesOf(documents: Iterable<number>): readonly NumberRange[];
	/** All of them, one after another. */
	all(ranges: readonly NumberRange[]): Iterable<PlacedPassage>;
	/** Whether asking roughly makes a difference. */
	isRough(word: string): boolean;
	/** Whether both ask for the same. */
	isSame(query: WordQuery, other: WordQuery): boolean;
}

export function createPassageFinder(db: DatabaseSync, fullText: boolean): PassageFinder {
	const readPassage = createPassageReader(db);
	// Who types on has much the same ones found again for each letter.
	const known = createByteCache<number, PlacedPassage>(1 << 20, ({ apparatus }) => 200 + 60 * apparatus.length);
	const passageAt = (id: number) => known.get(id, () => readPassage(id));
	const { select, isRough } = fullText ? byIndex : byReading;
	return {
		*find(query) {
			const { sql, values } = select(query);
			const next = db.prepare(`${sql} AND rowid > ? AND rowid <= ? LIMIT ?`);
			for (const range of query.within ?? everywhere) {
				let before = range.first - 1;
				for (const size of batchSizes()) {
					const rows = next.all(...values, before, range.last, size);
					for (const { id } of rows) {
						before = Number(id);
						const passage = passageAt(before);
						if (passage !== undefined) yield passage;
					}
					if (rows.length < size) break;
				}
			}
		},
		count(query, most) {
			const { sql, values } = select(query);
			const counting = db.prepare(`SELECT count(*) AS count FROM (${sql} AND rowid >= ? AND rowid <= ? LIMIT ${most})`);
			let count = 0;
			for (const { first, last } of query.within ?? everywhere) {
				if (count < most) count += Number(counting.get(...values, first, last)?.count);
			}
			return Math.min(count, most);
		},
		rangesOf: createRangeReader(db),
		*all(ranges) {
			for (const { first, last } of ranges) {
				for (let id = first; id <= last; id++) {
					const passage = passageAt(id);
					if (passage !== undefined) yield passage;
				}
			}
		},
		isRough,
		isSame: (query, other) => select(query).values.join(' ') === select(other).values.join(' '),
	};
}

const everywhere: readonly NumberRange[] = [{ first: 1, last: Number.MAX_SAFE_INTEGER }];

/** Few at first: often they are enough. */
function* batchSizes(): Iterable<number> {
	yield 50;
	yield 150;
	while (true) yield 400;
}

interface Selecting {
	select(query: WordQuery): { readonly sql: string; readonly values: readonly string[] };
	isRough(word: string): boolean;
}

/** The longest part of the word that the index has, as FTS5 counts letters. */
function indexedBeginning(word: string): string {
	const letters = [...word];
	const length = Math.max(...indexedBeginnings.filter((length) => length <= letters.length));
	return letters.slice(0, length).join('');
}

const byIndex: Selecting = {
	isRough: (word) => indexedBeginning(word) !== word,
	select({ words, unfinished, how, roughly = false }) {
		const whole = unfinished ? words.slice(0, -1) : words;
		const terms = new Set<string>();
		for (const [i, word] of whole.entries()) {
			const [before, after] = how === 'together' ? [whole[i - 1], whole[i + 1]] : [];
			const isAfter = before !== undefined && isPaired(before, word);
			const isBefore = after !== undefined && isPaired(word, after);
			if (isAfter) terms.add(`"${pairOf(before, word)}"`);
			// Where its pairs are, it is: asking for it too would cost the time to read its long list.
			if (!isAfter && !isBefore) terms.add(`"${word}"`);
		}
		const last = words.at(-1) ?? '';
		if (unfinished) terms.add(`"${roughly ? indexedBeginning(last) : last}" *`);
		const match = [...terms].join(how === 'any' ? ' OR ' : ' AND ');
		return { sql: 'SELECT rowid AS id FROM word WHERE word MATCH ?', values: [match] };
	},
};

const byReading: Selecting = {
	isRough: () => false,
	select({ words, unfinished, how }) {
		const ended = (text: string, isLast: boolean) => ` ${text}${isLast && unfinished ? '' : ' '}`;
		const values =
			how === 'together' ? [ended(words.join(' '), true)] : words.map((word, i) => ended(word, i === words.length - 1));
		const each = values.map(() => 'instr(words, ?) > 0');
		const where = each.join(how === 'any' ? ' OR ' : ' AND ');
		return { sql: `SELECT rowid AS id FROM word WHERE (${where})`, values };
	},
};
