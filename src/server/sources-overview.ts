/**
 * The sources as a list shows them, with what drafts quote of each. An answer costs what has changed: the sources
 * themselves are listed again only when the library changed, and counted are those alone that drafts use.
 */
import { basename } from 'node:path';
import type { LibraryProblem, LibraryView, Source } from '../library/library.ts';
import { citableKey } from '../text/citable-key.ts';
import { type DraftUses, nameOf } from './draft-uses.ts';
import type { PlaceName } from './place-name.ts';
import { uriOf } from './positions.ts';
import type { OverviewSource, ReadingProblem, SourceTally, SourceUse } from './protocol.ts';
import { addressOfSource } from './source-address.ts';
import { verdictLabel } from './verdict-label.ts';

/** Of what is wrong, who has thousands reads the first. */
const mostProblems = 200;
/** A hymn book quoted on every page: nobody goes through more. */
const mostUses = 1000;

export function overviewSource(source: Source): OverviewSource {
	const { key, path, title, author, date, url } = source;
	return {
		id: nameOf(source),
		key,
		citation: `[@${citableKey(key)}]`,
		title,
		author,
		date,
		uri: path === undefined ? undefined : addressOfSource(path),
		file: path === undefined ? undefined : uriOf(path),
		url,
	};
}

/** How often drafts use each source, and those of them that have no document. */
export function tallySources(drafts: Iterable<DraftUses>): { tallies: SourceTally[]; works: OverviewSource[] } {
	const counts = new Map<
		string,
		{ source: Source; quotations: number; flagged: number; citations: number; drafts: number }
	>();
	for (const { quotations, citations } of drafts) {
		const here = new Set<string>();
		const countOf = (source: Source) => {
			const name = nameOf(source);
			const count = counts.get(name) ?? { source, quotations: 0, flagged: 0, citations: 0, drafts: 0 };
			counts.set(name, count);
			if (!here.has(name)) count.drafts++;
			here.add(name);
			return count;
		};
		for (const { source, flagged } of quotations) {
			const count = countOf(source);
			count.quotations++;
			if (flagged) count.flagged++;
		}
		for (const { source } of citations) if (source) countOf(source).citations++;
	}
	const tallies = [...counts].map(([id, { source: _, ...count }]) => ({ id, ...count }));
	const works = [...counts.values()].filter(({ source }) => source.path === undefined);
	return { tallies, works: works.map(({ source }) => overviewSource(source)) };
}

/** The works of bibliographies without a document that have what is typed. */
export function foundWorks(library: LibraryView, typed: string, limit: number): OverviewSource[] {
	if (typed.trim() === '') return [];
	const works = library.findEntries(typed, limit).filter(({ path }) => path === undefined);
	return works.map(overviewSource);
}

/** Where drafts quote the source, and where they only cite it. */
export function usesOf(id: string, drafts: Iterable<DraftUses>, placeName: PlaceName): SourceUse[] {
	const uses: SourceUse[] = [];
	for (const { uri, quotations, citations } of drafts) {
		const here: SourceUse[] = [];
		for (const { source, range, words, verdict, flagged, locator } of quotations) {
			if (nameOf(source) !== id) continue;
			const said = { place: placeName(uri, range.start.line), verdict: verdictLabel(verdict, flagged) };
			here.push({ kind: 'quotation', draft: uri, range, words, flagged, locator, ...said });
		}
		for (const { source, quotes, range, key } of citations) {
			if (quotes || source === undefined || nameOf(source) !== id) continue;
			const said = { place: placeName(uri, range.start.line), words: `@${key}`, verdict: '' };
			here.push({ kind: 'citation', draft: uri, range, flagged: false, locator: undefined, ...said });
		}
		uses.push(
			...here.sort(
				(a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
			),
		);
		if (uses.length >= mostUses) break;
	}
	return uses.slice(0, mostUses);
}

/** What could not be read, with what to do about it. */
export function readingProblems(problems: readonly LibraryProblem[]): ReadingProblem[] {
	const seen = new Set<string>();
	const told: ReadingProblem[] = [];
	for (const { path, message, code } of problems) {
		if (told.length === mostProblems) break;
		// The library tells what the project told, too.
		if (seen.has(`${path}\n${message}`)) continue;
		seen.add(`${path}\n${message}`);
		told.push({ uri: uriOf(path), file: basename(path), message, isMinor: code === 'missing-file' });
	}
	return told;
}
