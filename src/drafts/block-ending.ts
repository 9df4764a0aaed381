import { attributionLine, trailingAttribution } from './attribution.ts';
import type { Block } from './blocks.ts';
import { readDeclarations } from './declarations.ts';
import type { Paragraph } from './paragraph.ts';
import { isBlank, Kind } from './wording.ts';

/**
 * Where, in the wording of a block quotation's last paragraph, the quoted words end: before citations, brackets about
 * them, and the attribution.
 *
 * @param start where they start; the result if there are none
 * @param hasOthers paragraphs stand before it, so that it may be an attribution as a whole
 */
export function quotedEnd(block: Block, reading: Paragraph, start: number, hasOthers: boolean): number {
	const { text, kinds } = reading.wording;
	let end = text.length;
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
