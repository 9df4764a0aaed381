import { deleteDatabase, isUnusable, messageOf, openDatabase, openInMemory } from './database.ts';
import { createStore, type Store } from './store.ts';

/** A store and the care for its file. */
export interface Cache {
	store(): Store;
	/** What the store answers. Where it cannot, the fallback, and `mend` will see to it. */
	ask<T>(question: (store: Store) => T, fallback: T): T;
	/** Begins anew if the file was found damaged or is no longer in its place; answers whether it did. */
	mend(): boolean;
	/** Begins anew, because of an error. */
	renew(reason: unknown): void;
	/** Begins anew without a file. */
	moveToMemory(reason: unknown): void;
	/** Forgets everything. */
	clear(): void;
	close(): void;
}

/**
 * @param fullText whether SQLite has FTS5; a cache made with it is of no use without, so the two are different files
 */
export function openCache(name: string, fullText: boolean, log: (line: string) => void): Cache {
	const file = `${name}${fullText ? '' : '-plain'}.sqlite`;
	if (!fullText) log('This SQLite has no full-text search; searching for passages takes longer.');
	let database = openDatabase(file, fullText, log);
	let store = createStore(database.db, fullText);
	let damage: unknown;
	let closed = false;
	const replace = (open: () => typeof database, discard: boolean) => {
		try {
			database.db.close();
		} catch {
			// Damage may be such that it does not even close.
		}
		if (discard) deleteDatabase(file, log);
		database = open();
		store = createStore(database.db, fullText);
		damage = undefined;
	};
	const renew = (reason: unknown) => {
		log(`The cache ${file} cannot be used (${messageOf(reason)}); it is built anew.`);
		replace(() => openDatabase(file, fullText, log), true);
	};
	return {
		store: () => store,
		ask(question, fallback) {
			if (closed || damage !== undefined) return fallback;
			try {
				return question(store);
			} catch (error) {
				log(`The cache ${file} cannot answer (${messageOf(error)}).`);
				if (isUnusable(error)) damage = error;
				return fallback;
			}
		},
		mend() {
			if (damage !== undefined) {
				renew(damage);
				return true;
			}
			if (database.isInPlace()) return false;
			log(`The cache ${file} was deleted; it is built anew.`);
			// What is at its place now, if anything, is another process's.
			replace(() => openDatabase(file, fullText, log), false);
			return true;
		},
		renew,
		moveToMemory(reason) {
			log(`The cache ${file} cannot be written (${messageOf(reason)}); the sources are kept in memory instead.`);
			replace(() => openInMemory(fullText), false);
		},
		clear() {
			try {
				store.clear();
			} catch (error) {
				renew(error);
			}
		},
		close() {
			closed = true;
			database.db.close();
		},
	};
}
