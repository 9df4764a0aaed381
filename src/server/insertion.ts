import { withoutApparatus, wording } from '../check/context.ts';
import type { Draft } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { citableKey } from '../text/citable-key.ts';
import { citedLocator } from '../text/cited-locator.ts';
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { markStyle, switchInnerMarks } from './quotation-marks.ts';

/** Where a quotation is to be written. */
export interface InsertionPlace {
	readonly draft: Draft;
	readonly text: string;
	/** What the quotation takes the place of; empty at a bare cursor. */
	readonly span: Span;
}

/** What is to be quoted. */
export interface QuotedPassage {
	readonly source: Source;
	/** The source's text as its editor shows it, which may be newer than what the library has read. */
	readonly text: LongText;
	readonly span: Span;
}

/**
 * A passage as a quotation with its citation, in the marks that the draft uses: `“…” [@key, p. 3]`.
 * Undefined where the passage has no words.
 */
export function insertion(
	library: LibraryView,
	{ source, text, span }: QuotedPassage,
	place: InsertionPlace,
): string | undefined {
	const words = inMarkdown(library, source, text, span);
	if (words === '') return undefined;
	const style = markStyle(place.draft);
	const quoted = switchInnerMarks(words, style);
	const locator = library.locatorAt(source, span.start);
	const cited = locator && citedLocator(locator);
	const citation = `[@${citableKey(source.key)}${cited ? `, ${cited}` : ''}]`;
	const before = place.text.charAt(place.span.start - 1);
	const after = place.text.charAt(place.span.end);
	const spaceBefore = before === '' || /[\s([{—–]/u.test(before) ? '' : ' ';
	const spaceAfter = /[\p{L}\p{N}“"‘'«„[@(]/u.test(after) ? ' ' : '';
	return `${spaceBefore}${style.open}${quoted}${style.close} ${citation}${spaceAfter}`;
}

/** The words of a passage as a draft has to spell them: of a source in Markdown as they stand, of others escaped. */
function inMarkdown(library: LibraryView, source: Source, text: LongText, span: Span): string {
	if (!/\.(?:md|markdown|qmd|rmd)$/i.test(source.path ?? ''))
		return asMarkdown(wording(library, source, text, span).trim());
	return withoutApparatus(library, source, text, span).replace(/\s+/gu, ' ').trim();
}

/** Plain words as Markdown has to spell them so that they are read as they stand. */
function asMarkdown(words: string): string {
	return words
		.replace(/[\\`*]/g, '\\$&')
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
		.replace(/\[(?=[@^[])/g, '\\[')
		.replace(/\](?=[([])/g, '\\]')
		.replace(/<(?=[\p{L}/!?])/gu, '\\<')
		.replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])/gu, '\\@')
		.replace(/&(?=#?\w+;)/g, '&amp;');
}
