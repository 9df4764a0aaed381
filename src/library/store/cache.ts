import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pipelineFingerprint } from '../fingerprint.ts';
import { databaseIn, emptyCacheFolder, folderName, makeCacheFolder, makePrivateFolder } from './cache-folder.ts';
import { identityOf, OtherVersion, openDatabase } from './database.ts';
import { isDamaged, isUnusable, messageOf } from './sqlite-errors.ts';
import { createStore, type Store } from './store.ts';

/** The cache's folder, read by this thread, and the care for it. */
export interface Cache {
	/** Where it is now; undefined where there is none to be had. */
	readonly folder: string | undefined;
	/**
	 * What the store answers. Where it cannot, the fallback, and `fault` tells. Whatever is asked in one turn of the
	 * event loop is answered as of one moment.
	 */
	ask<T>(question: (store: Store) => T, fallback: T): T;
	/** Of what moment the next answer is; undefined: of one that no answer was of yet. */
	readonly moment: number | undefined;
	/** What is asked from now on is answered as of now. */
	lookAgain(): void;
	/** What was found to be wrong with it since it was opened; only `renew` mends that. */
	fault(): Fault | undefined;
	/** Begins anew. Nobody else in this process may have the folder open. */
	renew(fault: Fault): void;
	close(): void;
}

export interface Fault {
	readonly message: string;
	/** Delete what is there, leave it to whom it belongs now, or go to another place. */
	readonly remedy: 'empty' | 'reopen' | 'move';
}

interface Opened {
	readonly folder: string;
	readonly db: DatabaseSync;
	readonly store: Store;
	readonly identity: string | undefined;
	/** A transaction holds what is read to one moment; it ends with the turn, so that the log of changes can be emptied. */
	isReading: boolean;
	/** Of the store, once that was asked for in this transaction. */
	version: number | undefined;
}

/**
 * @param name of the workspace
 * @param damaged told when asking has shown that only `renew` helps; not more than once before that
 */
export function openCache(cacheDir: string, name: string, log: (line: string) => void, damaged: () => void): Cache {
	const place = join(cacheDir, folderName(name, pipelineFingerprint()));
	let isPrivate = false;
	let damage: unknown;
	let closed = false;
	let opened: Opened | undefined;
	let moment = 0;

	const openIn = (folder: string): Opened => {
		const db = openDatabase(databaseIn(folder));
		const store = createStore(db);
		// It stays the same for as long as a transaction lasts, and everything asks for it.
		const version = () => {
			at.version ??= store.version();
			return at.version;
		};
		const at: Opened = {
			folder,
			db,
			store: { ...store, version },
			identity: identityOf(databaseIn(folder)),
			isReading: false,
			version: undefined,
		};
		return at;
	};
	const openInPlace = (): Opened | undefined => {
		for (let attempt = 0; ; attempt++) {
			try {
				makeCacheFolder(place);
				return openIn(place);
			} catch (error) {
				if (attempt > 0 || !(error instanceof OtherVersion || isDamaged(error))) {
					log(`The cache ${place} cannot be written (${messageOf(error)}).`);
					return undefined;
				}
				const what = error instanceof OtherVersion ? error.message : `is damaged (${messageOf(error)})`;
				log(`The cache ${place} ${what}; it is built anew.`);
				emptyCacheFolder(place, log);
			}
		}
	};
	const openPrivate = (): Opened | undefined => {
		try {
			const folder = makePrivateFolder();
			isPrivate = true;
			log(`The sources are indexed in ${folder} instead, until Quotewright ends.`);
			return openIn(folder);
		} catch (error) {
			log(`There is no place for an index of the sources (${messageOf(error)}).`);
			return undefined;
		}
	};
	const beginReading = (at: Opened) => {
		if (at.isReading) return;
		at.db.exec('BEGIN');
		at.isReading = true;
		at.version = undefined;
		moment++;
		setImmediate(() => endReading(at));
	};
	const endReading = (at: Opened) => {
		if (!at.isReading || at !== opened) return;
		at.isReading = false;
		try {
			at.db.exec('COMMIT');
		} catch (error) {
			if (isUnusable(error)) damage = error;
		}
	};
	const closeOpened = () => {
		try {
			opened?.db.close();
		} catch {
			// Damage may be such that it does not even close.
		}
		if (opened && isPrivate) rmSync(opened.folder, { recursive: true, force: true });
		isPrivate = false;
		opened = undefined;
	};
	opened = openInPlace() ?? openPrivate();
	return {
		get folder() {
			return opened?.folder;
		},
		get moment() {
			return opened?.isReading ? moment : undefined;
		},
		ask(question, fallback) {
			if (closed || damage !== undefined || opened === undefined) return fallback;
			try {
				beginReading(opened);
				return question(opened.store);
			} catch (error) {
				log(`The cache ${opened.folder} cannot answer (${messageOf(error)}).`);
				if (isUnusable(error)) {
					damage = error;
					damaged();
				}
				return fallback;
			}
		},
		lookAgain() {
			if (opened) endReading(opened);
		},
		fault() {
			if (opened === undefined) return { message: 'there is none', remedy: 'reopen' };
			if (damage !== undefined) return { message: messageOf(damage), remedy: 'empty' };
			if (identityOf(databaseIn(opened.folder)) === opened.identity) return undefined;
			// What is at its place now, if anything, is another process's.
			return { message: 'it was deleted', remedy: 'reopen' };
		},
		renew({ message, remedy }) {
			const folder = opened?.folder;
			if (folder) log(`The cache ${folder} cannot be used any more (${message}); it is built anew.`);
			closeOpened();
			damage = undefined;
			if (folder && remedy === 'empty') emptyCacheFolder(folder, log);
			opened = (remedy === 'move' ? undefined : openInPlace()) ?? openPrivate();
		},
		close() {
			closed = true;
			closeOpened();
		},
	};
}
