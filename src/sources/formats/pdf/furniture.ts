/**
 * Running heads and page numbers: what stands at the edge of pages and comes back there, or is a number in step with
 * the pages, or stands where on other pages such things stand. Cost: linear in the pages.
 */
import { headKey, type PageNumber, readPageNumber } from '../../apparatus/page-numbers.ts';
import type { Line } from './lines.ts';
import type { Page } from './page.ts';

export interface Furniture {
	readonly lines: ReadonlySet<Line>;
	/** By the page's index, what is printed on it. */
	readonly numbers: ReadonlyMap<number, PageNumber>;
}

type Edge = 'top' | 'bottom';

/** What stands on one baseline. */
interface Row {
	readonly page: number;
	readonly edge: Edge;
	readonly lines: readonly Line[];
	readonly text: string;
	/** From the edge of the page. */
	readonly distance: number;
	/** From the edge inwards, from 0. */
	readonly rank: number;
	/** Whether it stands apart from what comes inwards, in place or in size. */
	readonly apart: boolean;
	readonly artifact: boolean;
	readonly number: PageNumber | undefined;
	readonly key: string;
}

/** How many rows deep furniture may reach, and how deep a page's number may. */
const depth = 4;
const numberDepth = 2;
const longestHead = 120;

export function readFurniture(pages: readonly Page[]): Furniture {
	const rows = pages.flatMap((page, index) => edgeRows(page, index));
	const numbers = agreedNumbers(rows, pages.length);
	const sure = new Set<Row>([...numbers.values()]);
	for (const row of repeated(rows, pages.length)) sure.add(row);
	for (const row of rows) if (row.artifact) sure.add(row);
	const all = new Set([...sure, ...inSamePlace(rows, sure)]);
	const lines = new Set<Line>();
	for (const row of outermost(rows, all)) for (const line of row.lines) lines.add(line);
	return {
		lines,
		numbers: new Map([...numbers].map(([page, row]) => [page, row.number as PageNumber])),
	};
}

function edgeRows(page: Page, index: number): Row[] {
	const rows = rowsOf(page);
	const reach = Math.min(depth, Math.ceil(rows.length / 2));
	const top = rows.slice(0, reach).map((lines, rank) => rowAt(page, index, 'top', rank, lines, rows[rank + 1]));
	const bottom = rows
		.slice(Math.max(reach, rows.length - depth))
		.reverse()
		.map((lines, rank) => rowAt(page, index, 'bottom', rank, lines, rows[rows.length - 2 - rank]));
	return [...top, ...bottom];
}

function rowsOf(page: Page): Line[][] {
	const rows: Line[][] = [];
	for (const line of page.columns.flat().sort((a, b) => a.y - b.y)) {
		const row = rows.at(-1);
		const last = row?.at(-1);
		if (row !== undefined && last !== undefined && line.y - last.y < 0.4 * Math.min(line.size, last.size))
			row.push(line);
		else rows.push([line]);
	}
	return rows;
}

function rowAt(
	page: Page,
	index: number,
	edge: Edge,
	rank: number,
	lines: readonly Line[],
	inwards: readonly Line[] | undefined,
): Row {
	const [first] = lines as readonly [Line];
	const text = lines
		.toSorted((a, b) => a.x0 - b.x0)
		.map((line) => line.text)
		.join(' ');
	const next = inwards?.[0];
	const found = readPageNumber(text);
	const number = found !== undefined && heading.test(found.beside) ? undefined : found;
	return {
		page: index,
		edge,
		lines,
		text,
		distance: edge === 'top' ? first.y : page.height - first.y,
		rank,
		apart:
			next === undefined ||
			Math.abs(next.y - first.y) > 1.4 * Math.max(next.size, first.size) ||
			Math.abs(next.size - first.size) > 0.5,
		artifact: lines.every((line) => line.artifact),
		number,
		key: (number?.beside || headKey(text)).replace(/\d+/g, '#'),
	};
}

/** "Chapter 1" is no page's number. */
const heading =
	/^(?:chapter|kapitel|chapitre|cap[íi]tulo|capitolo|hoofdstuk|part|teil|partie|parte|book|section|lecture|appendix)$/;

/** Of each page the number that keeps step with those of other pages. */
function agreedNumbers(rows: readonly Row[], pages: number): Map<number, Row> {
	const candidates = rows.filter(({ number, rank }) => number !== undefined && rank < numberDepth);
	const supporters = new Map<string, Set<number>>();
	for (const row of candidates) {
		const known = supporters.get(stepOf(row));
		if (known === undefined) supporters.set(stepOf(row), new Set([row.page]));
		else known.add(row.page);
	}
	const support = (row: Row) => supporters.get(stepOf(row))?.size ?? 0;
	const agreed = new Map<number, Row>();
	for (const row of candidates) {
		const alone = row.number?.beside === '';
		const counts = alone && row.number?.roman === false && row.number.value === row.page + 1;
		if (!counts && support(row) < Math.min(alone ? 2 : 3, Math.max(2, pages - 1))) continue;
		const known = agreed.get(row.page);
		if (known === undefined || isBetter(row, known, support)) agreed.set(row.page, row);
	}
	return withoutStrays(agreed, support);
}

/** So many times as many pages keep step with a neighbour as with a stray. */
const outnumbered = 8;

/**
 * A line's number at the foot of two pages is in step by chance. It is told by its neighbours, which agree with many
 * more pages and leave no room for it.
 */
function withoutStrays(agreed: ReadonlyMap<number, Row>, support: (row: Row) => number): Map<number, Row> {
	const rows = [...agreed.values()]
		.sort((a, b) => a.page - b.page)
		.map((row) => ({ row, step: stepOf(row), support: support(row) }));
	const most = Math.max(...rows.map((each) => each.support), 0);
	const kept = rows.filter((each, i) => {
		const enough = outnumbered * each.support;
		if (enough > most) return true;
		let before = i - 1;
		while (before >= 0 && (rows[before]?.support ?? 0) < enough) before--;
		let after = i + 1;
		while (after < rows.length && (rows[after]?.support ?? 0) < enough) after++;
		const step = rows[before]?.step;
		return step === undefined || step !== rows[after]?.step || each.step === step;
	});
	return new Map(kept.map(({ row }) => [row.page, row]));
}

/** Equal for numbers that keep step with the pages. */
function stepOf({ number, page }: Row): string {
	return `${number?.roman === true ? 'roman' : 'arabic'} ${(number?.value ?? 0) - page}`;
}

/** A stamp that counts the file's own pages ("page 3 of 20") says less than what the book says. */
function isBetter(row: Row, known: Row, support: (row: Row) => number): boolean {
	const counts = ({ number, page }: Row) => number?.roman === false && number.value === page + 1;
	if (counts(row) !== counts(known)) return counts(known) && support(row) * 3 >= support(known);
	if (support(row) !== support(known)) return support(row) > support(known);
	return row.number?.beside === '' && known.number?.beside !== '';
}

/** Rows whose words come back on every second page or so. */
function repeated(rows: readonly Row[], pages: number): Row[] {
	const byKey = new Map<string, Row[]>();
	for (const row of rows) {
		if (row.text.length > longestHead || !/\p{L}/u.test(row.key)) continue;
		const key = `${row.edge} ${row.key}`;
		const known = byKey.get(key);
		if (known === undefined) byKey.set(key, [row]);
		else known.push(row);
	}
	return [...byKey.values()].filter((found) => comesBack(found, pages)).flat();
}

function comesBack(rows: readonly Row[], pages: number): boolean {
	const on = [...new Set(rows.map(({ page }) => page))];
	const between = (on.at(-1) ?? 0) - (on[0] ?? 0) + 1;
	const distances = rows.map(({ distance }) => distance);
	const steady = Math.max(...distances) - Math.min(...distances) <= 3;
	if (pages <= 3 && steady && on.length === pages) return pages > 1;
	const sentence = /[.!?,;:]$/.test(rows[0]?.text ?? '');
	return on.length >= (sentence && !steady ? 5 : 3) && on.length >= between * 0.4;
}

/** In points: how exactly a place is kept. */
const place = 3;

/** Short rows that stand where furniture stands on most pages: the heads of short chapters. */
function inSamePlace(rows: readonly Row[], sure: ReadonlySet<Row>): Row[] {
	const slotOf = ({ edge, distance }: Row, shift = 0) => `${edge} ${Math.round(distance / place) + shift}`;
	const slots = new Map<string, { rows: number; sure: number }>();
	for (const row of rows) {
		const slot = slots.get(slotOf(row)) ?? { rows: 0, sure: 0 };
		slot.rows++;
		if (sure.has(row)) slot.sure++;
		slots.set(slotOf(row), slot);
	}
	return rows.filter((row) => {
		if (sure.has(row) || !row.apart || row.text.length > longestHead) return false;
		const around = [-1, 0, 1].map((shift) => slots.get(slotOf(row, shift)));
		const found = around.reduce((sum, slot) => sum + (slot?.sure ?? 0), 0);
		return found >= 3 && found >= 0.5 * around.reduce((sum, slot) => sum + (slot?.rows ?? 0), 0);
	});
}

/** Furniture has only furniture, or specks, between it and the edge. */
function outermost(rows: readonly Row[], candidates: ReadonlySet<Row>): Row[] {
	const found: Row[] = [];
	let covered = false;
	for (const row of rows) {
		if (row.rank === 0) covered = false;
		if (candidates.has(row)) {
			if (!covered) found.push(row);
		} else if (/\p{L}|\p{N}/u.test(row.text)) covered = true;
	}
	return found;
}
