/**
 * Passages are what a search finds: paragraphs, and of long ones stretches of at most `longest` characters that end
 * with a sentence where they can. A long text is read by stretches: cost and memory do not depend on where it ends.
 */
import type { LongText } from '../../text/long-text.ts';
import type { Span } from '../../text/span.ts';

const longest = 700;
/** A stretch shorter than this says too little to be cut off. */
const shortest = 200;
/** Lines longer than this are not wrapped: each is a paragraph. */
const wrapped = 200;
/** What is read at once; a paragraph is no longer. */
const readAtOnce = 65_536;

export interface PassageStretch {
	/** In order, without the white space around them; together they hold all words of the stretch. */
	readonly passages: readonly Span[];
	/** Where the next stretch begins. */
	readonly end: number;
}

/** The passages of a stretch of the text: the first, or one that begins where another has ended. */
export function nextPassages(text: LongText, from: number): PassageStretch {
	const read = text.slice(from, from + readAtOnce);
	const isLast = from + read.length >= text.length || read === '';
	const passages: Span[] = [];
	let start = 0;
	for (const gap of read.matchAll(/(?:\r\n|[\n\r\f])[^\S\n\r]*(?:[\n\r\f]\s*|$)/g)) {
		const end = gap.index + gap[0].length;
		// Only what follows it could tell whether this is the end of a paragraph.
		if (end === read.length && !isLast) break;
		splitBlock(read, start, gap.index, passages);
		start = end;
	}
	let end = start;
	if (isLast || start === 0) {
		end = isLast ? read.length : cutInBlock(read);
		splitBlock(read, start, end, passages);
	}
	for (const [i, { start, end }] of passages.entries()) passages[i] = { start: start + from, end: end + from };
	return { passages, end: isLast ? text.length : from + end };
}

/** The passages of a text in order. */
export function splitPassages(text: LongText): Span[] {
	const passages: Span[] = [];
	for (let at = 0; at < text.length; ) {
		const next = nextPassages(text, at);
		for (const passage of next.passages) passages.push(passage);
		at = next.end;
	}
	return passages;
}

/** Where to cut what has no end in sight: after a line, else between words. */
function cutInBlock(read: string): number {
	const line = read.lastIndexOf('\n');
	if (line > 0) return line + 1;
	const space = /\s\S*$/.exec(read.slice(-longest))?.index ?? 0;
	if (space > 0) return read.length - Math.min(longest, read.length) + space;
	return isHighSurrogate(read, read.length - 1) ? read.length - 1 : read.length;
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
		// Blanks at its start may stand for what is not wording.
		if (lineEnd - at > wrapped && text.slice(at, lineEnd).trimStart().length > wrapped) return true;
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
	return isHighSurrogate(text, limit - 1) ? limit - 1 : limit;
}

function isHighSurrogate(text: string, at: number): boolean {
	return /[\ud800-\udbff]/.test(text.charAt(at));
}

function push(text: string, start: number, end: number, passages: Span[]): void {
	let from = start;
	let to = end;
	while (from < to && /\s/.test(text.charAt(from))) from++;
	while (to > from && /\s/.test(text.charAt(to - 1))) to--;
	if (to > from) passages.push({ start: from, end: to });
}
