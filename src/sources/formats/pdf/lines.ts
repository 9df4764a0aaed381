/**
 * Lines of a column from its pieces: by baseline, in the direction in which they are read, with the raised numbers
 * that refer to notes. Cost: sorting.
 */
import type { Span } from '../../../text/span.ts';
import { bracketsFromRight, closeSpread, withAccent } from './characters.ts';
import type { Piece } from './layout.ts';
import { rowsOf } from './rows.ts';
import type { Run } from './runs.ts';

/** Lengths in points; `y` is the baseline's distance from the page's top. */
export interface Line {
	readonly text: string;
	/** Raised note numbers in `text`. */
	readonly raised: readonly Span[];
	readonly x0: number;
	readonly x1: number;
	readonly y: number;
	/** Of most of its letters. */
	readonly size: number;
	readonly rightToLeft: boolean;
	/** The file says that it is no content of the document. */
	readonly artifact: boolean;
}

const rightToLeftLetter = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const strongLeftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;

export function isRightToLeft(texts: readonly string[]): boolean {
	let right = 0;
	let letters = 0;
	for (const text of texts) {
		if (rightToLeftLetter.test(text)) right += text.length;
		letters += text.length;
	}
	return right > letters / 2;
}

export function linesOf(pieces: readonly Piece[]): Line[] {
	const { initials, others } = dropCaps(pieces);
	const rows = rowsOf(others);
	for (const initial of initials) {
		const row = rows.find(([first]) => first !== undefined && isBeside(initial, first));
		if (row === undefined) rows.push([initial]);
		else row.push(initial);
	}
	return rows.map((row) => lineOf(row, initials));
}

/** A large initial beside the first lines of its paragraph begins the first of them. */
function dropCaps(pieces: readonly Piece[]): { readonly initials: readonly Piece[]; readonly others: Piece[] } {
	const initials: Piece[] = [];
	const others: Piece[] = [];
	const usual = pieces.map(({ size }) => size).sort((a, b) => a - b)[pieces.length >> 1] ?? 0;
	for (const piece of pieces) {
		const large = piece.size > 1.8 * usual && /^["'“„«]?\p{L}$/u.test(piece.runs.map(({ text }) => text).join(''));
		if (large && pieces.filter((other) => isBeside(piece, other)).length > 1) initials.push(piece);
		else others.push(piece);
	}
	return { initials, others };
}

function isBeside(initial: Piece, piece: Piece): boolean {
	if (piece === initial || piece.size > 0.6 * initial.size) return false;
	const above = initial.y - piece.y;
	const gap = piece.x0 - initial.x1;
	return above > -0.3 * piece.size && above < initial.size && gap > -0.3 * piece.size && gap < 0.6 * initial.size;
}

function lineOf(row: readonly Piece[], initials: readonly Piece[]): Line {
	const runs = row.flatMap((piece) => piece.runs);
	const rightToLeft = isRightToLeft(runs.map(({ text }) => text));
	const size = commonSize(runs.filter((run) => !initials.some((piece) => piece.runs.includes(run))));
	const main = runs.find((run) => Math.abs(run.size - size) < 0.05 * size) ?? (runs[0] as Run);
	let text = '';
	const raised: Span[] = [];
	let before: Run | undefined;
	for (const run of inReadingDirection(runs, rightToLeft)) {
		const accented = before !== undefined && isPaintedOver(before, run) ? withAccent(text, run.text) : undefined;
		if (accented !== undefined) {
			text = accented;
			before = run;
			continue;
		}
		if (before !== undefined && isApart(before, run, rightToLeft)) text += ' ';
		if (isRaisedNumber(run, main, text)) raised.push({ start: text.length, end: text.length + run.text.length });
		text += run.text;
		before = run;
	}
	if (rightToLeft) text = bracketsFromRight(text);
	return {
		// Spaces are taken out where no place in the line is known yet.
		text: raised.length === 0 ? closeSpread(text) : text,
		raised,
		// What stands beside an initial begins where the initial does.
		x0: Math.min(
			...row.map(({ x0 }) => x0),
			...initials.filter((initial) => row.some((piece) => isBeside(initial, piece))).map(({ x0 }) => x0),
		),
		x1: Math.max(...row.map(({ x1 }) => x1)),
		y: main.y,
		size,
		rightToLeft,
		artifact: runs.every((run) => run.artifact),
	};
}

function commonSize(runs: readonly Run[]): number {
	const letters = new Map<number, number>();
	for (const { size, text } of runs) {
		const rounded = Math.round(size * 10) / 10;
		letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
	}
	let common = 0;
	let most = 0;
	for (const [size, count] of letters) {
		if (count <= most) continue;
		most = count;
		common = size;
	}
	return common;
}

/** In a line from right to left, numbers and foreign words still run from left to right. */
function inReadingDirection(runs: readonly Run[], rightToLeft: boolean): Run[] {
	const fromLeft = runs.toSorted((a, b) => a.x - b.x || a.order - b.order);
	if (!rightToLeft) return fromLeft;
	const ordered: Run[] = [];
	let foreign: Run[] = [];
	for (const run of fromLeft.reverse()) {
		if (strongLeftToRight.test(run.text) && !rightToLeftLetter.test(run.text)) {
			foreign.unshift(run);
			continue;
		}
		ordered.push(...foreign, run);
		foreign = [];
	}
	return [...ordered, ...foreign];
}

const ideographic = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u;

/** Whether the letter stands below the accent that the run before it ends in. */
function isPaintedOver(before: Run, run: Run): boolean {
	return (
		run.order > before.order && run.order <= before.order + 2 && run.x - (before.x + before.width) < -0.1 * run.size
	);
}

/** Of the size: where white space begins between runs that are not painted one after the other. */
const narrowestSpace = 0.13;

function isApart(before: Run, run: Run, rightToLeft: boolean): boolean {
	const [left, right] = rightToLeft && before.x > run.x ? [run, before] : [before, run];
	const gap = right.x - (left.x + left.width);
	if (ideographic.test(before.text.at(-1) ?? '') && ideographic.test(run.text)) return gap > 0.9 * run.size;
	// What is painted over other words is something else.
	if (gap < -0.5 * Math.max(before.size, run.size)) return true;
	if (run.order === before.order + 1 || before.order === run.order + 1) {
		const later = run.order > before.order ? run : before;
		return later.spaced || gap > 0.3 * run.size;
	}
	return gap > narrowestSpace * Math.min(before.size, run.size);
}

const number = /^(?:\d{1,3}(?:[,–-]\d{1,3})*|[*∗†‡§¶‖]{1,3})$/;

/** A raised number or sign that refers to a note, as against an exponent. */
function isRaisedNumber(run: Run, main: Run, before: string): boolean {
	if (run.size > 0.87 * main.size || main.y - run.y < 0.12 * main.size || !number.test(run.text)) return false;
	return before === '' || /(?:\p{L}{3}|[.,;:!?)\]"'’”»…])\s?$/u.test(before);
}
