/**
 * Numbers of lines in the margin, as of a court's transcript or an edition: bare numbers below one another, beside all
 * that stands on the page, in equal steps. Cost: linear in the pieces for each of their edges.
 */
import { longestSeries } from '../../apparatus/sequence.ts';
import type { Piece } from './layout.ts';

const fewest = 4;
/** Of the height of the page's text: numbers that cover less are a table's or a list's. */
const coverage = 0.5;

export function marginNumbers(pieces: readonly Piece[]): ReadonlySet<Piece> {
	const numbers = pieces.filter((piece) => /^\d{1,4}$/.test(textOf(piece)));
	if (numbers.length < fewest) return new Set();
	const others = pieces.filter((piece) => !numbers.includes(piece));
	for (const edge of ['x0', 'x1'] as const) {
		for (const column of inColumns(numbers, edge)) {
			if (isOutside(column, others) && covers(column, others) && inSteps(column)) return new Set(column);
		}
	}
	return new Set();
}

function textOf({ runs }: Piece): string {
	return runs.map(({ text }) => text).join('');
}

function inColumns(numbers: readonly Piece[], edge: 'x0' | 'x1'): Piece[][] {
	const columns: Piece[][] = [];
	let last = Number.NEGATIVE_INFINITY;
	for (const number of numbers.toSorted((a, b) => a[edge] - b[edge])) {
		if (number[edge] - last > 0.2 * number.size) columns.push([]);
		columns.at(-1)?.push(number);
		last = number[edge];
	}
	return columns.filter(({ length }) => length >= fewest).map((column) => column.sort((a, b) => a.y - b.y));
}

/** Whether all other words stand on one side of the column. */
function isOutside(column: readonly Piece[], others: readonly Piece[]): boolean {
	const [top, bottom] = heights(column);
	const left = Math.min(...column.map(({ x0 }) => x0));
	const right = Math.max(...column.map(({ x1 }) => x1));
	const beside = others.filter(({ y, size }) => y > top - size && y < bottom + size);
	return beside.every(({ x1 }) => x1 <= left) || beside.every(({ x0 }) => x0 >= right);
}

function covers(column: readonly Piece[], others: readonly Piece[]): boolean {
	const [top, bottom] = heights(column);
	const [first, last] = heights(others.toSorted((a, b) => a.y - b.y));
	return bottom - top > coverage * (last - first);
}

function heights(sorted: readonly Piece[]): readonly [top: number, bottom: number] {
	return [sorted[0]?.y ?? 0, sorted.at(-1)?.y ?? 0];
}

/** One, five or ten more each time; a part may begin to count anew. */
function inSteps(column: readonly Piece[]): boolean {
	const values = column.map((piece) => Number(textOf(piece)));
	return [1, 2, 3, 4, 5, 10].some((step) => {
		if (!values.every((value) => value % step === (values[0] ?? 0) % step)) return false;
		const series = longestSeries(
			values.map((value, at) => ({ at, value: Math.floor(value / step) })),
			1,
		);
		return series.length >= Math.max(fewest, 0.7 * values.length);
	});
}
