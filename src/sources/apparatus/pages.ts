import { furnitureSpans } from './furniture.ts';
import type { Line } from './lines.ts';
import { readPrintedPages } from './printed-pages.ts';
import type { Recognised } from './recognised.ts';
import { readUnbrokenPages } from './unbroken-pages.ts';

/** Page numbers and running heads of a plain text, with the pages that they number. */
export function readPages(lines: readonly Line[], textEnd: number): Recognised {
	const paged = (lines.at(-1)?.page ?? 0) > 0;
	const { furniture, cutting, locators } = paged ? readPrintedPages(lines, textEnd) : readUnbrokenPages(lines, textEnd);
	return { apparatus: furnitureSpans(lines, furniture, cutting), locators };
}
