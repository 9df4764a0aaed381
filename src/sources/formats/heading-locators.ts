/** From headings to the places they name: `chapter IV`, `section 3.2`, `section Of Limits`. */
import type { Locator, LocatorTerm } from '../../text/locator.ts';
import { romanValue } from '../../text/roman-numeral.ts';

export interface Heading {
	/** From 1, the highest. */
	readonly level: number;
	readonly text: string;
	readonly start: number;
}

/** In characters. What is longer is a paragraph that was given a heading's style. */
const longest = 300;

interface Named {
	readonly term: LocatorTerm;
	readonly value: string;
}

/**
 * A heading names all until the next one of its level or above. A single one of the first level is the whole text's
 * title and names no place in it, unless it says that it is a chapter.
 * @param headings in order of start
 * @param end where the text ends
 * @param unnamed the term for a heading that does not say what it heads; what is under a chapter is a section
 */
export function headingLocators(
	headings: readonly Heading[],
	end: number,
	unnamed: 'section' | 'chapter' = 'section',
): Locator[] {
	const { ends, above } = nesting(headings, end);
	const numbers = bareNumbers(headings);
	const terms: (LocatorTerm | undefined)[] = [];
	const [first] = headings;
	const isTitle = first?.level === 1 && headings.filter(({ level }) => level === 1).length === 1;
	return headings.flatMap((heading, i): Locator[] => {
		const text = heading.text.replace(/\s+/g, ' ').trim();
		const named = said(text);
		if (text === '' || text.length > longest || (named === undefined && i === 0 && isTitle)) return [];
		const value = numberOf(text) ?? numbers.get(heading) ?? text;
		terms[i] = named?.term ?? (/^(?:chapter|section)$/.test(terms[above[i] ?? -1] ?? '') ? 'section' : unnamed);
		return [{ term: terms[i], value: named?.value ?? value, span: { start: heading.start, end: ends[i] as number } }];
	});
}

/** Of each heading where its part of the text ends, and which heading it is under. */
function nesting(headings: readonly Heading[], end: number) {
	const ends = headings.map(() => end);
	const above: (number | undefined)[] = [];
	const open: number[] = [];
	headings.forEach(({ level, start }, i) => {
		while (open.length > 0 && (headings[open.at(-1) as number] as Heading).level >= level) {
			ends[open.pop() as number] = start;
		}
		above.push(open.at(-1));
		open.push(i);
	});
	return { ends, above };
}

/** "Chapter IV", "4." or "3.2 Methods" */
export function isNumbered(title: string): boolean {
	return said(title) !== undefined || numberOf(title) !== undefined;
}

/** What headings call what they head, in the languages of the citations' terms. */
const words: readonly (readonly [LocatorTerm, string])[] = [
	['chapter', 'chapter|chap\\.|kapitel|chapitre|cap[íi]tulo|capitolo|hoofdstuk|rozdzia[łl]|kapitola|глава'],
	['part', 'part|teil|partie|parte|deel|часть'],
	['book', 'book|buch|livre|libro|liber'],
	['section', 'section|abschnitt|sección|sezione|§'],
	['appendix', 'appendix|anhang|annexe|apéndice|appendice'],
	['act', 'act|akt|acte|acto|atto'],
	['scene', 'scene|szene|scène|escena|scena'],
];
const roman = '[ivxlc]+';
const saying = new RegExp(
	`^(?:${words.map(([, forms]) => `(${forms})`).join('|')})\\s*(?:the\\s+)?(\\d+(?:\\.\\d+)*|${roman}|[a-z]|[a-z]+(?:-[a-z]+)?)(?![\\p{L}\\p{M}\\d])`,
	'iu',
);
const ordinal = /^第?(\d+|[一二三四五六七八九十百]+)(章|節|部|巻)/u;
const counters: Readonly<Record<string, LocatorTerm>> = { 章: 'chapter', 節: 'section', 部: 'part', 巻: 'volume' };

/** Undefined if the heading does not say what it heads. */
function said(text: string): Named | undefined {
	const counted = ordinal.exec(text);
	if (counted !== null) return { term: counters[counted[2] as string] as LocatorTerm, value: counted[1] as string };
	const found = saying.exec(text);
	const written = found?.at(-1);
	if (found === null || written === undefined) return undefined;
	const term = words[found.slice(1, -1).findIndex((group) => group !== undefined)]?.[0];
	const value = numeral(written, term) ?? spelledOut(written);
	return term === undefined || value === undefined ? undefined : { term, value };
}

/** "Appendix A", but not "Act a part" or "Part of it". */
function numeral(written: string, term: LocatorTerm | undefined): string | undefined {
	if (/^\d/.test(written) || romanValue(written) !== undefined) return written;
	return /^[A-Z]$/.test(written) && term !== 'act' && term !== 'scene' ? written : undefined;
}

const units =
	'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "Chapter Twenty-One" is cited as 21. */
function spelledOut(written: string): string | undefined {
	const [first = '', second] = written.toLowerCase().split('-');
	const ten = tens.indexOf(first);
	const unit = units.indexOf(second ?? first);
	if (ten >= 0 && second === undefined) return String(10 * (ten + 2));
	if (ten >= 0) return unit >= 0 && unit < 9 ? String(10 * (ten + 2) + unit + 1) : undefined;
	return unit >= 0 && second === undefined ? String(unit + 1) : undefined;
}

const romanNumber = new RegExp(`^(${roman})(?:[.):]\\s|[.):]?$)`, 'i');

/** "3.2 Methods", "IV. The Storm", "12": a number that cannot be the title's first word. */
function numberOf(text: string): string | undefined {
	const arabic = /^(\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=[.):]\s|[.):]?$))/.exec(text)?.[1];
	if (arabic !== undefined) return arabic;
	const numeral = romanNumber.exec(text)?.[1];
	return numeral !== undefined && romanValue(numeral) !== undefined ? numeral : undefined;
}

/** "1 Introduction" is numbered if a heading of its level goes on with 2; "12 Rules" alone is not. */
function bareNumbers(headings: readonly Heading[]): ReadonlyMap<Heading, string> {
	const candidates = headings.flatMap((heading) => {
		const written = /^\s*(\d{1,3}|[ivxlc]+)\s+\S/i.exec(heading.text)?.[1] ?? '';
		const value = /^\d/.test(written) ? Number(written) : romanValue(written);
		return value === undefined ? [] : [{ heading, written, value }];
	});
	const known = new Set(candidates.map(({ heading, value }) => `${heading.level} ${value}`));
	return new Map(
		candidates
			.filter(
				({ heading: { level }, value }) => known.has(`${level} ${value - 1}`) || known.has(`${level} ${value + 1}`),
			)
			.map(({ heading, written }) => [heading, written]),
	);
}
