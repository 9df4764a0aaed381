import { openInMemory } from '../../../src/library/database.ts';
import { indexDocument } from '../../../src/library/read-file.ts';
import { createStore, type Store } from '../../../src/library/store.ts';

/** A store in memory that holds these texts, each a document under its name. */
export async function storeOf(texts: Readonly<Record<string, string>>, fullText = true): Promise<Store> {
	const store = createStore(openInMemory(fullText).db, fullText);
	for (const [path, text] of Object.entries(texts)) {
		const state = { path, size: text.length, modified: 1, changed: 1, seen: 1 };
		store.putDocument(state, `hash of ${text.length}`, await indexDocument(Buffer.from(text), path));
	}
	return store;
}
