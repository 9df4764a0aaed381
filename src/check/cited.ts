/** What a draft's citations are to the library: sources, mere entries of a bibliography, or nothing. */
import { dirname, resolve } from 'node:path';
import type { Citation, Draft, Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { referencedSource } from './referenced.ts';
import { similarSource } from './similar-key.ts';

/** A quotation's citations as the library knows them. */
export interface Cited {
	/** Sources with a document. */
	readonly sources: readonly Source[];
	/** Known from a bibliography only. */
	readonly uncheckable: readonly Source[];
	readonly unknown: readonly Citation[];
}

/** A draft's citations as the library knows them. */
export interface Resolved {
	/** One for each of the draft's citations. */
	readonly sources: readonly (Source | undefined)[];
	/** Of sources that are works of several documents, the others; also of some that are cited no more. */
	readonly companions: ReadonlyMap<Source, readonly Source[]>;
	/** Those whose source is missing. */
	readonly unknown: ReadonlySet<Citation>;
	/** Indexes, in order, of the citations that lead to no text: without a source, or to one without a document. */
	readonly textless: readonly number[];
}

/** What was resolved of a version of a draft, and what it depends on besides its citations. */
export interface ResolvedBefore {
	readonly draft: Draft;
	readonly path: string;
	readonly generation: number;
	readonly resolved: Resolved;
}

/**
 * @param path the draft's, absolute
 * @param before of this or another draft: what is still the same citation is not looked up again
 */
export function resolveCitations(
	draft: Draft,
	library: LibraryView,
	path: string,
	before: ResolvedBefore | undefined,
): Resolved {
	const isUsable =
		before !== undefined &&
		before.path === path &&
		before.generation === library.generation &&
		before.draft.references === draft.references;
	const known: readonly Citation[] = isUsable ? before.draft.citations : [];
	const sources: (Source | undefined)[] = [];
	const fresh: (Source | undefined)[] = [];
	const textless: number[] = [];
	const textlessBefore = new Set(isUsable ? before.resolved.textless : []);
	for (let i = 0; i < draft.citations.length; i++) {
		const citation = draft.citations[i] as Citation;
		const isKnown = citation === known[i];
		const source = isKnown ? before?.resolved.sources[i] : resolveCitation(citation, draft, library, path);
		sources.push(source);
		if (!isKnown) fresh.push(source);
		if (isKnown ? textlessBefore.has(i) : source?.path === undefined) textless.push(i);
	}
	const companions = companionsOf(fresh, library, isUsable ? before.resolved.companions : new Map());
	return { sources, companions, unknown: unknownCitations(draft.citations, sources, library), textless };
}

function resolveCitation(citation: Citation, draft: Draft, library: LibraryView, path: string): Source | undefined {
	if (citation.form === 'link') return library.byPath(resolve(dirname(path), citation.key));
	return library.byKey(citation.key) ?? referencedSource(draft, citation.key, library);
}

/**
 * Links and wiki links lead to much else than sources; and `@name` in a draft that cites nothing else is somebody's
 * handle, unless it comes close to a key.
 */
function unknownCitations(
	citations: readonly Citation[],
	resolved: readonly (Source | undefined)[],
	library: LibraryView,
): ReadonlySet<Citation> {
	const cites = citations.some((citation, i) => citation.form === 'bracketed' || resolved[i] !== undefined);
	return new Set(
		citations.filter((citation, i) => {
			if (resolved[i] !== undefined) return false;
			if (citation.form === 'bracketed') return true;
			return citation.form === 'in-text' && (cites || similarSource(citation.key, library) !== undefined);
		}),
	);
}

/** @param known of the other sources */
function companionsOf(
	sources: readonly (Source | undefined)[],
	library: LibraryView,
	known: Resolved['companions'],
): Resolved['companions'] {
	const companions = new Map(known);
	for (const source of new Set(sources)) {
		const others = source === undefined ? [] : library.companions(source);
		if (source !== undefined && others.length > 0) companions.set(source, others);
	}
	return companions;
}

const nothing: Cited = { sources: [], uncheckable: [], unknown: [] };

export function citedBy(quotation: Quotation, citations: readonly Citation[], resolved: Resolved): Cited {
	const [first, ...others] = quotation.citations;
	if (first === undefined) return nothing;
	const only = others.length === 0 ? resolved.sources[first] : undefined;
	if (only?.path !== undefined) {
		return { sources: [only, ...(resolved.companions.get(only) ?? [])], uncheckable: [], unknown: [] };
	}
	const sources = new Set<Source>();
	const uncheckable = new Set<Source>();
	const unknown: Citation[] = [];
	for (const index of quotation.citations) {
		const citation = citations[index] as Citation;
		const source = resolved.sources[index];
		if (source === undefined) {
			if (resolved.unknown.has(citation)) unknown.push(citation);
		} else if (source.path === undefined) uncheckable.add(source);
		else for (const one of [source, ...(resolved.companions.get(source) ?? [])]) sources.add(one);
	}
	return { sources: [...sources], uncheckable: [...uncheckable], unknown };
}
