import { DatabaseSync } from 'node:sqlite';
import { createLookedPassages } from '../../../../src/library/search/looked-passages.ts';
import { createPassageFinder } from '../../../../src/library/search/passage-finder.ts';
import { createTables } from '../../../../src/library/search/search-file.ts';
import { type RankedPassage, searchPassages } from '../../../../src/library/search/search-passages.ts';
import { type IndexedTexts, updateIndex } from '../../../../src/library/search/update-index.ts';
import { createChanges } from '../../../../src/library/store/changes.ts';
import { fromNumbers, spanColumn } from '../../../../src/library/store/columns.ts';
import { createStore } from '../../../../src/library/store/store.ts';
import { tables } from '../../../../src/library/store/tables.ts';
import { readDocument } from '../../../../src/library/sync/read-file.ts';
import { inEnglish } from '../../../../src/text/message.ts';

/** A library and its search index, both in memory. */
export interface SearchedTexts {
	/** Replaces the text of that name; undefined removes it. */
	put(name: string, text: string | undefined): Promise<void>;
	/** Brings the index in step with the library. */
	update(shouldStop?: () => boolean): void;
	search(words: string, limit?: number, names?: readonly string[]): RankedPassage[];
	/** The same by one who has searched for nothing before. */
	searchAfresh(words: string): RankedPassage[];
	/** Of what was found, in the texts of these names alone if they are given, the name of its text, and the words that matched. */
	found(words: string, limit?: number, names?: readonly string[]): (readonly [name: string, matches: string])[];
	/** The search index's. */
	readonly db: DatabaseSync;
}

export async function searchedTexts(given: Readonly<Record<string, string>>, fullText = true): Promise<SearchedTexts> {
	const library = new DatabaseSync(':memory:');
	library.exec(tables);
	const changes = createChanges(library);
	const store = createStore(library);
	const db = new DatabaseSync(':memory:');
	createTables(db, fullText);
	const finder = createPassageFinder(db, fullText);
	const documents = () => new Map(store.contents().documents.map((document) => [document.id, document]));
	const known = new Map<number, string>();
	const text = (id: number) => (documents().has(id) ? known.get(id) : undefined);
	const put = async (path: string, content: string | undefined) => {
		if (content === undefined) {
			changes.transaction(() => changes.remove([path]));
			return;
		}
		const read = await readDocument(Buffer.from(content), path);
		if ('error' in read) throw new Error(inEnglish(read.error));
		const file = { path, size: content.length, modified: 1, changed: 1, seen: 1 };
		const id = changes.reserve(1);
		known.set(id, read.text);
		changes.transaction(() =>
			changes.putDocument({
				id,
				file,
				hash: `hash of ${content}`,
				key: 'k',
				metadata: '{}',
				manner: JSON.stringify(read.manner),
				length: read.text.length,
				error: null,
				apparatus: fromNumbers(spanColumn(read.apparatus)),
				locators: null,
				lineCounts: null,
				speeches: null,
			}),
		);
	};
	const texts: IndexedTexts = { refresh: () => {}, text: (document) => known.get(document) };
	const update = (shouldStop = () => false) =>
		updateIndex({ library, texts, search: db, fullText, shouldStop, onProgress: () => {}, onIndexed: () => {} });
	const looked = createLookedPassages();
	const numbersOf = (names: readonly string[]) =>
		new Set([...documents().values()].filter(({ path }) => names.includes(path)).map(({ id }) => id));
	const search: SearchedTexts['search'] = (words, limit = 10, names) =>
		searchPassages(finder, { text }, looked, words, limit, names && numbersOf(names));
	const searchAfresh = (words: string) =>
		searchPassages(createPassageFinder(db, fullText), { text }, createLookedPassages(), words, 10);
	for (const [path, content] of Object.entries(given)) await put(path, content);
	update();
	return {
		db,
		put,
		update,
		search,
		searchAfresh,
		found(words, limit, names) {
			const named = documents();
			return search(words, limit, names).map(({ document, matches }) => {
				const read = text(document);
				return [
					named.get(document)?.path ?? '',
					matches.map(({ start, end }) => read?.slice(start, end)).join('|'),
				] as const;
			});
		},
	};
}
