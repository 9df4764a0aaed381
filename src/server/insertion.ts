import type { Draft } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import type { Locator } from '../text/locator.ts';
import type { Span } from '../text/span.ts';
import { wording } from './context.ts';
import { citableKey, locatorLabel } from './labels.ts';
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
	readonly text: string;
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
	const words = wording(library, source, text, span).trim();
	if (words === '') return undefined;
	const style = markStyle(place.draft);
	const quoted = switchInnerMarks(
		/\.(?:md|markdown|qmd|rmd)$/i.test(source.path ?? '') ? words : asMarkdown(words),
		style,
	);
	const locator = locatorAt(library.locators(source), span.start);
	const citation = `[@${citableKey(source.key)}${locator ? `, ${locatorLabel(locator)}` : ''}]`;
	const before = place.text.charAt(place.span.start - 1);
	const after = place.text.charAt(place.span.end);
	const spaceBefore = before === '' || /[\s([{—–]/u.test(before) ? '' : ' ';
	const spaceAfter = /[\p{L}\p{N}“"‘'«„[@(]/u.test(after) ? ' ' : '';
	return `${spaceBefore}${style.open}${quoted}${style.close} ${citation}${spaceAfter}`;
}

/** The finest kind of place that a citation names: a page where there are pages, else a time, a section, a chapter. */
const preferredTerms: readonly Locator['term'][] = ['page', 'folio', 'timestamp', 'paragraph', 'section', 'chapter'];

function locatorAt(locators: readonly Locator[], offset: number): Locator | undefined {
	const current = new Map<Locator['term'], Locator>();
	for (const locator of locators) {
		if (locator.span.start > offset) break;
		current.set(locator.term, locator);
	}
	const term = preferredTerms.find((candidate) => current.has(candidate));
	return term ? current.get(term) : [...current.values()].at(-1);
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
