/**
 * What a word is, said as plainly as an expression can, to hold the scanner against: slow, and in nothing derived
 * from its tables.
 */
import type { Span } from '../../../src/text/span.ts';

const ideograph = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々]';
const ignorable = '[\\p{Cf}\\p{Default_Ignorable_Code_Point}]';
const apostrophe = "['\\u2019\\u02bc\\uff07]";
const hyphen = '[\\-\\u2010\\u2011\\u00ac]';
const letter = `(?:(?!${ideograph}|${ignorable}|${apostrophe})[\\p{L}ªº])`;
const digit = `(?:(?!${ideograph}|${ignorable})\\p{Nd})`;
const combining = `(?:(?!${ideograph}|${ignorable})\\p{M})`;
const lineBreak = '(?:\\r\\n|[\\n\\r\\f\\v\\u0085\\u2028\\u2029])';
const space = `(?:(?!${ignorable}|${lineBreak})\\s)`;
const wide = '[\\u{10000}-\\u{10ffff}]';
const nextLine = `${space}*${lineBreak}${space}*`;

const goesOn = [
	letter,
	digit,
	combining,
	`${ignorable}(?:${nextLine}(?=${letter}))?`,
	`${apostrophe}(?=${letter})`,
	`(?<=(?!${wide})${letter})${hyphen}${nextLine}(?=${letter})(?=\\p{Lowercase})(?!${wide})`,
	`(?<=(?!${wide})${digit})[.,](?=(?!${wide})${digit})`,
].join('|');
const word = new RegExp(`${ideograph}|(?:${letter}|${digit})(?:${goesOn})*`, 'gu');
const trailing = new RegExp(`${ignorable}+$`, 'u');

/** The words that lie in a text. */
export function wordsOf(text: string): Span[] {
	return [...text.matchAll(word)].map((found) => {
		const start = found.index;
		return { start, end: start + found[0].replace(trailing, '').length };
	});
}

const joined = new Map([
	['æ', 'ae'],
	['œ', 'oe'],
	['ß', 'ss'],
	['ﬁ', 'fi'],
	['ø', 'o'],
	['ſ', 's'],
]);

/** Equal for words that are to be found alike. */
export function baseLetters(text: string): string {
	const letters = text.match(new RegExp(`${ideograph}|${letter}|${digit}`, 'gu')) ?? [];
	return letters
		.map((char) => {
			if (char.length > 1) return char.toLowerCase();
			const lower = char.toLowerCase();
			return joined.get(lower) ?? lower.normalize('NFD').charAt(0);
		})
		.join('');
}
