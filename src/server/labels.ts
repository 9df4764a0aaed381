import type { Source } from '../library/library.ts';

/** Author and date, as far as the source has them: `Jane Roe, 2024`. */
export function byline(source: Source): string {
	return [source.author, source.date].filter((part) => part !== undefined && part !== '').join(', ');
}

/** A key as it stands after `@`: in braces where it has what would end it. */
export function citableKey(key: string): string {
	return /^[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*$/u.test(key) ? key : `{${key}}`;
}
