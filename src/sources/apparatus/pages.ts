import { furnitureSpans } from './furniture.ts';
import type { Lines } from './lines.ts';
import { readPrintedPages } from './printed-pages.ts';
import type { Recognised } from './recognised.ts';
import { readUnbrokenPages } from './unbroken-pages.ts';

/** Page numbers and running heads of a plain text, with the pages that they number. */
export function readPages(lines: Lines): Recognised {
	const paged = lines.pages.length > 1;
	const { furniture, cutting, locators } = paged ? readPrintedPages(lines) : readUnbrokenPages(lines);
	return { apparatus: [furnitureSpans(lines, furniture, cutting)], locators };
}
