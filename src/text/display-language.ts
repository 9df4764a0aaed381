/**
 * The language in which a person reads what this process says. One process serves one person, so it is kept here, once:
 * whoever starts the process sets it before anything is said. The command line leaves it as it is, English.
 */
import * as l10n from '@vscode/l10n';

/** Messages by their English wording, as `l10n/bundle.l10n.*.json` has them. */
export type MessageBundle = Readonly<Record<string, string>>;

const english = 'en';

let tag = english;
let formats = new Map<string, unknown>();

/** @param bundle undefined: there is none in this language, and everything is said in English. */
export function setDisplayLanguage(language: string, bundle: MessageBundle | undefined): void {
	// Numbers and plurals must be those of the language in which the messages around them are.
	tag = bundle === undefined ? english : wellFormed(language);
	formats = new Map();
	// Without `contents` the library would read files.
	l10n.config({ contents: { ...bundle } });
}

/** As a language tag: `en`, `de`, `pt-BR`. */
export function displayLanguage(): string {
	return tag;
}

/** `1,234`; in German `1.234`. */
export function shownNumber(number: number): string {
	return made('number', () => new Intl.NumberFormat(tag)).format(number);
}

/** `May 3, 2026`: a day, in local time. */
export function shownDate(date: Date): string {
	return made('date', () => new Intl.DateTimeFormat(tag, { dateStyle: 'long' })).format(date);
}

/** `a, b, and c`, or with `or`; in German `a, b und c`. */
export function shownList(items: Iterable<string>, last: 'and' | 'or' = 'and'): string {
	const type = last === 'and' ? 'conjunction' : 'disjunction';
	return made(type, () => new Intl.ListFormat(tag, { type })).format(items);
}

/** What `Intl` offers takes long to make: once for each language. */
export function made<Format>(name: string, make: () => Format): Format {
	const known = formats.get(name);
	if (known !== undefined) return known as Format;
	const format = make();
	formats.set(name, format);
	return format;
}

function wellFormed(language: string): string {
	try {
		return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? english;
	} catch {
		return english;
	}
}
