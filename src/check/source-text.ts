/** Reading a source's text as a reader would: what a stretch says without markup, and whether it shows emphasis. */
import type { Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { type Language, languageOf } from './language.ts';

const emphasised = /(?<![\p{L}\p{N}])([_*]{1,3})(?=[^\s_*])[^_*\n]{1,120}?(?<=[^\s_*])\1(?![\p{L}\p{N}])/u;
interface Manner {
	/** It marks emphasis somewhere. */
	readonly showsEmphasis: boolean;
	readonly language: Language;
}

const known = new WeakMap<Source, Manner>();

/** How a source is written; told once for each version of it. */
export function mannerOf(library: LibraryView, source: Source): Manner {
	let manner = known.get(source);
	if (manner === undefined) {
		const whole = library.text(source);
		const text = whole.slice(0, whole.length);
		manner = { showsEmphasis: emphasised.test(text), language: languageOf(text) };
		known.set(source, manner);
	}
	return manner;
}

/** What a stretch of a source reads as: apparatus, emphasis marks and line breaks out. */
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
