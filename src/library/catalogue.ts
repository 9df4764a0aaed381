/**
 * From documents and bibliographies to sources: which key names which document, what each is called, and what is
 * wrong. Pure. Cost: linear, but for sorting.
 */

import { basename, dirname, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { Manner } from '../sources/manner.ts';
import { type Message, message, worded } from '../text/message.ts';
import type { LibraryProblem, Source } from './library.ts';
import type { StoredBibliography, StoredDocument, StoredEntry, Tie } from './store/stored.ts';

export interface Catalogue {
	/** Those with a document, by its path. */
	readonly sources: readonly Source[];
	/** What entries without a document are for is asked of the store. */
	readonly byKey: ReadonlyMap<string, Source>;
	/** By `pathKey`. */
	readonly byPath: ReadonlyMap<string, Source>;
	/** Of each source with a document, the document's id in the store. */
	readonly documents: ReadonlyMap<Source, number>;
	/** The same by document. */
	readonly sourceOf: ReadonlyMap<number, Source>;
	/** Of documents whose entry has several, the others. */
	readonly companions: ReadonlyMap<Source, readonly Source[]>;
	readonly bibliographies: readonly StoredBibliography[];
	readonly problems: readonly LibraryProblem[];
}

export const emptyCatalogue: Catalogue = {
	sources: [],
	byKey: new Map(),
	byPath: new Map(),
	documents: new Map(),
	sourceOf: new Map(),
	companions: new Map(),
	bibliographies: [],
	problems: [],
};

/** Of what was never read. */
const unknownManner: Manner = { showsEmphasis: false, language: 'en' };

/**
 * Remembers the sources of a library: the same object as last time if nothing about it changed, and of the same number
 * in any case, for as long as the library is open.
 */
export interface SourcePool {
	/** @param name a path, an entry's key */
	source(name: string, fields: Omit<Source, 'id'>): Source;
	/** What became of a document the last time, if the entry was the same then; else what `make` makes of it. */
	document(document: StoredDocument, entry: StoredEntry | undefined, make: () => Source): Source;
}

export function createSourcePool(): SourcePool {
	const known = new Map<string, Source>();
	// What is stored of a document does not change, and is the same object every time.
	const made = new WeakMap<StoredDocument, { readonly entry: StoredEntry | undefined; readonly source: Source }>();
	return {
		source(name, fields) {
			const before = known.get(name);
			const source: Source = { id: before?.id ?? known.size + 1, ...fields };
			if (before !== undefined && isDeepStrictEqual(before, source)) return before;
			known.set(name, source);
			return source;
		},
		document(document, entry, make) {
			const before = made.get(document);
			// A path's later document is another one: this one's source is still what the path had last.
			if (before !== undefined && before.entry === entry) return before.source;
			const source = make();
			made.set(document, { entry, source });
			return source;
		},
	};
}

function nameOf({ path }: StoredDocument): string {
	return `file ${pathKey(path)}`;
}

/** What makes two paths the same file: on Windows, case does not count. */
export function pathKey(path: string): string {
	return process.platform === 'win32' ? path.toLowerCase() : path;
}

/** @param documents in the order of their paths, those that could not be read among them */
export function buildCatalogue(
	documents: readonly StoredDocument[],
	bibliographies: readonly StoredBibliography[],
	ties: ReadonlyMap<number, Tie>,
	pool: SourcePool,
): Catalogue {
	const sources: Source[] = [];
	const ids = new Map<Source, number>();
	const sourceOf = new Map<number, Source>();
	const byPath = new Map<string, Source>();
	const byKey = new Map<string, Source>();
	/** Of keys that more than one document claims. */
	const claims = new Map<string, Claim[]>();
	const ownKeys = new Map<string, Source>();
	const faulty: StoredDocument[] = [];
	for (const document of documents) {
		if (faultOf(document) !== undefined) {
			faulty.push(document);
			continue;
		}
		const tie = ties.get(document.id);
		const entry = tie?.entry;
		const key = entry?.key ?? document.key;
		const source = pool.document(document, entry, () => fromDocument(document, key, entry, pool));
		sources.push(source);
		ids.set(source, document.id);
		sourceOf.set(document.id, source);
		byPath.set(pathKey(document.path), source);
		const first = byKey.get(key);
		if (first === undefined) byKey.set(key, source);
		else {
			const claimants = claims.get(key) ?? [claimOf(first, ids, ties)];
			claims.set(key, [...claimants, { source, rank: tie?.rank }]);
		}
		if (document.metadata.id !== undefined && document.metadata.id !== key) ownKeys.set(document.metadata.id, source);
	}
	for (const [key, claimants] of claims) byKey.set(key, bestOf(claimants));
	for (const [key, source] of ownKeys) if (!byKey.has(key)) byKey.set(key, source);
	const problems = [
		...faulty.flatMap(unreadable),
		...[...claims].flatMap(([key, claimants]) => duplicates(key, claimants)),
		...bibliographies.flatMap(malformed),
	];
	const companions = companionsAmong([...claims.values()]);
	return { sources, byKey, byPath, documents: ids, sourceOf, companions, bibliographies, problems };
}

interface Claim {
	readonly source: Source;
	/** Among the files that the key's entry names; undefined: it names others, or none. */
	readonly rank: number | undefined;
}

function claimOf(source: Source, ids: ReadonlyMap<Source, number>, ties: ReadonlyMap<number, Tie>): Claim {
	return { source, rank: ties.get(ids.get(source) ?? 0)?.rank };
}

function companionsAmong(claims: readonly (readonly Claim[])[]): Map<Source, readonly Source[]> {
	const companions = new Map<Source, readonly Source[]>();
	for (const claimants of claims) {
		const own = claimants.filter(({ rank }) => rank !== undefined).map(({ source }) => source);
		for (const source of own) {
			const others = own.filter((other) => other !== source);
			companions.set(source, others);
		}
	}
	return companions;
}

/** The best of the entry's own files; where it has none, the first by path. */
function bestOf(claimants: readonly Claim[]): Source {
	const better = (a: Claim, b: Claim) => ((b.rank ?? Infinity) < (a.rank ?? Infinity) ? b : a);
	return claimants.reduce(better).source;
}

/** The source that an entry is without a document of its own; with one that is another entry's, too, it has its text. */
export function sourceOfEntry(entry: StoredEntry, document: Source | undefined, pool: SourcePool): Source {
	const { key, title, author, date, url } = entry;
	if (document === undefined) {
		const fields = { key, path: undefined, title: title ?? key, author, date, url, length: 0, hash: '' };
		return pool.source(`entry ${key}`, { ...fields, manner: unknownManner });
	}
	const { id: _, ...shared } = document;
	return pool.source(`entry ${key}`, {
		...shared,
		key,
		title: title ?? shared.title,
		author: author ?? shared.author,
		date: date ?? shared.date,
		url: url ?? shared.url,
	});
}

export interface Known {
	readonly catalogue: Catalogue;
	readonly problems: readonly LibraryProblem[];
}

export function isSame(a: Known, b: Known): boolean {
	return (
		a.catalogue.sources.length === b.catalogue.sources.length &&
		a.catalogue.sources.every((source, i) => source === b.catalogue.sources[i]) &&
		isSameMap(a.catalogue.documents, b.catalogue.documents) &&
		isSameMap(a.catalogue.byKey, b.catalogue.byKey) &&
		a.catalogue.bibliographies.length === b.catalogue.bibliographies.length &&
		a.catalogue.bibliographies.every((bibliography, i) => bibliography === b.catalogue.bibliographies[i]) &&
		JSON.stringify(a.problems) === JSON.stringify(b.problems)
	);
}

function isSameMap<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
	if (a.size !== b.size) return false;
	for (const [key, value] of a) if (b.get(key) !== value) return false;
	return true;
}

/** What a bibliography says counts before what the document says of itself: somebody has looked after it. */
function fromDocument(document: StoredDocument, key: string, entry: StoredEntry | undefined, pool: SourcePool): Source {
	const { path, metadata, manner, length, hash } = document;
	return pool.source(nameOf(document), {
		key,
		path,
		title: entry?.title ?? metadata.title ?? basename(path),
		author: entry?.author ?? metadata.author,
		date: entry?.date ?? metadata.date,
		url: entry?.url ?? metadata.url,
		length,
		hash,
		manner: manner ?? unknownManner,
	});
}

/** Why nothing can be quoted from the document. */
function faultOf({ error, length }: StoredDocument): Message | undefined {
	return error ?? (length === 0 ? emptyFile : undefined);
}

const emptyFile = message(
	'This file is empty, so nothing can be checked against it. Put the text of the source into it, or leave it out with "exclude" in quotewright.json.',
);

function unreadable(document: StoredDocument): LibraryProblem[] {
	const fault = faultOf(document);
	if (fault === undefined) return [];
	const { path } = document;
	return [{ code: 'unreadable-source', path, span: undefined, message: worded(fault), related: [] }];
}

function malformed({ path, problems }: StoredBibliography): LibraryProblem[] {
	return problems.map(({ span, message: said }) => ({
		code: 'malformed-bibliography',
		path,
		span,
		message: worded(said),
		related: [],
	}));
}

/** Of a thousand files that claim one key, each need not name all the others. */
const mostRelated = 20;

function duplicates(key: string, claimants: readonly Claim[]): LibraryProblem[] {
	const meant = bestOf(claimants);
	// The files that one entry names are one work's.
	const others = claimants.filter(({ source, rank }) => source !== meant && rank === undefined);
	const paths = [meant, ...others.map(({ source }) => source)].flatMap(({ path }) => path ?? []);
	if (paths.length < 2) return [];
	const named = paths.slice(0, mostRelated + 1);
	return paths.map((path, i) => {
		const related = named.filter((other) => other !== path).slice(0, mostRelated);
		const rival = related.length === 1 ? nameBeside(related[0] as string, path) : paths.length - 1;
		const said = `${whoseKey(key, rival, i === 0 ? undefined : nameBeside(paths[0] as string, path))} ${l10n.t(
			'Give one of them another key: rename the file, or write “id: …” in its front matter.',
		)}`;
		return { code: 'duplicate-key', path, span: undefined, message: said, related };
	});
}

/**
 * @param rival a file's name; of several, how many
 * @param meant undefined: the very file that this is said of
 */
function whoseKey(key: string, rival: string | number, meant: string | undefined): string {
	if (typeof rival === 'string') {
		return meant === undefined
			? l10n.t('The key “{0}” belongs to {1} as well, so a citation of it means this one.', key, rival)
			: l10n.t('The key “{0}” belongs to {1} as well, so a citation of it means {2}.', key, rival, meant);
	}
	return meant === undefined
		? l10n.t('The key “{0}” belongs to {1} other sources as well, so a citation of it means this one.', key, rival)
		: l10n.t('The key “{0}” belongs to {1} other sources as well, so a citation of it means {2}.', key, rival, meant);
}

/** A file's name, as seen from another: with its folder where that is a different one. */
function nameBeside(path: string, other: string): string {
	return dirname(path) === dirname(other) ? basename(path) : relative(dirname(other), path).replaceAll('\\', '/');
}
