import type { LibraryView, SearchHit, Source } from '../../src/library/library.ts';
import { locatorAt } from '../../src/library/locator-at.ts';
import { createScannedBlocks } from '../../src/library/scanned-blocks.ts';
import { createSegmentBuilder } from '../../src/library/segments/build-segment.ts';
import { segmentInMemory } from '../../src/library/segments/open-segment.ts';
import { fromSpeeches, speakerAt, toSpeeches } from '../../src/library/store/columns.ts';
import { createWordIndex } from '../../src/library/word-index.ts';
import { mannerOf } from '../../src/sources/manner.ts';
import type { Speech } from '../../src/sources/source.ts';
import { countLines } from '../../src/text/lines.ts';
import type { Locator } from '../../src/text/locator.ts';
import type { LongText } from '../../src/text/long-text.ts';
import { overlaps, type Span } from '../../src/text/span.ts';

export interface MemorySource {
	/** None: an entry of a bibliography without a document. */
	readonly text?: string;
	readonly path?: string;
	readonly title?: string;
	readonly author?: string;
	readonly date?: string;
	readonly apparatus?: readonly Span[];
	readonly locators?: readonly Locator[];
	readonly speeches?: readonly Speech[];
}

/** A library in memory, of sources by key; `search` finds every word literally, paragraph by paragraph. */
export function memoryLibrary(
	sources: Readonly<Record<string, MemorySource>>,
	asRead: (text: string) => LongText = (text) => text,
): LibraryView {
	const given = Object.values(sources);
	const known = Object.entries(sources).map(([key, source], id) => toSource(id, key, source));
	const textOf = ({ id }: Source): string => given[id]?.text ?? '';
	const apparatusOf = ({ id }: Source): readonly Span[] => given[id]?.apparatus ?? [];
	const speeches = given.map((source) => toSpeeches(fromSpeeches(source.speeches ?? [])));
	const locatorsOf = ({ id }: Source): readonly Locator[] => given[id]?.locators ?? [];
	const builder = createSegmentBuilder();
	for (const source of known) builder.add(source.id, textOf(source), apparatusOf(source));
	const text = (source: Source) => asRead(textOf(source));
	const apparatus = (source: Source, span: Span) => apparatusOf(source).filter((part) => overlaps(part, span));
	const index = createWordIndex(
		[segmentInMemory(builder.finish())],
		{
			sourceOf: (document) => known[document],
			documentOf: ({ id }) => id,
			text,
			apparatus,
		},
		createScannedBlocks(64),
	);
	return {
		generation: 1,
		sources: known.filter(({ path }) => path !== undefined),
		keys: Object.keys(sources),
		findEntries: (typed, limit) => known.filter((source) => isEntry(source) && holds(source, typed)).slice(0, limit),
		byKey: (key) => known.find((source) => source.key === key),
		byPath: (path) => known.find((source) => source.path === path),
		companions: () => [],
		isNamed: () => false,
		text,
		apparatus,
		locators: locatorsOf,
		locatorAt: (source, offset) => locatorAt(locatorsOf(source), offset),
		speakerAt: ({ id }, offset) => speakerAt(speeches[id] ?? toSpeeches(null), offset),
		speakers: ({ id }) => speeches[id]?.speakers ?? [],
		placeOf: (source, term, value) =>
			locatorsOf(source).find((locator) => locator.term === term && locator.value === value)?.span,
		lineCounts: (source) => countLines(textOf(source)),
		index,
		search: (words, limit, among = known) =>
			among.flatMap((source) => hits(source, textOf(source), words)).slice(0, limit),
	};
}

function isEntry({ path }: Source): boolean {
	return path === undefined;
}

function holds({ key, title, author = '' }: Source, typed: string): boolean {
	return `${key} ${title} ${author}`.toLowerCase().includes(typed.toLowerCase());
}

function toSource(id: number, key: string, { text, path, title, author, date }: MemorySource): Source {
	return {
		id,
		key,
		path: text === undefined ? undefined : (path ?? `/w/sources/${key}.txt`),
		title: title ?? key,
		author,
		date,
		url: undefined,
		length: text?.length ?? 0,
		hash: text ?? '',
		manner: mannerOf(text ?? ''),
	};
}

function hits(source: Source, text: string, query: string): SearchHit[] {
	const words = query.toLowerCase().split(/\s+/).filter(Boolean);
	return [...text.matchAll(/\S(?:(?!\n\n)[\s\S])*/g)].flatMap(({ 0: paragraph, index }) => {
		const matches = words.flatMap((word) =>
			placesOf(paragraph.toLowerCase(), word).map((at) => ({ start: index + at, end: index + at + word.length })),
		);
		if (!words.every((word) => paragraph.toLowerCase().includes(word))) return [];
		matches.sort((a, b) => a.start - b.start);
		return [{ source, passage: { start: index, end: index + paragraph.length }, matches, locator: undefined }];
	});
}

function placesOf(text: string, word: string): number[] {
	const places: number[] = [];
	for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) places.push(at);
	return places;
}

const longestStretch = 64 * 1024;

/** Tells how many UTF-16 code units of its texts were asked for; refuses long stretches. */
export interface MeteredLibrary extends LibraryView {
	readonly unitsRead: () => number;
}

export function meteredLibrary(sources: Readonly<Record<string, MemorySource>>): MeteredLibrary {
	let units = 0;
	const library = memoryLibrary(sources, (text) => ({
		length: text.length,
		slice(start, end) {
			const read = text.slice(start, end);
			if (read.length > longestStretch) throw new Error(`${read.length} units were read at once.`);
			units += read.length;
			return read;
		},
	}));
	return {
		...library,
		apparatus(source, span) {
			if (span.end - span.start > longestStretch) throw new Error('The apparatus of a whole source was asked for.');
			return library.apparatus(source, span);
		},
		unitsRead: () => units,
	};
}

export function wholeText(library: LibraryView, source: Source): string {
	const text = library.text(source);
	return text.slice(0, text.length);
}
