/** The works that a draft's own front matter describes, under `references`. */
import type { Draft } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import type { BibliographyEntry } from '../sources/bibliography.ts';
import { referencesFrom } from '../sources/bibliography-csl.ts';

/** What the draft says of the work: of a source of that key, its title, author and date; else a work without a text. */
export function referencedSource(draft: Draft, key: string, library: LibraryView): Source | undefined {
	const entry = draft.references.length === 0 ? undefined : entriesOf(draft.references).get(key);
	return entry && sourceOf(entry, library.byKey(entry.key));
}

/** All of them. */
export function referencedSources(draft: Draft, library: LibraryView): readonly Source[] {
	const entries = draft.references.length === 0 ? [] : [...new Set(entriesOf(draft.references).values())];
	return entries.map((entry) => sourceOf(entry, library.byKey(entry.key)));
}

/** A front matter that stays the same gives the same references. */
const known = new WeakMap<readonly unknown[], ReadonlyMap<string, BibliographyEntry>>();

function entriesOf(references: readonly unknown[]): ReadonlyMap<string, BibliographyEntry> {
	const before = known.get(references);
	if (before !== undefined) return before;
	const entries = new Map<string, BibliographyEntry>();
	for (const entry of referencesFrom(references)) {
		for (const key of [entry.key, ...entry.aliases]) if (!entries.has(key)) entries.set(key, entry);
	}
	known.set(references, entries);
	return entries;
}

const made = new WeakMap<BibliographyEntry, { readonly of: Source | undefined; readonly source: Source }>();
/** The library's own begin at 1. */
let lastId = 0;

function sourceOf(entry: BibliographyEntry, of: Source | undefined): Source {
	const before = made.get(entry);
	if (before !== undefined && before.of === of) return before.source;
	const { key, title, author, date, url } = entry;
	const source: Source =
		of === undefined
			? { id: --lastId, key, path: undefined, title: title ?? key, author, date, url, length: 0, hash: '', ...unread }
			: { ...of, title: title ?? of.title, author: author ?? of.author, date: date ?? of.date, url: url ?? of.url };
	made.set(entry, { of, source });
	return source;
}

const unread = { manner: { showsEmphasis: false, language: 'en' } } as const;
