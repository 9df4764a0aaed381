/** What was read of a paragraph, where the paragraph stands in the draft. */
import type { Citation, Quotation } from './draft.ts';
import type { Leaf } from './leaves.ts';
import { moveCitation, moveSpan, moveWords, shiftCitation, shiftSpan, shiftWords } from './shift.ts';

/** It moves with its leaf. */
export interface Places {
	start: number;
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

/** Kept with the leaf; where the leaf has moved, they move with it. */
export function placesIn(leaf: Leaf): Places {
	const { start } = leaf.block;
	const places = leaf.places ?? placed(leaf);
	if (places.start !== start) move(places, start - places.start);
	leaf.places = places;
	return places;
}

function placed({ block, reading, footnote }: Leaf): Places {
	const { start } = block;
	const isOwn = footnote === undefined && reading.labels.size === 0;
	return {
		start,
		quotations: reading.quotations.map(({ span, content, words, emphasis }) => ({
			span: shiftSpan(span, start),
			content: shiftSpan(content, start),
			words: shiftWords(words, start),
			emphasis: emphasis.map((stretch) => shiftSpan(stretch, start)),
		})),
		assembled: [],
		first: -1,
		firstCitation: -1,
		isSelfContained: false,
		citations: isOwn ? reading.citations.map((citation) => shiftCitation(citation, start, start)) : undefined,
	};
}

function move(places: Places, by: number): void {
	places.start += by;
	for (const { span, content, words, emphasis } of places.quotations) {
		moveSpan(span, by);
		moveSpan(content, by);
		moveWords(words, by);
		for (const stretch of emphasis) moveSpan(stretch, by);
	}
	if (places.citations) for (const citation of places.citations) moveCitation(citation, by);
}
