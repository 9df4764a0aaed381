import type { Locator } from '../../text/locator.ts';

/** In UTF-16 code units: a large page, set solid in small type. */
const fullest = 6500;

/**
 * The locators without pages, unless the pages can be right: word processors note where pages end only as far as they
 * have laid out the text, and not at every kind of break. A number that is one off is worse than none.
 * @param counted how many pages the document's breaks make
 * @param stated how many it says that it has
 */
export function withReliablePages(
	locators: readonly Locator[],
	counted: number,
	stated: number | undefined,
): readonly Locator[] {
	const pages = locators.filter(({ term }) => term === 'page');
	// All that was not laid out is on the last page that was.
	if (counted === stated && pages.every(({ span }) => span.end - span.start <= fullest)) return locators;
	return locators.filter(({ term }) => term !== 'page');
}
