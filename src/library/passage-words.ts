/**
 * The words of the passages, and which passages hold given ones. By SQLite's FTS5 where it is there: it answers from
 * an index, in a few milliseconds. A SQLite built without it (Node before 22.16) has the words as plain text and
 * reads all of them, about 3 ms a megabyte.
 */
import { DatabaseSync } from 'node:sqlite';
import type { Row } from './rows.ts';

/** Words as `searchWords` gives them. */
export interface WordQuery {
	readonly words: readonly string[];
	/** The last word may go on. */
	readonly unfinished: boolean;
	/** One after another, all in any order, or at least one. */
	readonly how: 'together' | 'all' | 'any';
}

export interface PassageWords {
	add(passage: number | bigint, words: string): void;
	removeOf(document: number): void;
	clear(): void;
	/** Rows of `passage` that match, the best first as far as can be told. */
	find(query: WordQuery, limit: number): Row[];
}

const probe = () => {
	const db = new DatabaseSync(':memory:');
	try {
		db.exec('CREATE VIRTUAL TABLE probe USING fts5(words)');
		return true;
	} catch {
		return false;
	} finally {
		db.close();
	}
};

let known: boolean | undefined;

/** Whether this process's SQLite has FTS5. */
export function hasFullText(): boolean {
	known ??= probe();
	return known;
}

export function passageWordsTable(fullText: boolean): string {
	return fullText
		? `CREATE VIRTUAL TABLE passage_words USING fts5(
			words, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
		)`
		: 'CREATE TABLE passage_words (words TEXT NOT NULL)';
}

export function openPassageWords(db: DatabaseSync, fullText: boolean): PassageWords {
	const insert = db.prepare('INSERT INTO passage_words (rowid, words) VALUES (?, ?)');
	const remove = db.prepare('DELETE FROM passage_words WHERE rowid IN (SELECT id FROM passage WHERE document = ?)');
	return {
		add: (passage, words) => void insert.run(passage, fullText ? words : ` ${words} `),
		removeOf: (document) => void remove.run(document),
		clear: () =>
			db.exec(
				fullText ? `INSERT INTO passage_words (passage_words) VALUES ('delete-all')` : 'DELETE FROM passage_words',
			),
		find: fullText ? findByIndex(db) : findByReading(db),
	};
}

/** Ranking costs about a microsecond a passage, and among so many it says nothing. */
const mostRanked = 8000;

function findByIndex(db: DatabaseSync): PassageWords['find'] {
	const count = db.prepare(
		`SELECT count(*) AS count FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT ${mostRanked})`,
	);
	const best = db.prepare(`
		SELECT passage.* FROM (
			SELECT rowid AS found, rank FROM passage_words WHERE passage_words MATCH ? ORDER BY rank LIMIT ?
		) JOIN passage ON passage.id = found ORDER BY rank`);
	const some = db.prepare(`
		SELECT passage.* FROM (SELECT rowid AS found FROM passage_words WHERE passage_words MATCH ? LIMIT ?)
		JOIN passage ON passage.id = found`);
	const operator = { together: ' + ', all: ' AND ', any: ' OR ' };
	return ({ words, unfinished, how }, limit) => {
		const terms = words.map((word, i) => `"${word}"${unfinished && i === words.length - 1 ? ' *' : ''}`);
		const query = (how === 'together' ? terms : [...new Set(terms)]).join(operator[how]);
		// Words that stand together are few and alike: no need to rank them.
		const ranked = how !== 'together' && count.get(query)?.count !== mostRanked;
		return (ranked ? best : some).all(query, limit);
	};
}

function findByReading(db: DatabaseSync): PassageWords['find'] {
	return ({ words, unfinished, how }, limit) => {
		const ended = (text: string, last: boolean) => ` ${text}${last && unfinished ? '' : ' '}`;
		const wanted =
			how === 'together' ? [ended(words.join(' '), true)] : words.map((word, i) => ended(word, i === words.length - 1));
		const each = wanted.map(() => 'instr(words, ?) > 0');
		const found = db.prepare(`
			SELECT passage.* FROM passage_words JOIN passage ON passage.id = passage_words.rowid
			WHERE ${each.join(how === 'any' ? ' OR ' : ' AND ')}
			ORDER BY ${each.map((condition) => `(${condition})`).join(' + ')} DESC, length(words) LIMIT ?`);
		return found.all(...wanted, ...wanted, limit);
	};
}
