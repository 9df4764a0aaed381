/**
 * Numbers in words and figures, to tell a number that was restyled (three thousand → 3,000) from one that was
 * changed. Cardinals and ordinals in English; in German, French and Spanish single number words are recognised as
 * numbers, which is enough to see that one was changed.
 */
import type { Language } from '../text/language.ts';
import type { Word } from '../text/tokens.ts';

const units = new Map<string, number>();
(
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
	'eighteen nineteen'
)
	.split(' ')
	.forEach((word, value) => void units.set(word, value));
'twenty thirty forty fifty sixty seventy eighty ninety'
	.split(' ')
	.forEach((word, i) => void units.set(word, 20 + 10 * i));
const ordinals = new Map<string, number>();
(
	'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
	'fifteenth sixteenth seventeenth eighteenth nineteenth'
)
	.split(' ')
	.forEach((word, value) => void ordinals.set(word, value));
'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'
	.split(' ')
	.forEach((word, i) => void ordinals.set(word, 20 + 10 * i));
const scales = new Map([
	['hundred', 100],
	['thousand', 1000],
	['million', 1e6],
	['billion', 1e9],
	['trillion', 1e12],
	['score', 20],
	['dozen', 12],
]);
const inOtherLanguages: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
	de: new Set(
		'zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig vierzig funfzig hundert tausend'.split(
			' ',
		),
	),
	fr: new Set(
		'deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille'.split(
			' ',
		),
	),
	es: new Set(
		'dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta cien ciento mil'.split(
			' ',
		),
	),
	it: new Set(
		'due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta quaranta cinquanta cento mille'.split(
			' ',
		),
	),
};

const figure = /^\p{Nd}[\p{Nd}.,'\u00a0\u202f]*(?:st|nd|rd|th|s|%)?$/u;

/** "one" is left out: it is a pronoun as often as a number. */
export function isNumber(word: Word, language: Language): boolean {
	if (/\p{Nd}/u.test(word.base)) return true;
	const { base } = word;
	if (language !== 'en') return inOtherLanguages[language]?.has(base) ?? false;
	if (base === 'one' || base === 'second') return false;
	return units.has(base) || ordinals.has(base) || scales.has(base);
}

/** The values of the numbers that the words name, in order; words that are no number are passed over. */
export function numberValues(words: readonly Word[]): readonly number[] {
	const values: number[] = [];
	let total = 0;
	let current: number | undefined;
	const close = () => {
		if (current !== undefined) values.push(total + current);
		total = 0;
		current = undefined;
	};
	words.forEach((word, i) => {
		const base = word.base;
		const unit = units.get(base) ?? ordinals.get(base) ?? figureValue(base);
		const scale = scales.get(base);
		if (unit !== undefined) {
			if (figure.test(base) && current !== undefined) close();
			current = (current ?? 0) + unit;
		} else if (scale !== undefined) {
			current = (current ?? 1) * scale;
			if (scale >= 1000) {
				total += current;
				current = 0;
			}
		} else if (base === 'half' && current !== undefined && words[i - 1]?.base === 'a') {
			current += 0.5;
		} else if (!(base === 'and' || base === 'a')) {
			close();
		}
	});
	close();
	return values;
}

/**
 * Whether two figures name the same number under some reading: a point or comma parts groups of three, or the
 * decimals, as it does in one country or another.
 */
export function sameFigure(a: string, b: string): boolean {
	const others = readings(b);
	return readings(a).some((value) => others.includes(value));
}

const grouped = /^\p{Nd}{1,3}(?:([.,'\u00a0\u202f])\p{Nd}{3})(?:\1\p{Nd}{3})*(?:[.,]\p{Nd}+)?$/u;
const decimal = /^\p{Nd}+[.,]\p{Nd}+$/u;

function readings(base: string): readonly number[] {
	const digits = base.replace(/(?:st|nd|rd|th|s|%)$/, '');
	const values: number[] = [];
	const separator = grouped.exec(digits)?.[1];
	if (separator !== undefined) values.push(Number(digits.replaceAll(separator, '').replace(',', '.')));
	if (decimal.test(digits)) values.push(Number(digits.replace(',', '.')));
	if (/^\p{Nd}+$/u.test(digits)) values.push(Number(digits));
	return values;
}

/** The value of a figure, as groups of three where it can be read so; undefined for no figure. */
function figureValue(base: string): number | undefined {
	return figure.test(base) ? readings(base)[0] : undefined;
}
