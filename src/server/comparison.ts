import { cut } from '../check/context.ts';
import type { CheckedQuotation, Passage } from '../check/finding.ts';
import { quotedWords, sourceReads } from '../check/source-text.ts';
import type { LibraryView } from '../library/library.ts';
import { locatorLabel } from '../text/locator-label.ts';
import { type CheckedDocument, quotationsAt } from './checked-document.ts';
import type { PlaceName } from './place-name.ts';
import type { Comparison } from './protocol.ts';

/**
 * The words of the source and those of the quotation at `offset`, side by side for a comparing editor. A quotation
 * that its author's tag splits is compared whole. Null where there is nothing to compare.
 */
export function comparison(
	state: CheckedDocument,
	library: LibraryView,
	offset: number,
	placeName: PlaceName,
): Comparison | null {
	const here = quotationsAt(state.draft, offset);
	const parts = state.checked.quotations.filter((part, index): part is Compared => here.has(index) && isCompared(part));
	const [first] = parts;
	if (!first) return null;
	const { source, locator } = first.passage;
	const { document } = state;
	return {
		source: parts.map(({ passage }) => clauses(sourceReads(library, passage.source, passage.span))).join('\n\n'),
		draft: parts.map(({ quotation }) => clauses(quotedWords(quotation))).join('\n\n'),
		sourcePlace: [cut(source.title, 60), locator && locatorLabel(locator)].filter(Boolean).join(', '),
		draftPlace: placeName(document.uri, document.positionAt(first.quotation.span.start).line),
	};
}

type Compared = CheckedQuotation & { readonly passage: Passage };

export function isCompared(part: CheckedQuotation): boolean {
	return part.passage !== undefined && part.quotation.use === 'quotation';
}

/**
 * A line for each sentence and each clause of some length. Where one ends depends on its own words alone, so that what
 * differs in one does not move the others.
 */
export function clauses(words: string): string {
	return words.trim().replace(/(?:[.?!;:…—]['"”’»)\]]*|(?<=(?:\S+ ){5}\S+),)\s+(?=\S)/gu, (end) => `${end.trim()}\n`);
}
