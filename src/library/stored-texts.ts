import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { createByteCache } from './byte-cache.ts';
import type { Cache } from './store/cache.ts';
import { spansTouching } from './store/columns.ts';
import type { Markings } from './store/stored.ts';
import { type TextChunk, textOfChunks } from './store/text-chunks.ts';

/** What the store holds of documents, by their ids; what was looked at last is kept. */
export interface StoredTexts {
	/** @param length of the whole */
	text(document: number, length: number): LongText;
	/** What of the document's apparatus touches the span, in order. */
	apparatus(document: number, span: Span): readonly Span[];
	/** Undefined: replaced or removed since. */
	markings(document: number): Markings | undefined;
	/** What is known may not be so any more. */
	forget(): void;
}

/** Bytes held in memory, beside what the operating system keeps of the file. */
const textBudget = 512 * 1024;
/** More than any document has. */
const mostChunks = 2 ** 20;
const markingsBudget = 8 * 1024 * 1024;

export function createStoredTexts(cache: Cache): StoredTexts {
	const chunks = createByteCache<number, TextChunk>(textBudget, ({ text }) => 2 * text.length + 100);
	const kept = createByteCache<number, Markings>(markingsBudget, sizeOf);
	const markings = (document: number) =>
		kept.get(document, () => cache.ask((store) => store.markings(document), undefined));
	return {
		text: (document, length) =>
			textOfChunks(length, (number) =>
				chunks.get(document * mostChunks + number, () =>
					cache.ask((store) => store.chunk(document, number), undefined),
				),
			),
		apparatus: (document, span) => spansTouching(markings(document)?.apparatus ?? new Uint32Array(), span),
		markings,
		forget() {
			chunks.clear();
			kept.clear();
		},
	};
}

/** Roughly: what small objects take in V8. */
function sizeOf({ apparatus, locators, lineCounts }: Markings): number {
	return apparatus.byteLength + lineCounts.byteLength + 120 * locators.length + 200;
}
