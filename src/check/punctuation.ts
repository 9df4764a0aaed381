/**
 * Whether the marks between two words are the same as in the source, after what every style guide leaves free:
 * the kind of dash and of quotation mark, slashes for the ends of verse lines, notes.
 */
import * as l10n from '@vscode/l10n';
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
	switch (punctuation) {
		case '':
			return l10n.t('no mark');
		case ',':
			return l10n.t('a comma');
		case ';':
			return l10n.t('a semicolon');
		case ':':
			return l10n.t('a colon');
		case '.':
			return l10n.t('a full stop');
		case '!':
			return l10n.t('an exclamation mark');
		case '?':
			return l10n.t('a question mark');
		case '—':
		case '–':
			return l10n.t('a dash');
		case '-':
			return l10n.t('a hyphen');
		case '…':
			return l10n.t('an ellipsis');
		default:
			return l10n.t('“{0}”', punctuation);
	}
}
