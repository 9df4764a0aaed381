/**
 * Whether the marks between two words are the same as in the source, after what every style guide leaves free:
 * the kind of dash and of quotation mark, slashes for the ends of verse lines, notes.
 */
import type { Mark } from '../text/tokens.ts';

/** The marks that count, as one string: equal strings are the same punctuation. */
export function punctuationOf(marks: readonly Mark[]): string {
	return marks
		.map((mark) => mark.sign)
		.filter((sign) => !free.has(sign))
		.join('')
		.replace(/——+/g, '—');
}

/** Quotation marks are judged as pairs elsewhere; brackets and slashes belong to the quoter or the edition. */
const free = new Set(['"', '/', '|', '[', ']', '†', '‡', '§', '¶', '•', '~', '#', '>', '^', '\\', '`']);

/** What a reader would call the marks: "a comma". For messages. */
export function nameMarks(punctuation: string): string {
	if (punctuation === '') return 'no mark';
	return names.get(punctuation) ?? `“${punctuation}”`;
}

const names = new Map([
	[',', 'a comma'],
	[';', 'a semicolon'],
	[':', 'a colon'],
	['.', 'a full stop'],
	['!', 'an exclamation mark'],
	['?', 'a question mark'],
	['—', 'a dash'],
	['-', 'a hyphen'],
	['–', 'a dash'],
	['…', 'an ellipsis'],
]);
