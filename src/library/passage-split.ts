/**
 * Passages are what a search finds: paragraphs, and of long ones stretches of at most `longest` characters that end
 * with a sentence where they can. Cost: linear.
 */
import type { Span } from '../text/span.ts';

const longest = 700;
/** A stretch shorter than this says too little to be cut off. */
const shortest = 200;
/** Lines longer than this are not wrapped: each is a paragraph. */
const wrapped = 200;

/** The passages of a text in order, without the white space around them; together they hold all of its words. */
export function splitPassages(text: string): Span[] {
	const passages: Span[] = [];
	let start = 0;
	for (const gap of text.matchAll(/(?:\r\n|[\n\r\f])[^\S\n\r]*(?:[\n\r\f]\s*|$)/g)) {
		splitBlock(text, start, gap.index, passages);
		start = gap.index + gap[0].length;
	}
	splitBlock(text, start, text.length, passages);
	return passages;
}

function splitBlock(text: string, start: number, end: number, passages: Span[]): void {
	if (end - start <= longest || !hasLongLine(text, start, end)) {
		splitParagraph(text, start, end, passages);
		return;
	}
	let at = start;
	while (at < end) {
		const found = text.indexOf('\n', at);
		const lineEnd = found < 0 || found > end ? end : found;
		splitParagraph(text, at, lineEnd, passages);
		at = lineEnd + 1;
	}
}

function hasLongLine(text: string, start: number, end: number): boolean {
	let at = start;
	while (at < end) {
		const found = text.indexOf('\n', at);
		const lineEnd = found < 0 || found > end ? end : found;
		if (lineEnd - at > wrapped) return true;
		at = lineEnd + 1;
	}
	return false;
}

function splitParagraph(text: string, start: number, end: number, passages: Span[]): void {
	let at = start;
	while (end - at > longest) {
		const cut = cutBefore(text, at, at + longest);
		push(text, at, cut, passages);
		at = cut;
	}
	push(text, at, end, passages);
}

const sentenceEnds = /[.!?…]["'\u2019\u201d\u00bb)\]]*(?=\s)|[。！？]」?/gu;

/** The best place to cut in `(from, limit]`: after the last sentence that ends there, else between words. */
function cutBefore(text: string, from: number, limit: number): number {
	const stretch = text.slice(from, limit + 1);
	let cut = 0;
	for (const found of stretch.matchAll(sentenceEnds)) cut = found.index + found[0].length;
	if (cut >= shortest && cut <= longest) return from + cut;
	const space = stretch.search(/\s\S*$/);
	if (space > 0) return from + space;
	return /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}

function push(text: string, start: number, end: number, passages: Span[]): void {
	let from = start;
	let to = end;
	while (from < to && /\s/.test(text.charAt(from))) from++;
	while (to > from && /\s/.test(text.charAt(to - 1))) to--;
	if (to > from) passages.push({ start: from, end: to });
}
