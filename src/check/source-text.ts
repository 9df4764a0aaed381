/** Reading a source's text as a reader would: what a stretch says without markup, and whether it shows emphasis. */
import type { Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import type { Span } from '../text/span.ts';

const emphasised = /(?<![\p{L}\p{N}])([_*]{1,3})(?=[^\s_*])[^_*\n]{1,120}?(?<=[^\s_*])\1(?![\p{L}\p{N}])/u;
const known = new WeakMap<Source, boolean>();

/** The source marks emphasis somewhere. */
export function showsEmphasis(library: LibraryView, source: Source): boolean {
	let shows = known.get(source);
	if (shows === undefined) {
		shows = emphasised.test(library.text(source));
		known.set(source, shows);
	}
	return shows;
}

/** What a stretch of a source reads as: apparatus, emphasis marks and line breaks out. */
export function readsAs(text: string, span: Span, apparatus: readonly Span[]): string {
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
