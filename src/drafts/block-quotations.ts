import { joinMapped, type MappedText } from '../text/mapped.ts';
import { quotedEnd } from './block-ending.ts';
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
		part.end = quotedEnd(part.block, part.reading, part.start, parts.length > 1);
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
	const [first] = paragraphs;
	if (first && paragraphs.length === 1) return declaredIn(first.reading);
	return new Set(paragraphs.flatMap(({ reading }) => [...declaredIn(reading)]));
}

/** A paragraph says the same at every keystroke. */
const declarationsRead = new WeakMap<Paragraph, ReadonlySet<Declaration>>();

function declaredIn(reading: Paragraph): ReadonlySet<Declaration> {
	const known = declarationsRead.get(reading);
	if (known) return known;
	const found = new Set<Declaration>();
	for (const { declares } of declaringAsides(reading.wording.text)) {
		for (const declaration of declares) found.add(declaration);
	}
	for (const { prefix, suffix } of reading.citations) {
		for (const declaration of readDeclarations(`${prefix}; ${suffix}`)) found.add(declaration);
	}
	declarationsRead.set(reading, found);
	return found;
}
