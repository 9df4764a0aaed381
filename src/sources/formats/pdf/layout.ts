/**
 * The reading order of a page's runs. Runs that touch make pieces of lines; a page is cut where a vertical strip stays
 * empty between pieces that are read one side after the other, and what stands above and below the strip is cut in
 * turn: a recursive cut at the whitest gutters, after Nagy & Seth's XY-cut and Breuel's column finding by whitespace
 * (DAS 2002), with what is painted after what as evidence whether a gutter parts columns or a table's cells. Cost: the
 * pieces times the different edges they have, for each cut; pages with too many pieces are not cut.
 */
import { endsInAccent } from './characters.ts';
import { marginNumbers } from './margin-numbers.ts';
import type { Run } from './runs.ts';

/** A stretch of a line whose runs touch. */
export interface Piece {
	readonly runs: Run[];
	x0: number;
	x1: number;
	/** Of the baseline of its largest run. */
	y: number;
	size: number;
	characters: number;
	readonly order: number;
}

/** In parts of the size: how wide a gap within a piece may be. */
const widestGap = 0.6;
const deepestOverlap = 0.3;
/** More are a drawing's labels or a table without end. */
const mostPieces = 5000;

export interface Layout {
	/** The pieces of each column or table, in the order in which they are read. */
	readonly columns: readonly (readonly Piece[])[];
	/** The numbers of lines in the margin. */
	readonly lineNumbers: readonly Piece[];
}

export function layOut(runs: readonly Run[], rightToLeft: boolean): Layout {
	const pieces = piecesOf(runs);
	if (pieces.length > mostPieces) return { columns: [pieces], lineNumbers: [] };
	const numbers = marginNumbers(pieces);
	const columns = cut(
		pieces.filter((piece) => !numbers.has(piece)),
		rightToLeft,
		0,
	);
	return { columns, lineNumbers: [...numbers] };
}

function piecesOf(runs: readonly Run[]): Piece[] {
	const pieces: Piece[] = [];
	let last: Piece | undefined;
	for (const run of runs) {
		if (last !== undefined && touches(last, run)) {
			add(last, run);
			continue;
		}
		last = {
			runs: [run],
			x0: run.x,
			x1: run.x + run.width,
			y: run.y,
			size: run.size,
			characters: run.text.length,
			order: run.order,
		};
		pieces.push(last);
	}
	return pieces;
}

/** Whether a run goes on, on either side, where the piece ends; raised and lowered ones do. */
function touches(piece: Piece, run: Run): boolean {
	const size = Math.max(piece.size, run.size);
	if (size > 2.2 * Math.min(piece.size, run.size) || Math.abs(piece.y - run.y) > 0.55 * size) return false;
	const after = run.x - piece.x1;
	const before = piece.x0 - (run.x + run.width);
	const gap = Math.max(after, before);
	const overlap = endsInAccent(piece.runs.at(-1)?.text ?? '') ? 1 : deepestOverlap;
	return gap <= widestGap * size && gap >= -overlap * size;
}

function add(piece: Piece, run: Run): void {
	piece.runs.push(run);
	piece.x0 = Math.min(piece.x0, run.x);
	piece.x1 = Math.max(piece.x1, run.x + run.width);
	if (run.size > 1.05 * piece.size || (run.size > 0.95 * piece.size && run.text.length > piece.characters)) {
		piece.y = run.y;
		piece.size = run.size;
	}
	piece.characters += run.text.length;
}

/** A page that is cut more often is a drawing. */
const deepest = 40;

function cut(pieces: Piece[], rightToLeft: boolean, depth: number): Piece[][] {
	const gutter = depth < deepest ? bestGutter(pieces) : undefined;
	if (gutter === undefined) return pieces.length === 0 ? [] : [pieces];
	const { at, top, bottom } = gutter;
	const above: Piece[] = [];
	const below: Piece[] = [];
	const left: Piece[] = [];
	const right: Piece[] = [];
	for (const piece of pieces) {
		if (piece.y <= top) above.push(piece);
		else if (piece.y >= bottom) below.push(piece);
		else (piece.x0 < at ? left : right).push(piece);
	}
	const sides = rightToLeft ? [right, left] : [left, right];
	return [above, ...sides, below].flatMap((part) => cut(part, rightToLeft, depth + 1));
}

interface Gutter {
	readonly at: number;
	/** The baselines of what stands across it above and below. */
	readonly top: number;
	readonly bottom: number;
}

/** Columns have a common edge; so many pieces at least start or end there. */
const fewestAtEdge = 3;

function bestGutter(pieces: readonly Piece[]): Gutter | undefined {
	const em = medianSize(pieces);
	const byHeight = pieces.toSorted((a, b) => a.y - b.y);
	let best: { readonly gutter: Gutter; readonly worth: number } | undefined;
	for (const at of edges(pieces, em)) {
		for (const strip of stripsAt(byHeight, at)) {
			const worth = strip.left.length + strip.right.length;
			if (worth <= (best?.worth ?? 0) || !partsColumns(strip, em)) continue;
			best = { gutter: { at, top: strip.top, bottom: strip.bottom }, worth };
		}
	}
	return best?.gutter;
}

function medianSize(pieces: readonly Piece[]): number {
	const sizes = pieces.map(({ size }) => size).sort((a, b) => a - b);
	return sizes[sizes.length >> 1] ?? 10;
}

/** Where a gutter may lie: just outside what several pieces have as their edge. */
function edges(pieces: readonly Piece[], em: number): number[] {
	const grid = 0.3 * em;
	const counts = new Map<number, number>();
	const count = (x: number) => counts.set(Math.floor(x / grid), (counts.get(Math.floor(x / grid)) ?? 0) + 1);
	for (const { x0, x1 } of pieces) {
		count(x0 - grid);
		count(x1 + grid);
	}
	return [...counts]
		.filter(([bin, n]) => n + (counts.get(bin + 1) ?? 0) >= fewestAtEdge)
		.map(([bin]) => (bin + 1) * grid);
}

interface Strip extends Pick<Gutter, 'top' | 'bottom'> {
	readonly left: Piece[];
	readonly right: Piece[];
}

/** The stretches between what stands across the line at `at`. */
function stripsAt(byHeight: readonly Piece[], at: number): Strip[] {
	const strips: Strip[] = [];
	let top = Number.NEGATIVE_INFINITY;
	let left: Piece[] = [];
	let right: Piece[] = [];
	const close = (bottom: number) => {
		if (left.length > 1 && right.length > 1) strips.push({ top, bottom, left, right });
		top = bottom;
		left = [];
		right = [];
	};
	for (const piece of byHeight) {
		if (piece.x1 <= at) left.push(piece);
		else if (piece.x0 >= at) right.push(piece);
		else close(piece.y);
	}
	close(Number.POSITIVE_INFINITY);
	return strips.map(withoutSameRow).map(withoutHeading);
}

/** What stands on the baselines of the pieces across is theirs. */
function withoutSameRow(strip: Strip): Strip {
	const inside = ({ y, size }: Piece) => y > strip.top + 0.3 * size && y < strip.bottom - 0.3 * size;
	return { ...strip, left: strip.left.filter(inside), right: strip.right.filter(inside) };
}

/** A heading over all columns need not be so wide that it stands across. */
function withoutHeading(strip: Strip): Strip {
	const [firstLeft] = strip.left;
	const [firstRight] = strip.right;
	if (firstLeft === undefined || firstRight === undefined) return strip;
	const [upper, lower, side] =
		firstLeft.y < firstRight.y ? [firstLeft, firstRight, strip.left] : [firstRight, firstLeft, strip.right];
	const next = side[1];
	const larger = next !== undefined && upper.size > 1.1 * next.size;
	if (!larger || lower.y - lower.size - upper.y < 0.5 * lower.size) return strip;
	return withoutHeading({ ...strip, top: upper.y, [side === strip.left ? 'left' : 'right']: side.slice(1) });
}

function partsColumns({ left, right }: Strip, em: number): boolean {
	const rowsLeft = rowCount(left);
	const rowsRight = rowCount(right);
	const rows = Math.min(rowsLeft, rowsRight);
	if (rows < 2 || !areSideBySide(left, right, em)) return false;
	const gutter = Math.min(...right.map(({ x0 }) => x0)) - Math.max(...left.map(({ x1 }) => x1));
	if (gutter < 0.55 * em) return false;
	const shortest = Math.min(meanLength(left, rowsLeft), meanLength(right, rowsRight));
	const inRows = shareInRows(left, right, em) > 0.8;
	if (shortest < 8 && inRows) return false;
	const turns = turnsBetween(left, right);
	if (turns <= Math.max(2, 0.4 * rows)) return true;
	// Some programs paint row by row across columns; their lines are filled, a table's cells are not.
	return rows >= 5 && gutter >= em && shortest >= 25 && shareFilled(left) >= 0.6 && shareFilled(right) >= 0.5;
}

function rowCount(pieces: readonly Piece[]): number {
	let rows = 0;
	let last = Number.NEGATIVE_INFINITY;
	for (const { y, size } of pieces) {
		if (y - last > 0.5 * size) rows++;
		last = y;
	}
	return rows;
}

function areSideBySide(left: readonly Piece[], right: readonly Piece[], em: number): boolean {
	const top = Math.max(left[0]?.y ?? 0, right[0]?.y ?? 0);
	const bottom = Math.min(left.at(-1)?.y ?? 0, right.at(-1)?.y ?? 0);
	return bottom - top > 0.8 * em;
}

function meanLength(pieces: readonly Piece[], rows: number): number {
	return pieces.reduce((sum, { characters }) => sum + characters, 0) / rows;
}

/** Of the side with fewer pieces, how many have a neighbour on the same baseline. */
function shareInRows(left: readonly Piece[], right: readonly Piece[], em: number): number {
	const [few, many] = left.length < right.length ? [left, right] : [right, left];
	const found = few.filter(({ y }) => many.some((other) => Math.abs(other.y - y) < 0.15 * em));
	return found.length / few.length;
}

/** How often the page is painted on the other side than before. */
function turnsBetween(left: readonly Piece[], right: readonly Piece[]): number {
	const sides = [...left.map(({ order }) => ({ order, side: 0 })), ...right.map(({ order }) => ({ order, side: 1 }))];
	sides.sort((a, b) => a.order - b.order);
	return sides.filter(({ side }, i) => i > 0 && side !== sides[i - 1]?.side).length;
}

/** How many of the lines reach where the longest end. */
function shareFilled(pieces: readonly Piece[]): number {
	const from = Math.min(...pieces.map(({ x0 }) => x0));
	const to = Math.max(...pieces.map(({ x1 }) => x1));
	return pieces.filter(({ x1 }) => x1 - from >= 0.85 * (to - from)).length / pieces.length;
}
