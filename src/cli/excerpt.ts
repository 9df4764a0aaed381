import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { visible } from '../text/visible.ts';
import { columns, graphemes, runsRightToLeft } from './columns.ts';

/** One line cut out of a text. */
export interface Excerpt {
	/** The line in pieces, some of them marked; empty marked pieces show where something is missing. */
	readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
	/** Carets beneath the marked places; empty where nothing is marked or the line's order on screen is in doubt. */
	readonly carets: string;
}

/**
 * The paragraph around `focus` on one line of at most `width` columns, cut at words, with an ellipsis where it is cut.
 * Only a few times `width` of the text is looked at, however long the paragraph.
 */
export function excerpt(text: LongText, focus: Span, marks: readonly Span[], width: number): Excerpt {
	const around = paragraph(text, focus, 3 * width);
	const cells = readCells(text, around, marks);
	const window = chooseWindow(cells, focus, width);
	const before = window.start > 0 || around.cutBefore ? '…' : '';
	const after = window.end < cells.length || around.cutAfter ? '…' : '';
	const shown = cells.slice(window.start, window.end);
	const line = shown.map((cell) => cell.text).join('');
	return runsRightToLeft(line)
		? { pieces: bracketed(toPieces(shown, before, after)), carets: '' }
		: { pieces: toPieces(shown, before, after), carets: toCarets(shown, before) };
}

interface Cell {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly width: number;
	/** `gap`: something is missing just before this cell. */
	readonly mark: 'none' | 'marked' | 'gap';
}

function paragraph(text: LongText, focus: Span, reach: number) {
	const low = Math.max(0, focus.start - reach);
	const high = Math.min(text.length, Math.max(focus.start, Math.min(focus.end, focus.start + reach)) + reach);
	const breaks = [...text.slice(low, high).matchAll(/\r?\n[ \t>]*(?:\r?\n[ \t>]*)+/g)];
	const last = breaks.findLast((found) => low + found.index + found[0].length <= focus.start);
	const next = breaks.find((found) => low + found.index >= Math.max(focus.end, focus.start + 1));
	return {
		start: last ? low + last.index + last[0].length : low,
		end: next ? low + next.index : high,
		cutBefore: !last && low > 0,
		cutAfter: !next && high < text.length,
	};
}

/** White space, and the `>` that opens each line of a block quotation, becomes one blank; control characters show. */
function readCells(text: LongText, range: Span, marks: readonly Span[]): Cell[] {
	const cells: Cell[] = [];
	const slice = visible(text.slice(range.start, range.end).trimEnd());
	for (const run of slice.matchAll(/(?:^|\r?\n)[ \t]*(?:>[ \t]?)+|\s+|[^\s]+/g)) {
		const start = range.start + run.index;
		if (/^\s|^>/.test(run[0])) {
			if (cells.length > 0) cells.push(cell(' ', start, start + run[0].length, 1, marks));
			continue;
		}
		for (const { segment, index } of graphemes(run[0])) {
			cells.push(cell(segment, start + index, start + index + segment.length, columns(segment), marks));
		}
	}
	return cells;
}

function cell(text: string, start: number, end: number, width: number, marks: readonly Span[]): Cell {
	const marked = marks.some((mark) => mark.start < end && start < mark.end);
	const gap = marks.some((mark) => mark.start === mark.end && start <= mark.start && mark.start < end);
	return { text, start, end, width, mark: marked ? 'marked' : gap ? 'gap' : 'none' };
}

/** As much of the focus as fits, then context on both sides of it, a third of it before. Indexes into `cells`. */
function chooseWindow(cells: readonly Cell[], focus: Span, width: number): Span {
	const sum = (from: number, to: number) => cells.slice(from, to).reduce((total, cell) => total + cell.width, 0);
	if (sum(0, cells.length) <= width) return { start: 0, end: cells.length };
	const budget = width - 2;
	const found = cells.findIndex((cell) => cell.end > focus.start);
	let start = found < 0 ? cells.length : found;
	let end = start;
	let used = 0;
	const take = (index: number) => {
		used += cells[index]?.width ?? 0;
	};
	const fits = (index: number) => used + (cells[index]?.width ?? 0) <= budget;
	while (end < cells.length && (cells[end] as Cell).start < focus.end && fits(end)) take(end++);
	const held = { start, end };
	const before = used + (budget - used) / 3;
	while (start > 0 && used < before && fits(start - 1)) take(--start);
	while (end < cells.length && fits(end)) take(end++);
	while (start > 0 && fits(start - 1)) take(--start);
	return atWords(cells, { start, end }, held);
}

/** Draws the window in to the nearest blanks, but never into what it must hold. */
function atWords(cells: readonly Cell[], window: Span, held: Span): Span {
	let { start, end } = window;
	if (start > 0) {
		const blank = cells.findIndex((cell, i) => i >= start - 1 && i < held.start && cell.text === ' ');
		if (blank >= 0) start = blank + 1;
	}
	if (end < cells.length && cells[end]?.text !== ' ') {
		const blank = cells.findLastIndex((cell, i) => i < end && i >= held.end && cell.text === ' ');
		if (blank >= 0) end = blank;
	}
	return { start, end };
}

function toPieces(cells: readonly Cell[], before: string, after: string): { text: string; marked: boolean }[] {
	const pieces: { text: string; marked: boolean }[] = [{ text: before, marked: false }];
	for (const { text, mark } of cells) {
		if (mark === 'gap') pieces.push({ text: '', marked: true });
		const last = pieces.at(-1) as { text: string; marked: boolean };
		const marked = mark === 'marked';
		if (last.marked === marked && !(mark === 'gap')) last.text += text;
		else pieces.push({ text, marked });
	}
	const last = pieces.at(-1) as { text: string; marked: boolean };
	if (last.marked) pieces.push({ text: after, marked: false });
	else last.text += after;
	return pieces.filter((piece) => piece.text !== '' || piece.marked);
}

function bracketed(pieces: readonly { text: string; marked: boolean }[]) {
	return pieces.map((piece) => (piece.marked ? { text: `⟦${piece.text}⟧`, marked: true } : piece));
}

function toCarets(cells: readonly Cell[], before: string): string {
	let carets = ' '.repeat(before.length);
	for (const { mark, width } of cells)
		carets += (mark === 'none' ? ' ' : '^').repeat(mark === 'gap' ? 1 : width).padEnd(width);
	return carets.trimEnd();
}
