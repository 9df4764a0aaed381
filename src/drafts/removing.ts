import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { lineAt, nextLineStart } from './lines.ts';

const marker = String.raw`(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)`;
/** Nothing but what opens block quotes, a list item or a footnote. */
const opening = new RegExp(`^[\\s>]*${marker}?[ \\t]*$`);
/** Needs no empty line before it. */
const beginsBlock = new RegExp(`^(?:${marker} |#{1,6} |\`{3}|~{3}|:::|$)`);

/**
 * Takes a comment out, with its line where it has one to itself. Where the lines around it would grow together, an
 * empty line stays.
 */
export function removal(text: string, comment: Span): Edit {
	const line = lineAt(text, comment.start);
	const before = text.slice(line.start, comment.start);
	const alone = /^[\s>]*$/.test(before) && comment.end <= line.end && !/\S/.test(text.slice(comment.end, line.end));
	if (!alone) {
		const blank = !opening.test(before) && /[ \t]$/.test(before) ? 1 : 0;
		return { span: { start: comment.start - blank, end: comment.end }, text: '' };
	}
	const next = nextLineStart(text, line.start);
	if (next === undefined) return { span: { start: Math.max(0, endBefore(text, line.start)), end: line.end }, text: '' };
	const kept = line.start > 0 && growTogether(text, line.start, next);
	const span = kept ? { start: line.start + before.trimEnd().length, end: line.end } : { start: line.start, end: next };
	return { span, text: '' };
}

/** Whether the lines before and after the one that starts at `start` would be one block without it. */
function growTogether(text: string, start: number, next: number): boolean {
	const [above, wordsAbove] = unquoted(text, endBefore(text, start));
	const [own] = unquoted(text, start);
	const [below, wordsBelow] = unquoted(text, next);
	if (wordsAbove === '' || wordsBelow === '' || below > above) return false;
	if (own < below) return true;
	return !/^#{1,6} /.test(wordsAbove) && !beginsBlock.test(wordsBelow);
}

/** How many block quotes a line stands in, and what it says. */
function unquoted(text: string, offset: number): readonly [depth: number, words: string] {
	const { start, end } = lineAt(text, offset);
	const line = text.slice(start, end);
	const [marks = ''] = /^[\s>]*/.exec(line) ?? [];
	return [marks.replace(/\s/g, '').length, line.slice(marks.length).trimEnd()];
}

/** Where the line before the one that starts at `start` ends. */
function endBefore(text: string, start: number): number {
	return start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
}
