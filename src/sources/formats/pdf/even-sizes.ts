/**
 * Text recognition measures the type of each word anew, and one paragraph's lines differ by a third. The distance of
 * the lines, which recognition gets right, tells their size better. Cost: sorting the distances.
 */
import type { Line } from './lines.ts';
import type { Page } from './page.ts';

/** Distances on either side of a line. */
const reach = 2;
/** Between baselines, in sizes. */
const leading = 1.2;
/** By how much sizes may differ that are the same. */
const tolerance = 0.12;

/** The pages, with sizes that can be believed where their text was recognised. */
export function withEvenSizes(pages: readonly Page[]): readonly Page[] {
	const recognised = pages.filter((page) => page.recognised).flatMap((page) => page.columns);
	if (recognised.length === 0) return pages;
	const usual = median(recognised.flatMap(steps)) / leading;
	return pages.map((page) =>
		page.recognised ? { ...page, columns: page.columns.map((column) => bySteps(column, usual)) } : page,
	);
}

/** From each line to the next one. */
function steps(column: readonly Line[]): number[] {
	return column.slice(1).map(({ y }, i) => y - (column[i]?.y ?? y));
}

function bySteps(column: readonly Line[], usual: number): Line[] {
	const all = steps(column);
	return column.map((line, i) => {
		const around = all.slice(Math.max(0, i - reach), i + reach);
		const size = median(around) / leading;
		const same = !(size > 0) || size > 1.5 * usual || Math.abs(size - usual) < tolerance * usual;
		return { ...line, size: same ? usual : size };
	});
}

function median(numbers: readonly number[]): number {
	return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
