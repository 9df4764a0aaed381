/** Finding words in the library for the writer: where a wording stands, and how a source goes on. */
import type { LibraryView, Source } from '../library/library.ts';
import { locate } from '../library/locate.ts';
import type { LongText } from '../text/long-text.ts';
import { mapSlice } from '../text/mapped.ts';
import { tokenizeMapped } from '../text/tokens.ts';
import { comparedSpan, compareWithSource } from './compare.ts';
import { readElements } from './elements.ts';
import type { Passage } from './finding.ts';
import { sourceReads } from './source-text.ts';
import { strengthOf } from './strength.ts';

/** Where a wording stands in the library, the best place first; empty where nothing similar does. */
export function findPassages(library: LibraryView, wording: string, limit: number): readonly Passage[] {
	const read = readElements(mapSlice(wording, { start: 0, end: wording.length }));
	const words = read.parts.flatMap((part) => part.elements.flatMap((el) => (el.kind === 'word' ? [el.word] : [])));
	const hashes = words.map(({ hash }) => hash);
	const places = locate(library, hashes, 2 * limit, { bases: words.map(({ base }) => base) });
	const sources = [...new Set(places.map(({ source }) => source))].slice(0, limit);
	return sources
		.flatMap((source) => compareWithSource(read, library, source, undefined) ?? [])
		.map((comparison) => ({ comparison, strength: strengthOf(comparison, library) }))
		.filter(({ strength }) => strength.similarity >= 0.6 && strength.evidence >= 2)
		.sort((a, b) => a.comparison.cost - b.comparison.cost)
		.map(({ comparison }) => passageAt(library, comparison.source, comparedSpan(comparison)));
}

function passageAt(library: LibraryView, source: Source, span: Passage['span']): Passage {
	return { source, span, locator: library.locatorAt(source, span.start) };
}

export interface Continuation {
	/** What the source goes on with. */
	readonly passage: Passage;
	/** The same as it reads. */
	readonly text: string;
}

/** The last words typed that are looked for: enough to be one place, few enough to forgive a slip before them. */
const remembered = 5;
const fewest = 3;

/** What the sources say after the words `typed` (at least three), to the end of the sentence or clause. */
export function continuations(library: LibraryView, typed: string, limit: number): readonly Continuation[] {
	const words = tokenizeMapped(mapSlice(typed, { start: 0, end: typed.length })).words;
	if (words.length < fewest) return [];
	const hashes = words.slice(-remembered).map((word) => word.hash);
	return locate(library, hashes, limit, { thorough: false }).flatMap(({ source, end: next, score }) => {
		const words = library.index.words(source);
		if (score < 1 || next === words.count) return [];
		const start = words.start(next);
		const end = clauseEnd(library.text(source), start);
		const text = sourceReads(library, source, { start, end }).trim();
		return text === '' ? [] : [{ passage: passageAt(library, source, { start, end }), text }];
	});
}

const farthest = 300;

function clauseEnd(text: LongText, start: number): number {
	const ahead = text.slice(start, start + farthest);
	const sentence = /[.!?…。！？](?=["”’»」』)\]_*]*(?:\s|$))/u.exec(ahead);
	if (sentence !== null) return start + sentence.index + 1;
	const space = ahead.lastIndexOf(' ');
	return start + (ahead.length < farthest || space < 0 ? ahead.length : space);
}
