import type { MappedText } from '../text/mapped.ts';
import type { Span } from '../text/span.ts';
import { type Anchor, findAnchors } from './citations.ts';
import type { Citation, Declaration, QuotationUse } from './draft.ts';
import { readQuotations } from './inline-quotations.ts';
import { readMarkup } from './markup.ts';
import type { Placed } from './pairing.ts';
import { type MarkPair, type PairedMarks, pairMarks } from './quotation-marks.ts';
import { readSentences } from './sentences.ts';
import { shiftCitation, shiftSpan, shiftWords } from './shift.ts';
import { placeIn, readWording, type Wording } from './wording.ts';

/**
 * Everything that can be told of a paragraph from its own text. All offsets are into that text, so that the result
 * serves wherever the paragraph stands, and until it changes.
 */
export interface Paragraph {
	readonly text: string;
	readonly wording: Wording;
	/** In order of their starts. */
	readonly emphasis: readonly Span[];
	readonly pairs: readonly MarkPair[];
	/** Opening marks (in the wording) that nothing closes. */
	readonly unclosed: readonly number[];
	readonly sentences: readonly number[];
	readonly anchors: readonly PlacedAnchor[];
	readonly citations: readonly Citation[];
	/** Of citations whose link's address is defined elsewhere, by index: the link's label. */
	readonly labels: ReadonlyMap<number, string>;
	readonly quotations: readonly ParagraphQuotation[];
	readonly comments: readonly Span[];
}

/** An anchor with its place in the wording. */
export interface PlacedAnchor extends Anchor, Placed {
	/** Indexes into the paragraph's `citations`; a note's stand in its definition. */
	readonly own: readonly number[];
}

export interface ParagraphQuotation {
	/** In the wording. */
	readonly pair: MarkPair;
	readonly span: Span;
	readonly content: Span;
	readonly words: MappedText;
	readonly emphasis: readonly Span[];
	readonly marks: { readonly open: string; readonly close: string };
	/** Indexes into `anchors`. */
	readonly anchors: readonly number[];
	/** Index of the first part. */
	readonly group: number;
	readonly use: QuotationUse;
	readonly declared: ReadonlySet<Declaration>;
	/** Of a quotation in an inline note: indexes into `citations`. */
	readonly noteCitations: readonly number[] | undefined;
}

/** What a paragraph must ask the rest of the draft. */
export interface Surroundings {
	/** The address that a link label is defined as. */
	address(label: string): string | undefined;
	/** Is there a footnote of that label that cites something? */
	noteCites(label: string): boolean;
}

/** @param runsOn the opening mark whose quotation goes on in the next paragraph; empty for none */
export function readParagraph(text: string, surroundings: Surroundings, runsOn = '', inNote = false): Paragraph {
	const markup = readMarkup(text, (label) => surroundings.address(label));
	const emphasis = markup.emphasis.filter((span) => !isBracketed(text, span)).sort((a, b) => a.start - b.start);
	const found = findAnchors(text, markup).filter((anchor) => !inNote || anchor.kind !== 'inline-note');
	const wording = readWording(text, markup, found);
	const { pairs, unclosed } = extended(wording.text, pairMarks(wording.text, wording.kinds), runsOn);
	const sentences = readSentences(wording, pairs);
	const citations: Citation[] = [];
	const inNotes: ParagraphQuotation[] = [];
	const anchors: PlacedAnchor[] = [];
	const labels = new Map<number, string>();

	for (const anchor of found) {
		const first = citations.length;
		if (anchor.kind === 'inline-note' && anchor.inner) readNote(anchor.inner, anchor.span);
		else for (const citation of anchor.citations) citations.push(citation);
		const own = Array.from({ length: citations.length - first }, (_, index) => first + index);
		if (anchor.kind === 'link' && anchor.label !== '') labels.set(first, anchor.label);
		// A note that only explains supports nothing.
		if (anchor.kind === 'note' ? !surroundings.noteCites(anchor.label) : own.length === 0) continue;
		const place = placeIn(wording, anchor.span);
		const link = anchor.kind === 'link' || anchor.kind === 'wiki';
		anchors.push({ ...anchor, ...place, link, own, closing: isClosing(anchor, wording.text, place) });
	}
	const own = readQuotations({ wording, pairs, sentences, anchors, citations, emphasis });
	const quotations = inNotes.length > 0 ? merged(own, inNotes) : own;
	const { comments } = markup;
	return { text, wording, emphasis, pairs, unclosed, sentences, anchors, citations, labels, quotations, comments };

	/** The text of `^[…]`, a paragraph of its own whose citations count where it stands. */
	function readNote(inner: Span, reference: Span): void {
		const note = readParagraph(text.slice(inner.start, inner.end), surroundings, '', true);
		const first = citations.length;
		const by = inner.start;
		for (const [index, citation] of note.citations.entries()) {
			const label = note.labels.get(index);
			if (label !== undefined) labels.set(first + index, label);
			const keyBy = label === undefined ? by : 0;
			citations.push({ ...shiftCitation(citation, by, keyBy), footnoteReference: reference });
		}
		for (const quotation of note.quotations) {
			inNotes.push({
				...quotation,
				span: shiftSpan(quotation.span, by),
				content: shiftSpan(quotation.content, by),
				words: shiftWords(quotation.words, by),
				emphasis: quotation.emphasis.map((span) => shiftSpan(span, by)),
				anchors: [],
				group: -1,
				noteCitations: quotation.anchors.flatMap((index) => note.anchors[index]?.own ?? []).map((at) => first + at),
			});
		}
	}
}

/** In order of their places, groups renumbered. */
function merged(own: readonly ParagraphQuotation[], inNotes: readonly ParagraphQuotation[]): ParagraphQuotation[] {
	const all = [...own, ...inNotes].sort((a, b) => a.span.start - b.span.start);
	const places = new Map(all.map((quotation, index) => [quotation, index]));
	return all.map((quotation, index) => {
		const first = own[quotation.group];
		return { ...quotation, group: (first && places.get(first)) ?? index };
	});
}

function extended(text: string, marks: PairedMarks, runsOn: string): PairedMarks {
	const open = runsOn === '' ? undefined : marks.unclosed.find((at) => text[at] === runsOn);
	if (open === undefined) return marks;
	const before = marks.pairs.filter((pair) => pair.close < open);
	return { pairs: [...before, { open, close: text.length }], unclosed: [] };
}

/** The quoter's own words, as in `[*sic*]`. */
function isBracketed(text: string, { start, end }: Span): boolean {
	return /\[[*_]+$/.test(text.slice(Math.max(0, start - 4), start)) && /^[*_]+\]/.test(text.slice(end, end + 4));
}

/** Brackets and notes only name the source; so does a running citation or link in round brackets. */
function isClosing(anchor: Anchor, text: string, place: Span): boolean {
	if (anchor.kind !== 'in-text' && anchor.kind !== 'link' && anchor.kind !== 'wiki') return true;
	const before = text.slice(Math.max(0, place.start - 40), place.start);
	return before.lastIndexOf('(') > before.lastIndexOf(')');
}
