import { joinMapped, type MappedText } from '../text/mapped.ts';
import { attributionLine, trailingAttribution } from './attribution.ts';
import type { Block } from './blocks.ts';
import { readDeclarations } from './declarations.ts';
import type { Declaration, Quotation } from './draft.ts';
import { declaringAsides, emphasisIn } from './inline-quotations.ts';
import type { Paragraph } from './paragraph.ts';
import { shiftSpan, shiftWords } from './shift.ts';
import { isBlank, Kind, wordsOf } from './wording.ts';

/**
 * Makes one quotation of a block quote, however many paragraphs it has: its `words` hold their wording with an empty
 * line between. Left out are the citations in it, an attribution (— Thoreau, *Walden*) at its end, and, where the
 * whole block stands in quotation marks, the marks: its own and those repeated at its paragraphs' starts.
 */

export interface QuotedParagraph {
	readonly block: Block;
	readonly reading: Paragraph;
}

export type BlockQuotation = Pick<Quotation, 'span' | 'content' | 'words' | 'emphasis' | 'marks' | 'declared'>;

/** What of a paragraph's wording is quoted. */
interface Part {
	readonly block: Block;
	readonly reading: Paragraph;
	start: number;
	end: number;
}

const closingMarks: Readonly<Record<string, string>> = {
	'“': '”“"',
	'„': '“”"',
	'"': '"',
	'‘': '’',
	'‚': '‘’',
	"'": "'",
	'«': '»',
	'»': '«»',
	'‹': '›',
	'›': '‹›',
	'「': '」',
	'『': '』',
	'”': '”',
};

/**
 * @param draft the draft's text
 * @param titled the first line is a title
 * @returns undefined for a block without a word to quote
 */
export function readBlockQuotation(
	draft: string,
	paragraphs: readonly QuotedParagraph[],
	titled: boolean,
): BlockQuotation | undefined {
	const parts = quotedParts(paragraphs, titled);
	const first = parts[0];
	const last = parts.at(-1);
	if (!first || !last) return undefined;
	const whole = { start: at(first, first.start), end: at(last, last.end - 1, true) };
	const marks = takeMarks(parts);
	const words = joinParts(parts);
	if (!/[\p{L}\p{N}]/u.test(words.text)) return undefined;
	const content = marks ? { start: words.from[0] ?? whole.start, end: words.to.at(-1) ?? whole.end } : whole;
	const span = { start: draft.lastIndexOf('\n', content.start - 1) + 1, end: Math.max(whole.end, content.end) };
	const emphasis = parts.flatMap((part) => {
		const { block, reading, start, end } = part;
		const stretches = reading.emphasis.map((stretch) => shiftSpan(stretch, block.start));
		// Emphasis from end to end is how the writer sets quotations.
		return emphasisIn(stretches, { start: at(part, start), end: at(part, end - 1, true) }, content);
	});
	return { span, content, words, emphasis, marks, declared: declarationsIn(paragraphs) };
}

function at({ block, reading }: Part, unit: number, end = false): number {
	return block.start + ((end ? reading.wording.to[unit] : reading.wording.from[unit]) ?? 0);
}

function quotedParts(paragraphs: readonly QuotedParagraph[], titled: boolean): Part[] {
	const parts = paragraphs.map(({ block, reading }) => ({
		block,
		reading,
		start: 0,
		end: reading.wording.text.length,
	}));
	const [first] = parts;
	if (first && titled) {
		const line = first.reading.wording.text.indexOf('\n');
		first.start = line < 0 ? first.end : line + 1;
	}
	for (let part = parts.at(-1); part; part = parts.at(-1)) {
		part.end = quotedEnd(part, parts.length > 1);
		if (part.end > part.start) break;
		parts.pop();
	}
	for (const part of parts) {
		trimStart(part);
		trimEnd(part);
	}
	return parts.filter((part) => part.end > part.start);
}

function trimStart(part: Part): void {
	const { text, kinds } = part.reading.wording;
	while (part.start < part.end && (isBlank(text[part.start]) || (kinds[part.start] ?? 0) >= Kind.citation))
		part.start++;
}

function trimEnd(part: Part): void {
	const { text } = part.reading.wording;
	while (part.end > part.start && isBlank(text[part.end - 1])) part.end--;
}

/** Where the quoted words of the last paragraph end: before citations, brackets about them, and the attribution. */
function quotedEnd({ block, reading, start, end: limit }: Part, hasOthers: boolean): number {
	const { text, kinds } = reading.wording;
	let end = limit;
	for (;;) {
		while (end > start && isBlank(text[end - 1])) end--;
		if (end <= start) return start;
		if ((kinds[end - 1] ?? 0) >= Kind.citation) {
			end--;
			continue;
		}
		if (/[.,;]/.test(text[end - 1] ?? '') && (kinds[end - 2] ?? 0) >= Kind.citation) {
			end -= 2;
			continue;
		}
		const link = reading.anchors.find(
			(anchor) => anchor.link && anchor.end === end && setsOff(text, start, anchor.start),
		);
		if (link) {
			end = link.start;
			continue;
		}
		const bracket = asideStart(reading, start, end);
		if (bracket >= 0) {
			end = bracket;
			continue;
		}
		const line = text.lastIndexOf('\n', end - 1) + 1;
		const lineStart = Math.max(start, line);
		const cites = reading.anchors.some((anchor) => anchor.start >= lineStart);
		const others = lineStart > start ? text.slice(start, lineStart) : '';
		const fromList = block.parent?.kind === 'item' && lineStart === start;
		const tagged = isTagged(block, reading.wording.from[lineStart] ?? 0);
		const mayName = lineStart > start || hasOthers;
		if (mayName && attributionLine(text.slice(lineStart, end), { cites, others, fromList, tagged })) {
			end = lineStart;
			continue;
		}
		const tail = trailingAttribution(text.slice(lineStart, end), cites);
		if (tail > 0) {
			end = lineStart + tail;
			continue;
		}
		return end;
	}
}

/** A `<cite>` or `<footer>` begins the line whose first shown unit stands at `from` of the block's text. */
function isTagged(block: Block, from: number): boolean {
	const line = block.text.lastIndexOf('\n', from - 1) + 1;
	return /<(?:cite|footer|figcaption)\b[^>]*>\s*$/i.test(block.text.slice(line, from));
}

/** A link at the end that is no part of the quoted sentence: it stands alone on its line or behind a full stop. */
function setsOff(text: string, start: number, linkStart: number): boolean {
	return (
		linkStart === start || /(?:\n|[.!?…”"’»]\s+)[[(]?$/.test(text.slice(Math.max(start, linkStart - 6), linkStart))
	);
}

/** The start of a round bracket that ends at `end` and holds a citation or a declaration; -1 for none. */
function asideStart(reading: Paragraph, start: number, end: number): number {
	const { text } = reading.wording;
	const close = /\)[.,;]?$/.exec(text.slice(Math.max(start, end - 2), end));
	if (!close) return -1;
	const open = text.lastIndexOf('(', end - 1);
	if (open < start || end - open > 250) return -1;
	const cites = reading.anchors.some((anchor) => anchor.start > open && anchor.end <= end);
	return cites || readDeclarations(text.slice(open + 1, end - close[0].length)).length > 0 ? open : -1;
}

/** Takes the marks off a block that stands in them as a whole, and the marks repeated at its paragraphs' starts. */
function takeMarks(parts: readonly Part[]): Quotation['marks'] {
	const first = parts[0];
	const last = parts.at(-1);
	if (!first || !last) return undefined;
	const open = first.reading.wording.text[first.start] ?? '';
	const closing = closingMarks[open];
	if (closing === undefined) return undefined;
	const text = last.reading.wording.text;
	let closeAt = last.end - 1;
	if (/[.,;:]/.test(text[closeAt] ?? '')) closeAt--;
	const close = text[closeAt] ?? '';
	if (!closing.includes(close) || (first === last && closeAt <= first.start)) return undefined;
	const pair = first.reading.pairs.find((other) => other.open === first.start);
	if (first === last ? pair?.close !== closeAt : pair !== undefined) return undefined;
	first.start++;
	last.end = closeAt;
	for (const part of parts.slice(1)) if (part.reading.wording.text[part.start] === open) part.start++;
	return { open, close };
}

/** The wording of the parts with an empty line between them, which stands for whatever stands there. */
function joinParts(parts: readonly Part[]): MappedText {
	const pieces: MappedText[] = [];
	for (const { block, reading, start, end } of parts) {
		const words = shiftWords(wordsOf(reading.wording, start, end), block.start);
		if (words.text === '') continue;
		const before = pieces.at(-1)?.to.at(-1);
		const after = words.from[0];
		if (before !== undefined && after !== undefined) {
			pieces.push({ text: '\n\n', from: Uint32Array.of(before, before), to: Uint32Array.of(after, after) });
		}
		pieces.push(words);
	}
	return joinMapped(pieces);
}

/** What brackets and citations anywhere in the paragraphs declare. */
export function declarationsIn(paragraphs: readonly QuotedParagraph[]): ReadonlySet<Declaration> {
	const found = new Set<Declaration>();
	for (const { reading } of paragraphs) {
		for (const { declares } of declaringAsides(reading.wording.text)) {
			for (const declaration of declares) found.add(declaration);
		}
		for (const { prefix, suffix } of reading.citations) {
			for (const declaration of readDeclarations(`${prefix}; ${suffix}`)) found.add(declaration);
		}
	}
	return found;
}
