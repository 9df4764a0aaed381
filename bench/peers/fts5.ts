import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { createPassages } from './passages.ts';
import type { Peer } from './peer.ts';

/** All the phrases of three words, one after the other. */
export const fts5Phrases = fts5({
	name: 'fts5-phrases',
	title: 'SQLite FTS5, phrases',
	settings: 'three-word phrases joined by OR, best by bm25, passages of 100 words',
	phrases: (words) => triples(words).filter((_, i) => i % 3 === 0),
});

const fewPhrases = 4;

/** Only those whose words are rarest, by the index's own counts. */
export const fts5Rarest = fts5({
	name: 'fts5-rarest',
	title: 'SQLite FTS5, rarest phrases',
	settings: 'the four three-word phrases of the rarest words joined by OR, best by bm25, passages of 100 words',
	phrases(words, frequency) {
		const rarity = new Map([...new Set(words)].map((word) => [word, Math.log(frequency(word) + 1)]));
		const commonness = (phrase: readonly string[]) => phrase.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0);
		return triples(words)
			.sort((a, b) => commonness(a) - commonness(b))
			.slice(0, fewPhrases);
	},
});

interface Fts5 extends Pick<Peer, 'title' | 'settings'> {
	readonly name: 'fts5-phrases' | 'fts5-rarest';
	phrases(words: readonly string[], frequency: (word: string) => number): readonly (readonly string[])[];
}

function fts5({ name, title, settings, phrases }: Fts5): Peer {
	return {
		name,
		title,
		settings,
		open(scratch) {
			const passages = createPassages();
			const database = new DatabaseSync(join(scratch, `${name}.sqlite`));
			database.exec(`
				PRAGMA journal_mode = OFF;
				PRAGMA synchronous = OFF;
				PRAGMA cache_size = -200000;
				PRAGMA mmap_size = 4000000000;
				CREATE VIRTUAL TABLE passage USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
				CREATE VIRTUAL TABLE word USING fts5vocab (passage, row);
				BEGIN;
			`);
			const insert = database.prepare('INSERT INTO passage (rowid, text) VALUES (?, ?)');
			let select: StatementSync | undefined;
			const counted = database.prepare('SELECT cnt FROM word WHERE term = ?');
			// FTS5 counts by reading all of a word's places, so that it is asked once for each word.
			const counts = new Map<string, number>();
			const frequency = (word: string): number => {
				const known = counts.get(word) ?? Number(counted.get(word)?.cnt ?? 0);
				counts.set(word, known);
				return known;
			};
			return {
				add: (source, _path, text) => passages.cut(source, text, (number, passage) => void insert.run(number, passage)),
				finish() {
					database.exec("COMMIT; INSERT INTO passage (passage) VALUES ('optimize')");
					select = database.prepare('SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 1');
				},
				find(quotation) {
					const words = quotation.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
					const query = phrases(words, frequency).map((phrase) => `"${phrase.join(' ')}"`);
					const best = query.length > 0 ? select?.get(query.join(' OR ')) : undefined;
					return best && passages.place(Number(best.rowid));
				},
				close: () => database.close(),
			};
		},
	};
}

function triples(words: readonly string[]): (readonly string[])[] {
	return words.slice(2).map((_, i) => words.slice(i, i + 3));
}
