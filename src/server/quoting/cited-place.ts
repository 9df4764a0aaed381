import type { LibraryView, Source } from '../../library/library.ts';
import { citedLocator } from '../../text/cited-locator.ts';
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';

/**
 * The place of a stretch as a citation writes it: `p. 3`, of one that goes on to the next page `pp. 3-4`. Of a
 * recording, when it begins. Undefined where the source names no place that a citation can write.
 */
export function citedPlace(library: LibraryView, source: Source, { start, end }: Span): string | undefined {
	const first = library.locatorAt(source, start);
	if (!first) return undefined;
	const last = library.locatorAt(source, Math.max(start, end - 1));
	return (last && citedRange(first, last)) ?? citedLocator(first);
}

function citedRange(first: Locator, last: Locator): string | undefined {
	if (first.term !== last.term || first.term === 'timestamp' || first.value === last.value) return undefined;
	// A place that is a range itself has its own ends.
	if (/[\s,&–-]/.test(first.value + last.value)) return undefined;
	return citedLocator({ ...first, value: `${first.value}-${last.value}` });
}
