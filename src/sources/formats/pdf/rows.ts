/**
 * The rows of a column: which pieces stand on one line. Where the order of painting makes sense it is followed, since
 * it keeps the lines of a table's cell together; else what stands on one baseline is a row. Cost: sorting.
 */
import type { Piece } from './layout.ts';

export function rowsOf(pieces: readonly Piece[]): Piece[][] {
	return rowsAsPainted(pieces) ?? rowsByBaseline(pieces);
}

/** In sizes of the type: how far down the painting may go on, and how far up to the next cell of a table's row. */
const furthestDown = 4;
const furthestUp = 8;

interface Stretch {
	readonly rows: Piece[][];
	top: number;
	bottom: number;
}

/** Undefined where what is painted one after the other does not stand so. */
function rowsAsPainted(pieces: readonly Piece[]): Piece[][] | undefined {
	const stretches: Stretch[] = [];
	let row: Piece[] = [];
	for (const piece of pieces.toSorted((a, b) => a.order - b.order)) {
		const stretch = stretches.at(-1);
		const before = row.at(-1);
		if (stretch === undefined || before === undefined || !follows(before, piece)) {
			row = [piece];
			stretches.push({ rows: [row], top: piece.y, bottom: piece.y });
			continue;
		}
		if (isOnLine(piece, before) && piece.x0 > before.x0) row.push(piece);
		else {
			row = [piece];
			stretch.rows.push(row);
		}
		stretch.top = Math.min(stretch.top, piece.y);
		stretch.bottom = Math.max(stretch.bottom, piece.y);
	}
	stretches.sort((a, b) => a.top - b.top);
	const size = pieces[0]?.size ?? 0;
	const apart = stretches.every(
		({ top }, i) => top > (stretches[i - 1]?.bottom ?? Number.NEGATIVE_INFINITY) + 0.3 * size,
	);
	return apart ? stretches.flatMap(({ rows }) => rows) : undefined;
}

/** Whether a piece stands where the next line, the next word or the next cell does. */
function follows(before: Piece, piece: Piece): boolean {
	const size = Math.max(before.size, piece.size);
	const down = piece.y - before.y;
	if (isOnLine(piece, before)) return piece.x0 > before.x0;
	if (down > 0) return down <= furthestDown * size;
	return -down <= furthestUp * size && piece.x0 >= before.x1 - 0.5 * size;
}

function rowsByBaseline(pieces: readonly Piece[]): Piece[][] {
	const rows: Piece[][] = [];
	let base: Piece | undefined;
	for (const piece of pieces.toSorted((a, b) => a.y - b.y || a.x0 - b.x0)) {
		const row = rows.at(-1);
		if (row === undefined || base === undefined || !isOnLine(piece, base)) {
			rows.push([piece]);
			base = piece;
			continue;
		}
		row.push(piece);
		if (piece.characters * piece.size > base.characters * base.size) base = piece;
	}
	return rows;
}

/** On one baseline; a small piece may be raised or lowered. */
function isOnLine(one: Piece, other: Piece): boolean {
	const [small, large] = one.size < other.size ? [one, other] : [other, one];
	const apart = Math.abs(one.y - other.y);
	if (apart <= 0.5 * small.size) return true;
	return small.size < 0.85 * large.size && small.characters <= 6 && apart <= 0.5 * large.size;
}
