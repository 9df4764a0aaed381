/**
 * The cache's database: SQLite with a write-ahead log, so that several windows and a command line may use it at once,
 * and this process may read while its workers write. It can be thrown away at any time.
 */
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pipelineFingerprint } from '../fingerprint.ts';
import { schemaVersion, tables } from './tables.ts';

/** It was written by another version of Quotewright. */
export class OtherVersion extends Error {}

/** Milliseconds to wait for another that is writing. */
const patience = 15_000;

/** Opens or makes the database. Throws SQLite's errors, and `OtherVersion`. */
export function openDatabase(file: string): DatabaseSync {
	const db = new DatabaseSync(file);
	try {
		// A small page would hold one stretch of a text, and be half empty.
		db.exec(
			`PRAGMA busy_timeout = ${patience}; PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL`,
		);
		if (versionOf(db) === 0) createTables(db);
		const { fingerprint } =
			(versionOf(db) === schemaVersion && db.prepare('SELECT fingerprint FROM pipeline').get()) || {};
		if (fingerprint !== pipelineFingerprint()) throw new OtherVersion('was written by another version of Quotewright');
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

/** A further connection to a database that is there already, and right. */
export function openForWriting(file: string): DatabaseSync {
	// SQLite would make an empty one.
	if (!existsSync(file)) throw Object.assign(new Error(`${file} was deleted`), { errcode: 14 });
	const db = new DatabaseSync(file);
	db.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000`);
	return db;
}

/** What tells a file from another at the same place. */
export function identityOf(file: string): string | undefined {
	const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
	return stats && `${stats.dev}:${stats.ino}`;
}

/** Takes the write lock first, so that what is read within is what is changed. */
export function transact<T>(db: DatabaseSync, work: () => T): T {
	db.exec('BEGIN IMMEDIATE');
	try {
		const result = work();
		db.exec('COMMIT');
		return result;
	} catch (error) {
		try {
			db.exec('ROLLBACK');
		} catch {
			// On some errors SQLite has ended the transaction itself.
		}
		throw error;
	}
}

function createTables(db: DatabaseSync): void {
	transact(db, () => {
		// Another process may have made them while this one waited for the lock.
		if (db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) return;
		db.exec(tables);
		db.prepare('INSERT INTO pipeline VALUES (?)').run(pipelineFingerprint());
	});
}

function versionOf(db: DatabaseSync): unknown {
	return db.prepare('PRAGMA user_version').get()?.user_version;
}
