/** Reading a source's text as a reader would: what a stretch says without markup. */
import type { Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';

/** In UTF-16 code units: of more than this, an ellipsis may stand over half a book, nobody reads more than the ends. */
const longestRead = 16_384;

/** What a stretch of a source reads as; where it is very long, its beginning and its end. */
export function sourceReads(library: LibraryView, source: Source, span: Span): string {
	const read = (part: Span) => readsAs(library.text(source), part, library.apparatus(source, part));
	if (span.end - span.start <= longestRead) return read(span);
	const half = longestRead / 2;
	return `${read({ start: span.start, end: span.start + half })} … ${read({ start: span.end - half, end: span.end })}`;
}

/** What a stretch of a text reads as: apparatus, emphasis marks and line breaks out. */
export function readsAs(text: LongText, span: Span, apparatus: readonly Span[]): string {
	let wording = '';
	let at = span.start;
	for (const part of apparatus) {
		if (part.end <= at) continue;
		if (part.start >= span.end) break;
		wording += text.slice(at, Math.max(at, part.start));
		at = Math.min(span.end, part.end);
	}
	wording += text.slice(at, Math.max(at, span.end));
	return wording
		.replace(/(?<=\p{L})[-\u00ad\u2010][^\S\n]*\r?\n\s*(?=\p{Ll})/gu, '')
		.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
		.replace(/(?<![\p{L}\p{N}])[_*]+(?=\S)|(?<=\S)[_*]+(?![\p{L}\p{N}])/gu, '')
		.replace(/\s+/g, ' ');
}

/** What a quotation reads as, on one line. */
export function quotedWords({ words }: Quotation): string {
	return readsAs(words.text, { start: 0, end: words.text.length }, []).trim();
}
