/**
 * Numbers in words and figures, to tell a number that was restyled (three thousand → 3,000) from one that was
 * changed. Cardinals and ordinals in English; in German, French and Spanish single number words are recognised as
 * numbers, which is enough to see that one was changed.
 */
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
const otherLanguages = new Set(
	(
		'zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig vierzig funfzig hundert tausend ' +
		'deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante ' +
		'cinquante soixante cent mille ' +
		'dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta cien ciento mil'
	).split(' '),
);

const figure = /^\p{Nd}[\p{Nd}.,'\u00a0\u202f]*(?:st|nd|rd|th|s|%)?$/u;

/** "one" is left out: it is a pronoun as often as a number. */
export function isNumber(word: Word): boolean {
	if (/\p{Nd}/u.test(word.base)) return true;
	const base = word.base;
	if (base === 'one' || base === 'second') return false;
	return units.has(base) || ordinals.has(base) || scales.has(base) || otherLanguages.has(base);
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

/** The value of a figure, read with the separators that its groups of three show; undefined for no figure. */
function figureValue(base: string): number | undefined {
	if (!figure.test(base)) return undefined;
	const digits = base.replace(/(?:st|nd|rd|th|s|%)$/, '');
	const plain = digits.replace(/[.,'\u00a0\u202f](?=\p{Nd}{3}(?:\D|$))/gu, '').replace(',', '.');
	const value = Number(plain);
	return Number.isNaN(value) ? undefined : value;
}
