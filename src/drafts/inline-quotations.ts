import { contains, type Span } from '../text/span.ts';
import { readDeclarations } from './declarations.ts';
import type { Citation, Declaration, QuotationUse } from './draft.ts';
import { pairCitations } from './pairing.ts';
import type { ParagraphQuotation, PlacedAnchor } from './paragraph.ts';
import type { MarkPair } from './quotation-marks.ts';
import { sentenceAt } from './sentences.ts';
import { lowerBound } from './sorted.ts';
import { groupParts } from './split-quotations.ts';
import { useOf } from './use.ts';
import { isBlank, object, type Wording, wordsOf } from './wording.ts';

/** Makes quotations of a paragraph's pairs of marks: their spans, words, citations, use and declarations. */

export interface Reading {
	readonly wording: Wording;
	readonly pairs: readonly MarkPair[];
	readonly sentences: readonly number[];
	readonly anchors: readonly PlacedAnchor[];
	readonly citations: readonly Citation[];
	/** In order of their starts. */
	readonly emphasis: readonly Span[];
}

/** Between a quotation and the citation right behind it: no word. */
const wordless = /^[^\p{L}\p{N}\uFFFC]*$/u;
/** A citation in the text governs a quotation so near behind it. */
const governed = 60;
const context = 120;
/** So many brackets between a quotation and its citation are looked at. */
const mostAsides = 4;

export function readQuotations(reading: Reading): ParagraphQuotation[] {
	const { wording, pairs, sentences, anchors, citations, emphasis } = reading;
	const { text } = wording;
	if (pairs.length === 0) return [];
	const stretches = pairs.map(({ open, close }) => ({ start: open, end: Math.min(close + 1, text.length) }));
	const groups = groupParts(wording, pairs, anchors);
	const supports = pairCitations(wording, stretches, groups, anchors, sentences);
	const citedSentences = new Set(anchors.map((anchor) => sentenceAt(sentences, anchor.start)));
	const emphasisEnds = new Set(emphasis.map((span) => span.end));
	const uses = pairs.map((pair, index) => readUse(pair, supports[index] ?? []));
	const asides = declaringAsides(text);
	const quoting = new Set(groups.filter((_, index) => uses[index] === 'quotation'));

	return pairs.map((pair, index) => {
		const group = groups[index] ?? index;
		const supporting = supports[index] ?? [];
		const { span, content } = spansOf(wording, pair);
		return {
			pair,
			span,
			content,
			words: wordsOf(wording, pair.open + 1, pair.close),
			emphasis: emphasisIn(emphasis, span, content),
			marks: { open: text[pair.open] ?? '', close: text[pair.close] ?? '' },
			anchors: supporting,
			group,
			use: quoting.has(group) ? 'quotation' : (uses[index] ?? 'quotation'),
			declared: readDeclared(pair, supporting),
			noteCitations: undefined,
		};
	});

	function readUse(pair: MarkPair, supporting: readonly number[]): QuotationUse {
		if (pair.close >= text.length) return 'quotation';
		const sentence = sentenceAt(sentences, pair.open);
		const start = Math.max(sentences[sentence - 1] ?? 0, pair.open - context);
		return useOf({
			words: text.slice(pair.open + 1, pair.close).replaceAll(object, ''),
			before: text.slice(start, pair.open).replaceAll(object, ' '),
			after: text.slice(pair.close + 1, pair.close + context).replaceAll(object, ' '),
			mark: text[pair.open] ?? '',
			cited: supporting.some((index) => isDirect(pair, sentence, anchors[index])),
			citedInSentence: supporting.length > 0 && citedSentences.has(sentence),
			afterEmphasis: emphasisEnds.has(lastShown(pair.open)),
		});
	}

	/** Right behind the marks, around them or in them, or a citation in the text that governs them. */
	function isDirect(pair: MarkPair, sentence: number, anchor: PlacedAnchor | undefined): boolean {
		if (!anchor) return false;
		if (anchor.start > pair.close) return wordless.test(text.slice(pair.close + 1, anchor.start));
		if (anchor.end > pair.open) return true;
		const near = pair.open - anchor.end < governed;
		return near && anchor.kind === 'in-text' && sentenceAt(sentences, anchor.start) === sentence;
	}

	/** Where in the paragraph the word before `at` ends. */
	function lastShown(at: number): number {
		let before = at - 1;
		while (before >= 0 && isBlank(text[before])) before--;
		return before < 0 ? -1 : (wording.to[before] ?? -1);
	}

	function readDeclared(pair: MarkPair, supporting: readonly number[]): ReadonlySet<Declaration> {
		const declared = new Set<Declaration>();
		let end = sentences[sentenceAt(sentences, pair.open)] ?? 0;
		for (const index of supporting) {
			const anchor = anchors[index];
			if (!anchor) continue;
			if (anchor.start > pair.close) end = Math.max(end, sentences[sentenceAt(sentences, anchor.start)] ?? 0);
			for (const { prefix, suffix } of anchor.own.flatMap((own) => citations[own] ?? [])) {
				for (const declaration of readDeclarations(`${prefix}; ${suffix}`)) declared.add(declaration);
			}
		}
		const first = lowerBound(asides, pair.open);
		for (const { start, declares } of asides.slice(first, first + mostAsides)) {
			if (start >= end) break;
			if (!concerns(start, pair, supporting)) continue;
			for (const declaration of declares) declared.add(declaration);
		}
		return declared;
	}

	/** A bracket is about the quotation before it, and about all that share the citation right before it. */
	function concerns(aside: number, pair: MarkPair, supporting: readonly number[]): boolean {
		const last = pairs[lowerBound(stretches, aside) - 1];
		if (last === undefined || last.open <= pair.open) return true;
		const citing = lowerBound(anchors, aside) - 1;
		return (anchors[citing]?.start ?? -1) > last.open && supporting.includes(citing);
	}
}

/** A bracket that declares something. */
export interface Aside {
	readonly start: number;
	readonly declares: readonly Declaration[];
}

/** Brackets without brackets in them that declare something, in order. */
export function declaringAsides(text: string): Aside[] {
	const found: Aside[] = [];
	for (const match of text.matchAll(/[([]([^()[\]]{3,200})[)\]]/g)) {
		const declares = readDeclarations(match[1] ?? '');
		if (declares.length > 0) found.push({ start: match.index, declares });
	}
	return found;
}

function spansOf(wording: Wording, { open, close }: MarkPair): { span: Span; content: Span } {
	const { text, from, to } = wording;
	let first = open + 1;
	let last = Math.min(close, text.length) - 1;
	while (first < last && isBlank(text[first])) first++;
	while (last > first && isBlank(text[last])) last--;
	const lastEnd = to[last] ?? 0;
	// Markup directly inside the marks belongs to the content; blanks do not.
	const start = first === open + 1 ? (to[open] ?? 0) : (from[first] ?? 0);
	const end = last === close - 1 && close < text.length ? (from[close] ?? lastEnd) : lastEnd;
	return { span: { start: from[open] ?? 0, end: to[close] ?? lastEnd }, content: { start, end } };
}

/** Emphasis inside a quotation. What encloses the marks too is how the writer sets quotations. */
export function emphasisIn(emphasis: readonly Span[], span: Span, content: Span): Span[] {
	const found: Span[] = [];
	const first = lowerBound(emphasis, content.start);
	// Some that start before it may reach into it.
	for (let i = Math.max(0, first - 8); i < emphasis.length; i++) {
		const stretch = emphasis[i];
		if (!stretch || stretch.start >= content.end) break;
		if (contains(stretch, span)) continue;
		const start = Math.max(stretch.start, content.start);
		const end = Math.min(stretch.end, content.end);
		if (start < end) found.push({ start, end });
	}
	return found;
}
