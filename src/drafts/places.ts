/** What was read of a paragraph, where the paragraph stands in the draft. */
import type { Citation, Quotation } from './draft.ts';
import type { Leaf } from './leaves.ts';
import { placeCitation, placeSpan, placeWords } from './shift.ts';

/** It moves with its leaf. */
export interface Places {
	readonly quotations: readonly PlacedQuotation[];
	/** What became of each the last time: where nothing is different, it stays the same object. */
	readonly assembled: Quotation[];
	/** The numbers of the first quotation and the first citation the last time. */
	first: number;
	firstCitation: number;
	/** But for these numbers, `assembled` depended on nothing outside of the leaf. */
	isSelfContained: boolean;
	/** Undefined where they depend on places outside of the leaf. */
	readonly citations: readonly Citation[] | undefined;
}

export type PlacedQuotation = Pick<Quotation, 'span' | 'content' | 'words' | 'emphasis'>;

/** Kept with the leaf. */
export function placesIn(leaf: Leaf): Places {
	leaf.places ??= placed(leaf);
	return leaf.places;
}

function placed({ block, reading, footnote }: Leaf): Places {
	const isOwn = footnote === undefined && reading.labels.size === 0;
	return {
		quotations: reading.quotations.map(({ span, content, words, emphasis }) => ({
			span: placeSpan(span, block),
			content: placeSpan(content, block),
			words: placeWords(words, block),
			emphasis: emphasis.map((stretch) => placeSpan(stretch, block)),
		})),
		assembled: [],
		first: -1,
		firstCitation: -1,
		isSelfContained: false,
		citations: isOwn ? reading.citations.map((citation) => placeCitation(citation, block)) : undefined,
	};
}
