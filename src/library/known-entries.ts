import { detached } from '../text/detached.ts';
import { type Catalogue, type SourcePool, sourceOfEntry } from './catalogue.ts';
import type { Source } from './library.ts';
import type { Cache } from './store/cache.ts';
import type { Store } from './store/store.ts';

/** The works of bibliographies, which stay in the store; those that were asked for are kept. */
export interface KnownEntries {
	/** A document of that key, or what a bibliography says of it. */
	byKey(key: string): Source | undefined;
	/** Of documents, and of entries that have none. */
	keys(): readonly string[];
	/** What is known may not be so any more. */
	forget(): void;
}

/** Entries that were asked for. */
const most = 10_000;

/** @param catalogue as it is now */
export function createKnownEntries(cache: Cache, pool: SourcePool, catalogue: () => Catalogue): KnownEntries {
	/** What is known of keys that are no document's; null: nothing. */
	const known = new Map<string, Source | null>();
	let keys: readonly string[] | undefined;
	const find = (store: Store, key: string): Source | undefined => {
		const entry = store.entries.entry(key);
		if (entry === undefined) return undefined;
		const { byKey, sourceOf } = catalogue();
		const [document] = store.entries.documentsOf(entry.id).flatMap((id) => sourceOf.get(id) ?? []);
		return byKey.get(entry.key) ?? sourceOfEntry(entry, document, pool);
	};
	return {
		byKey(key) {
			const { byKey, bibliographies } = catalogue();
			const source = byKey.get(key);
			if (source !== undefined || bibliographies.length === 0) return source;
			let found = known.get(key);
			if (found === undefined) {
				if (known.size >= most) known.clear();
				found = cache.ask((store) => find(store, key), undefined) ?? null;
				known.set(detached(key), found);
			}
			return found ?? undefined;
		},
		keys() {
			keys ??= [...catalogue().byKey.keys(), ...cache.ask((store) => store.entries.keys(), [])];
			return keys;
		},
		forget() {
			known.clear();
			keys = undefined;
		},
	};
}
