import type { Position, SelectionRange } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readElements } from '../check/elements.ts';
import type { Draft, Quotation } from '../drafts/draft.ts';
import { sentenceAround } from '../drafts/sections.ts';
import { contains, type Span } from '../text/span.ts';
import { touches } from './checked-document.ts';
import { rangeOf } from './positions.ts';

/**
 * What a selection grows to, from each position: the word, the part between two ellipses, the quotation without its
 * marks, with them, with its citation, the sentence, the paragraph; in a long quotation, the sentence comes before it.
 */
export function selectionRanges(
	document: TextDocument,
	draft: Draft,
	positions: readonly Position[],
): SelectionRange[] {
	return positions.map((position) => {
		const offset = document.offsetAt(position);
		return (
			chained(document, spansAt(document.getText(), draft, offset)) ?? { range: { start: position, end: position } }
		);
	});
}

/** Each in the next one. */
function spansAt(text: string, draft: Draft, offset: number): Span[] {
	const quotation = draft.quotations.find(({ span }) => touches(span, offset));
	const around = sentenceAround(text, offset);
	const wanted = [
		wordAt(text, offset),
		...(quotation ? inQuotation(text, draft, quotation, offset) : []),
		...(around ? [around.sentence, around.paragraph] : []),
	].sort((a, b) => a.end - a.start - (b.end - b.start));
	const spans: Span[] = [];
	for (const span of wanted) {
		const inner = spans.at(-1);
		const isWider = !inner || (contains(span, inner) && span.end - span.start > inner.end - inner.start);
		if (span.end > span.start && touches(span, offset) && isWider) spans.push(span);
	}
	return spans;
}

function inQuotation(text: string, { citations }: Draft, quotation: Quotation, offset: number): Span[] {
	const { content, span } = quotation;
	const clusters = quotation.citations.flatMap((index) => citations[index]?.cluster ?? []);
	const near = clusters.filter(
		(cluster) => !/\n\s*\n/.test(text.slice(Math.min(cluster.start, span.end), cluster.start)),
	);
	const whole = {
		start: Math.min(span.start, ...near.map(({ start }) => start)),
		end: Math.max(span.end, ...near.map(({ end }) => end)),
	};
	return [partAt(text, quotation, offset), trimmed(text, content), span, whole];
}

/** The part between the ellipses around the offset. */
function partAt(text: string, { content, words }: Quotation, offset: number): Span {
	const { parts, trailing } = readElements(words);
	const marks = [...parts.map(({ ellipsis }) => ellipsis), trailing].filter((mark) => mark !== undefined);
	const start = Math.max(content.start, ...marks.map(({ end }) => end).filter((end) => end <= offset));
	const end = Math.min(content.end, ...marks.map((mark) => mark.start).filter((from) => from >= offset));
	return trimmed(text, { start, end });
}

const letter = /[\p{L}\p{M}\p{N}]/u;

function wordAt(text: string, offset: number): Span {
	const isPart = (at: number): boolean =>
		letter.test(text[at] ?? '') ||
		(/['’-]/.test(text[at] ?? '') && letter.test(text[at - 1] ?? '') && letter.test(text[at + 1] ?? ''));
	let start = offset;
	let end = offset;
	while (isPart(start - 1)) start--;
	while (isPart(end)) end++;
	return { start, end };
}

function trimmed(text: string, { start, end }: Span): Span {
	const words = text.slice(start, end);
	const left = start + words.length - words.trimStart().length;
	return { start: left, end: Math.max(left, start + words.trimEnd().length) };
}

function chained(document: TextDocument, spans: readonly Span[]): SelectionRange | undefined {
	return spans.reduceRight<SelectionRange | undefined>(
		(parent, span) => ({ range: rangeOf(document, span), ...(parent && { parent }) }),
		undefined,
	);
}
