import type { Locator, LocatorTerm } from '../text/locator.ts';
import { closingBrace } from './citation-key.ts';

/**
 * Locators in what follows a citation key: `, p. 3`, `, pp. 3-5, 9`, `, ch. 4`, `, 00:12:03`, `{ii, A}`. The terms are
 * CSL's with their abbreviations in English, German and French, and the Japanese counters. A bare number after the
 * key is a page, as in Pandoc. Of several (`vol. 2, p. 33`) the page counts, else the finest, which is the last.
 */

/** By term, what writers put before its number. Matched without regard to case unless they say otherwise. */
const spellings: readonly (readonly [LocatorTerm, string])[] = [
	['page', 'pages?|pagg?\\.|pp?\\.?|pgs?\\.?|Seiten?|SS?\\.|頁'],
	['chapter', 'chapters?|chapitres?|Kapitel|chaps?\\.?|chs?\\.?|Kap\\.?|cap\\.?'],
	['section', 'sections?|Abschnitte?|sects?\\.?|secs?\\.?|ss?\\.|§§?'],
	['paragraph', 'paragraphs?|paras?\\.?|pars?\\.|Absatz|Abs\\.|alinéas?|al\\.|¶¶?|Rn\\.?'],
	['volume', 'volumes?|vols?\\.?|Band|Bände|Bde?\\.|tomes?|t\\.'],
	['verse', 'verses?|vv?\\.|Verse?|vers'],
	['line', 'lines?|ll?\\.|Zeilen?|Z\\.|lignes?'],
	['book', 'books?|bks?\\.?|Buch|livres?|liv\\.'],
	['part', 'parts?|pts?\\.?|Teile?|parties?'],
	['figure', 'figures?|figs?\\.?|Abbildungen|Abbildung|Abb\\.'],
	['table', 'tables?|tbls?\\.?|tabs?\\.?|Tabellen?|tableaux?'],
	['issue', 'issues?|numbers?|nos?\\.?|Nummern?|Nrn?\\.?|numéros?|n[°º]|№'],
	['note', 'notes?|nn?\\.|Anmerkungen|Anmerkung|Anm\\.|Fn\\.?|Fußnoten?|fn\\.?'],
	['column', 'columns?|cols?\\.?|Spalten?|Sp\\.|colonnes?'],
	['folio', 'folios?|fols?\\.?|fo\\.?|ff\\.|Blatt|Bl\\.'],
	['opus', 'opus|opp?\\.'],
	['sub-verbo', 's\\. ?vv?\\.|sub verbo|sub verbis'],
	['timestamp', 'timestamps?'],
	['act', 'acts?|actes?|Akt'],
	['scene', 'scenes?|scs?\\.|scènes?|Szene'],
	['article', 'articles?|arts?\\.?|Artikel'],
	['canon', 'canons?|cann?\\.'],
	['rule', 'rules?|rr?\\.'],
	['appendix', 'appendix|appendices|apps?\\.?|Anhang|annexes?'],
	['title', 'titles?|tits?\\.?'],
];

const wordNumber =
	'\\d+(?:[.:]\\d+)*(?:[a-z](?![\\p{L}\\p{M}\\d])|n\\d+)?(?:\\([0-9a-z]{1,4}\\))*(?![\\p{L}\\p{M}\\d])';
const roman =
	'(?=[ivxlcdmIVXLCDM])(?:m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})|M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![\\p{L}\\p{M}\\d])';
const lettered = '[A-Z](?:[.-]?\\d+(?:\\.\\d+)*)?(?![\\p{L}\\p{M}\\d])';
const dash = '\\s?(?:-{1,3}|[‐-―])\\s?';

function range(unit: string): string {
	return `(?:${unit})(?:${dash}(?:${unit}))?(?:\\s?(?:ff?|sqq?|et seq)(?![\\p{L}])\\.?(?=[\\s,;\\]]|$))?`;
}

/** Numbers, ranges and lists of them; after the first, a capital is the start of other words ("p. 3, I think"). */
function valuePattern(unit: string): string {
	const further = range(`${wordNumber}|(?=[ivxlcdm])${roman}`);
	return `${range(unit)}(?:(?:\\s?[,&]|,?\\s(?:and|und|et|&))\\s?${further}(?=\\s*(?:[,;&()[\\]‐-―-]|and|und|et|$)))*`;
}

const counted = new RegExp(valuePattern(`${wordNumber}|${roman}|${lettered}`), 'uy');
const bare = new RegExp(valuePattern(`${wordNumber}|(?=[ivxlcdm])${roman}(?=\\s*(?:[,;\\]]|[-‐-―]|$))`), 'uy');
const clock = /\d{1,2}:\d{2}:\d{2}(?:\.\d+)?(?:\s?[-‐-―]\s?(?:\d{1,2}:)?\d{1,2}:\d{2})?(?![\d:])/y;
const minutes = /\d{1,3}:[0-5]\d(?:\s?[-‐-―]\s?\d{1,3}:[0-5]\d)?(?![\d:])/y;
const japanese = /(第?)(\d+|[一二三四五六七八九十百]+)(頁|ページ|章|節|巻|行)/y;
const japaneseTerms: Readonly<Record<string, LocatorTerm>> = {
	頁: 'page',
	ページ: 'page',
	章: 'chapter',
	節: 'section',
	巻: 'volume',
	行: 'line',
};
const headword = /[“"‘„«]?[^,;\]]+/y;

const terms = new RegExp(`(?:${spellings.map(([, forms]) => `(${forms})`).join('|')})(?![\\p{L}\\p{M}])\\s*`, 'iuy');

export interface ReadLocator {
	/** Undefined: `{}`, which says that what follows is no locator. */
	readonly locator: Locator | undefined;
	/** What of the text it took up, all locators together. */
	readonly start: number;
	readonly end: number;
}

/**
 * @param from where the key ends
 * @param to where the item ends; offsets in the result are into `text`
 * @param needsTerm a number alone is no locator
 */
export function readLocator(text: string, from: number, to: number, needsTerm = false): ReadLocator | undefined {
	const scope = text.slice(0, to);
	let at = skip(scope, from);
	const start = at;
	if (scope[at] === '{') {
		const close = closingBrace(scope, at);
		if (close < 0) return undefined;
		return { locator: explicit(scope, at + 1, close), start, end: close + 1 };
	}
	const found: Locator[] = [];
	let end = at;
	while (found.length < 6) {
		const locator = one(scope, at, needsTerm || found.length > 0);
		if (!locator) break;
		found.push(locator);
		end = locator.span.end;
		at = skip(scope, end);
	}
	if (found.length === 0) return undefined;
	return { locator: mostTelling(found), start, end };
}

function skip(text: string, from: number): number {
	let at = from;
	while (at < text.length && /[\s,、，]/.test(text[at] ?? '')) at++;
	return at;
}

function one(text: string, at: number, needsTerm: boolean): Locator | undefined {
	const time = match(clock, text, at);
	if (time) return locator('timestamp', text, at, at, at + time.length);
	japanese.lastIndex = at;
	const counter = japanese.exec(text);
	if (counter) {
		const valueAt = at + (counter[1]?.length ?? 0);
		const value = counter[2] ?? '';
		return {
			term: japaneseTerms[counter[3] ?? ''] ?? 'page',
			value,
			span: { start: at, end: valueAt + value.length + (counter[3]?.length ?? 0) },
		};
	}
	const termed = termAt(text, at);
	if (termed) {
		const value =
			termed.term === 'sub-verbo'
				? match(headword, text, termed.end)
				: (match(clock, text, termed.end) ?? match(counted, text, termed.end));
		return value ? locator(termed.term, text, at, termed.end, termed.end + value.length) : undefined;
	}
	if (needsTerm) return undefined;
	const minute = match(minutes, text, at);
	if (minute) return locator('timestamp', text, at, at, at + minute.length);
	const value = match(bare, text, at);
	if (!value) return undefined;
	return locator(/^\d+:\d+/.test(value) ? 'verse' : 'page', text, at, at, at + value.length);
}

function termAt(text: string, at: number): { term: LocatorTerm; end: number } | undefined {
	terms.lastIndex = at;
	const found = terms.exec(text);
	if (!found) return undefined;
	const index = found.findIndex((group, i) => i > 0 && group !== undefined);
	const term = spellings[index - 1]?.[0];
	const written = found[index] ?? '';
	if (!term) return undefined;
	// German "S. 3" is a page, English "s. 3" a section.
	if (/^ss?\.$/.test(written)) return { term: 'section', end: terms.lastIndex };
	return { term, end: terms.lastIndex };
}

function explicit(text: string, from: number, to: number): Locator | undefined {
	const inner = text.slice(from, to);
	const start = from + (inner.length - inner.trimStart().length);
	const end = from + inner.trimEnd().length;
	if (start >= end) return undefined;
	const termed = termAt(text, start);
	if (termed && termed.end < end) return locator(termed.term, text, start, termed.end, end);
	return locator('page', text, start, start, end);
}

function locator(term: LocatorTerm, text: string, start: number, valueStart: number, end: number): Locator {
	return { term, value: text.slice(valueStart, end).replace(/\s+/g, ' '), span: { start, end } };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
	pattern.lastIndex = at;
	const found = pattern.exec(text)?.[0];
	return found === '' ? undefined : found;
}

function mostTelling(found: readonly Locator[]): Locator | undefined {
	return (
		found.find(({ term }) => term === 'page' || term === 'timestamp') ??
		found.findLast(({ term }) => term !== 'note' && term !== 'line') ??
		found[0]
	);
}
