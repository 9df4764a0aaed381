import type { Locator, LocatorTerm } from '../text/locator.ts';
import type { Span } from '../text/span.ts';

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

/** What the locator of that term and value names; undefined where there is none. */
export function placeOf(locators: readonly Locator[], term: LocatorTerm, value: string): Span | undefined {
	return locators.find((locator) => locator.term === term && locator.value === value)?.span;
}
