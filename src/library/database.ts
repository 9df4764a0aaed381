/**
 * The cache's file: SQLite with a write-ahead log, so that several windows and a command line may use it at once. It
 * can be thrown away at any time; whatever is wrong with it is mended by beginning anew.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipelineFingerprint } from './fingerprint.ts';
import { passageWordsTable } from './passage-words.ts';

/** Grows with every change of the tables below. */
const schemaVersion = 2;

const tables = (fullText: boolean) => `
	CREATE TABLE pipeline (fingerprint TEXT NOT NULL);
	CREATE TABLE document (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		path TEXT NOT NULL UNIQUE,
		size INTEGER NOT NULL,
		modified REAL NOT NULL,
		changed REAL NOT NULL,
		seen REAL NOT NULL,
		hash TEXT NOT NULL,
		metadata TEXT NOT NULL,
		length INTEGER NOT NULL,
		error TEXT
	);
	CREATE TABLE markings (
		document INTEGER PRIMARY KEY,
		apparatus BLOB,
		locators TEXT NOT NULL
	);
	CREATE TABLE segment (document INTEGER PRIMARY KEY, image BLOB NOT NULL);
	-- A text is stored once, cut into its passages, each with what lies between it and the next.
	CREATE TABLE passage (
		id INTEGER PRIMARY KEY,
		document INTEGER NOT NULL,
		start INTEGER NOT NULL,
		end INTEGER NOT NULL,
		text_start INTEGER NOT NULL,
		text TEXT NOT NULL,
		apparatus BLOB
	);
	CREATE INDEX passage_of_document ON passage (document);
	${passageWordsTable(fullText)};
	CREATE TABLE bibliography (
		path TEXT PRIMARY KEY,
		size INTEGER NOT NULL,
		modified REAL NOT NULL,
		changed REAL NOT NULL,
		seen REAL NOT NULL,
		hash TEXT NOT NULL,
		entries TEXT NOT NULL,
		problems TEXT NOT NULL
	);
	PRAGMA user_version = ${schemaVersion};
`;

export interface OpenDatabase {
	readonly db: DatabaseSync;
	/** False once its file was deleted or replaced by another. */
	isInPlace(): boolean;
}

/**
 * Opens or makes the database at `file`. One that is damaged or of another version is deleted and made anew; where
 * none can be written, it is kept in memory. The log is told of either.
 * @param fullText whether to make it with FTS5
 */
export function openDatabase(file: string, fullText: boolean, log: (line: string) => void): OpenDatabase {
	for (let attempt = 0; attempt < 2; attempt++) {
		try {
			mkdirSync(dirname(file), { recursive: true });
			return openFile(file, fullText);
		} catch (error) {
			if (attempt > 0 || !(error instanceof OtherVersion || isDamaged(error))) {
				log(`The cache ${file} cannot be written (${messageOf(error)}); the sources are kept in memory instead.`);
				break;
			}
			log(
				`The cache ${file} ${error instanceof OtherVersion ? error.message : `is damaged (${messageOf(error)})`}; it is built anew.`,
			);
			deleteDatabase(file, log);
		}
	}
	return openInMemory(fullText);
}

export function openInMemory(fullText: boolean): OpenDatabase {
	const db = new DatabaseSync(':memory:');
	makeReady(db, fullText);
	return { db, isInPlace: () => true };
}

function openFile(file: string, fullText: boolean): OpenDatabase {
	const db = new DatabaseSync(file);
	try {
		makeReady(db, fullText);
		const opened = identityOf(file);
		return { db, isInPlace: () => identityOf(file) === opened };
	} catch (error) {
		db.close();
		throw error;
	}
}

function identityOf(file: string): string | undefined {
	const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
	return stats && `${stats.dev}:${stats.ino}`;
}

/** With the files that SQLite keeps beside it. Where another process holds them (on Windows), they stay. */
export function deleteDatabase(file: string, log: (line: string) => void): void {
	for (const suffix of ['', '-wal', '-shm', '-journal']) {
		try {
			rmSync(file + suffix, { force: true });
		} catch (error) {
			log(`${file}${suffix} cannot be deleted (${messageOf(error)}).`);
		}
	}
}

class OtherVersion extends Error {}

/** Milliseconds to wait for another process that is writing: long where it is opened, as nothing can go on without. */
const patience = { opening: 15_000, open: 500 };

function makeReady(db: DatabaseSync, fullText: boolean): void {
	// Segments and texts are large: larger pages than usual read a fifth faster.
	db.exec(
		`PRAGMA page_size = 16384; PRAGMA busy_timeout = ${patience.opening}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL`,
	);
	if (versionOf(db) === 0) createTables(db, fullText);
	const { fingerprint } =
		(versionOf(db) === schemaVersion && db.prepare('SELECT fingerprint FROM pipeline').get()) || {};
	if (fingerprint !== pipelineFingerprint(tables(fullText)))
		throw new OtherVersion('was written by another version of Quotewright');
	db.exec(`PRAGMA busy_timeout = ${patience.open}; PRAGMA cache_size = -16000`);
}

function createTables(db: DatabaseSync, fullText: boolean): void {
	db.exec('BEGIN IMMEDIATE');
	try {
		// Another process may have made them while this one waited for the lock.
		if (db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined) {
			db.exec(tables(fullText));
			db.prepare('INSERT INTO pipeline VALUES (?)').run(pipelineFingerprint(tables(fullText)));
		}
	} finally {
		db.exec('COMMIT');
	}
}

function versionOf(db: DatabaseSync): unknown {
	return db.prepare('PRAGMA user_version').get()?.user_version;
}

const sqliteError = { busy: 5, readOnly: 8, inputOutput: 10, corrupt: 11, full: 13, cannotOpen: 14, noDatabase: 26 };

/** The primary code of an error of SQLite's; undefined for any other. */
function codeOf(error: unknown): number | undefined {
	const code = (error as { errcode?: unknown } | undefined)?.errcode;
	return typeof code === 'number' ? code & 0xff : undefined;
}

/** What a new file mends. */
function isDamaged(error: unknown): boolean {
	const code = codeOf(error);
	return code === sqliteError.corrupt || code === sqliteError.noDatabase;
}

/** What a new file may mend, or else memory: the file was deleted, its disk is full or write-protected. */
export function isUnusable(error: unknown): boolean {
	const code = codeOf(error) ?? -1;
	const { readOnly, inputOutput, full, cannotOpen } = sqliteError;
	return error instanceof UnreadableRow || isDamaged(error) || [readOnly, inputOutput, full, cannotOpen].includes(code);
}

/** What is stored does not say what it should, though SQLite sees nothing wrong with it. */
export class UnreadableRow extends Error {}

/** Another process is writing. */
export function isBusy(error: unknown): boolean {
	return codeOf(error) === sqliteError.busy;
}

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
