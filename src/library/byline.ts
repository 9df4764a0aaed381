import type { Source } from './library.ts';

/** Author and date, as far as the source has them: `Jane Roe, 2024`. */
export function byline(source: Source): string {
	return [source.author, source.date].filter((part) => part !== undefined && part !== '').join(', ');
}
