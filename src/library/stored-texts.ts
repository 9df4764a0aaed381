import type { Locator } from '../text/locator.ts';
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { createByteCache } from './byte-cache.ts';
import type { OpenSegments } from './open-segments.ts';
import { type TextChunk, textOfChunks } from './segments/text-chunks.ts';
import type { Cache } from './store/cache.ts';
import { allLocators, spansTouching } from './store/columns.ts';
import type { Markings } from './store/stored.ts';

/** What segments and the store hold of documents, by their ids; what was looked at last is kept. */
export interface StoredTexts {
	/** Reading it may throw `DamagedSegment`. @param length of the whole */
	text(document: number, length: number): LongText;
	/** What of the document's apparatus touches the span, in order. */
	apparatus(document: number, span: Span): readonly Span[];
	/** Undefined: replaced or removed since. */
	markings(document: number): Markings | undefined;
	/** All places that it names, in order of start. */
	locators(document: number): readonly Locator[];
	/** What is known may not be so any more. */
	forget(): void;
}

/**
 * Bytes held in memory: the chunks of one stretch, which is read block by block. What is held for longer outlives its
 * youth in the collector's eyes, and the heap grows by all that was ever read before any of it is given back.
 */
const textBudget = 64 * 1024;
/** More than any document has. */
const mostChunks = 2 ** 20;
const apparatusBudget = 4 * 1024 * 1024;
const markingsBudget = 4 * 1024 * 1024;
/** Enough for every verse of a Bible. */
const locatorsBudget = 8 * 1024 * 1024;

export function createStoredTexts(cache: Cache, segments: OpenSegments): StoredTexts {
	const chunks = createByteCache<number, TextChunk>(textBudget, ({ text }) => 2 * text.length + 100);
	const kept = createByteCache<number, Markings>(markingsBudget, sizeOf);
	// Roughly what small objects take in V8.
	const locators = createByteCache<number, readonly Locator[]>(locatorsBudget, ({ length }) => 120 * length + 200);
	const apparatus = createByteCache<number, Uint32Array>(apparatusBudget, ({ byteLength }) => byteLength + 200);
	const markings = (document: number) =>
		kept.get(document, () => cache.ask((store) => store.markings(document), undefined));
	return {
		text: (document, length) =>
			textOfChunks(length, (number) =>
				chunks.get(document * mostChunks + number, () => segments.chunk(document, number)),
			),
		apparatus: (document, span) => {
			const marked = apparatus.get(document, () => cache.ask((store) => store.apparatus(document), undefined));
			return marked === undefined || marked.length === 0 ? [] : spansTouching(marked, span);
		},
		markings,
		locators(document) {
			const load = () => {
				const marked = markings(document);
				return marked && allLocators(marked.locators);
			};
			return locators.get(document, load) ?? [];
		},
		forget() {
			chunks.clear();
			kept.clear();
			locators.clear();
			apparatus.clear();
		},
	};
}

function sizeOf({ locators: { head, values, starts }, speeches, lineCounts }: Markings): number {
	const ofLocators = head.byteLength + 2 * values.length + starts.byteLength;
	const ofSpeeches = speeches.head.byteLength + 100 * speeches.speakers.length;
	return ofLocators + ofSpeeches + lineCounts.byteLength + 400;
}
