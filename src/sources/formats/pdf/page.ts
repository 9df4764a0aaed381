/** One page as lines in the order in which they are read. */
import { layOut } from './layout.ts';
import type { PdfPage } from './library.ts';
import { isRightToLeft, type Line, linesOf } from './lines.ts';
import type { Guard } from './problems.ts';
import { type PageRuns, readRuns } from './runs.ts';

export interface Page {
	readonly width: number;
	readonly height: number;
	/** Of each column or table its lines. */
	readonly columns: readonly (readonly Line[])[];
	/** The numbers of lines in the margin. */
	readonly lineNumbers: readonly Line[];
	/** Its sizes say little. */
	readonly recognised: boolean;
	readonly place: PageRuns['place'];
}

export async function readPage(page: PdfPage, guard: Guard): Promise<Page> {
	return pageOf(await readRuns(page, guard));
}

export function pageOf({ width, height, runs, recognised, place }: PageRuns): Page {
	const { columns, lineNumbers } = layOut(runs, isRightToLeft(runs.map(({ text }) => text)));
	return { width, height, columns: columns.map(linesOf), lineNumbers: linesOf(lineNumbers), recognised, place };
}
