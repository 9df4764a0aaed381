import type { Locator, LocatorTerm } from '../text/locator.ts';

/** The kinds of place that a citation names, the finest and commonest first. */
const preferred: readonly LocatorTerm[] = ['page', 'folio', 'timestamp', 'verse', 'paragraph', 'section', 'chapter'];

/** The place that a citation of `offset` would name; undefined where the source names none. */
export function locatorAt(locators: readonly Locator[], offset: number): Locator | undefined {
	const holding = new Map<LocatorTerm, Locator>();
	for (const locator of locators) {
		if (locator.span.start > offset) break;
		if (offset < locator.span.end) holding.set(locator.term, locator);
	}
	const term = preferred.find((candidate) => holding.has(candidate));
	return term === undefined ? [...holding.values()].at(-1) : holding.get(term);
}
