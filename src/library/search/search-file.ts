/**
 * The file of the search index. What is in it can be made again from the library at any time, so one that is
 * damaged, or of another version, is deleted by whoever comes to write it.
 */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { transact } from '../store/database.ts';
import { isDamaged, messageOf } from '../store/sqlite-errors.ts';
import { splitPassages } from './passage-split.ts';
import { createTokenWriter } from './token-writer.ts';

/** Letters of which the index has the beginnings of words; of others it reads all words that begin so. */
export const indexedBeginnings = [1, 3] as const;

/**
 * Passages are numbered through, and stored by blocks: of each passage its start and end, of all the apparatus that
 * touches them. A document is indexed up to an offset; its number and hash tell whether it still is the library's.
 */
const tables = (fullText: boolean) => `
	CREATE TABLE version (fingerprint TEXT NOT NULL);
	CREATE TABLE next_passage (id INTEGER NOT NULL);
	INSERT INTO next_passage VALUES (1);
	CREATE TABLE document (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, indexed INTEGER NOT NULL);
	CREATE TABLE block (first INTEGER PRIMARY KEY, document INTEGER NOT NULL, spans BLOB NOT NULL, apparatus BLOB);
	CREATE INDEX block_of_document ON block (document);
	${fullText ? fullTextTable : 'CREATE TABLE word (words TEXT NOT NULL);'}
	PRAGMA user_version = 1;
`;

/**
 * Neither texts nor positions are kept: what is found is read and looked at. A small `hashsize` stays in the
 * processor's cache and is faster than a large one; never a `crisismerge`, as it holds the write lock for seconds.
 */
const fullTextTable = `
	CREATE VIRTUAL TABLE word USING fts5(
		words, content='', contentless_delete=1, detail=none,
		prefix='${indexedBeginnings.join(' ')}', tokenize="ascii tokenchars '_'"
	);
	INSERT INTO word (word, rank) VALUES ('pgsz', 16000);
	INSERT INTO word (word, rank) VALUES ('hashsize', 4000000);
	INSERT INTO word (word, rank) VALUES ('automerge', 8);
	INSERT INTO word (word, rank) VALUES ('crisismerge', 1999);
`;

/** A cache made with FTS5 is of no use without, so the two are different files. */
export function searchFileIn(folder: string, fullText: boolean): string {
	return join(folder, fullText ? 'search.sqlite' : 'search-plain.sqlite');
}

/** Milliseconds to wait for another process that is writing. */
const patience = 10_000;

/** Opens the file to write it, and makes it (again) where that is needed. Throws SQLite's errors. */
export function openToWrite(file: string, fullText: boolean, log: (line: string) => void): DatabaseSync {
	for (let attempt = 0; ; attempt++) {
		try {
			return makeReady(new DatabaseSync(file), fullText);
		} catch (error) {
			if (attempt > 0 || !(error instanceof OtherVersion || isDamaged(error))) throw error;
			const what = error instanceof OtherVersion ? error.message : `is damaged (${messageOf(error)})`;
			log(`The search index ${file} ${what}; it is built anew.`);
			deleteSearchFile(file);
		}
	}
}

/** Opens the file to search it; undefined where there is none of this version. Throws SQLite's errors. */
export function openToSearch(file: string, fullText: boolean): DatabaseSync | undefined {
	// SQLite would make an empty one.
	if (!existsSync(file)) return undefined;
	const db = new DatabaseSync(file);
	try {
		db.exec('PRAGMA busy_timeout = 500; PRAGMA cache_size = -24000');
		if (isOfThisVersion(db, fullText)) return db;
	} catch (error) {
		db.close();
		throw error;
	}
	db.close();
	return undefined;
}

export function deleteSearchFile(file: string): void {
	for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

class OtherVersion extends Error {}

function makeReady(db: DatabaseSync, fullText: boolean): DatabaseSync {
	try {
		db.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA page_size = 16384; PRAGMA journal_mode = WAL;
			PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 1000; PRAGMA cache_size = -8000`);
		transact(db, () => {
			// Another process may have made them while this one waited for the lock.
			if (db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined) createTables(db, fullText);
		});
		if (!isOfThisVersion(db, fullText)) throw new OtherVersion('was written by another version of Quotewright');
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

export function createTables(db: DatabaseSync, fullText: boolean): void {
	db.exec(tables(fullText));
	db.prepare('INSERT INTO version VALUES (?)').run(fingerprint(fullText));
}

function isOfThisVersion(db: DatabaseSync, fullText: boolean): boolean {
	if (db.prepare('PRAGMA user_version').get()?.user_version !== 1) return false;
	return db.prepare('SELECT fingerprint FROM version').get()?.fingerprint === fingerprint(fullText);
}

const sample = `The eﬃcient cause, “so to speak”, is philos-\nophical. Don’t ask for 3,000.\n\nŒuvre, Straße, łódź; naïve.\n
吾輩は猫である。 ${'Long sentences are cut. '.repeat(40)}\n${'A long line, by itself a paragraph, is split. '.repeat(20)}\n`;

const known = new Map<boolean, string>();

/** Of the tables, and of what is made of a sample: so nobody has to remember to throw old files away. */
function fingerprint(fullText: boolean): string {
	const remembered = known.get(fullText);
	if (remembered !== undefined) return remembered;
	const hash = createHash('sha256').update(tables(fullText));
	const writer = createTokenWriter();
	for (const span of splitPassages(sample)) {
		hash.update(JSON.stringify(span)).update(writer.tokens(sample, span, []) ?? '');
	}
	const made = hash.digest('hex');
	known.set(fullText, made);
	return made;
}
