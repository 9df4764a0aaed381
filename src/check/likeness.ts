/**
 * How alike two words are, from the same word down to nothing in common, and what aligning one with the other costs.
 * Letters are compared by the restricted edit distance (Damerau–Levenshtein with adjacent transpositions), which is
 * computed only for pairs whose lengths and letters leave it a chance.
 */
import { digitBit, type Word } from '../text/tokens.ts';
import { sameFigure } from './numbers.ts';
import { isRespelling } from './spelling.ts';

export type Likeness =
	/** Equal but for typography. */
	| 'same'
	| 'case'
	/** Equal but for accents or joined letters. */
	| 'accents'
	/** Equal but for apostrophes or digit separators. */
	| 'separators'
	/** Equal to the eye: letters of another script. */
	| 'homoglyphs'
	/** The same word in another spelling: national, archaic. */
	| 'respelt'
	/** Most letters are the same: a slip, another form of the word, or another word that looks like it. */
	| 'near'
	| 'different';

export interface WordMatch {
	readonly likeness: Likeness;
	/** 0 to 1: of aligning the two. */
	readonly cost: number;
}

const same: WordMatch = { likeness: 'same', cost: 0 };
const byCase: WordMatch = { likeness: 'case', cost: 0.01 };
const byAccents: WordMatch = { likeness: 'accents', cost: 0.1 };
const bySeparators: WordMatch = { likeness: 'separators', cost: 0.1 };
const byHomoglyphs: WordMatch = { likeness: 'homoglyphs', cost: 0.1 };
const respelt: WordMatch = { likeness: 'respelt', cost: 0.2 };
export const different: WordMatch = { likeness: 'different', cost: 1.06 };

export function compareWords(draft: Word, source: Word): WordMatch {
	if (draft.hash === source.hash) {
		if (draft.text === source.text) return same;
		if (draft.key === source.key) return byCase;
		if (draft.base === source.base) return byAccents;
		if (/\p{Nd}/u.test(draft.base)) return sameFigure(draft.base, source.base) ? bySeparators : different;
		return lettersOf(draft) === lettersOf(source) ? bySeparators : different;
	}
	if (looksLike(draft, source)) return byHomoglyphs;
	if (!mayBeNear(draft, source)) return different;
	const alike = likeness(draft.base, source.base);
	if (alike < 0.5) return different;
	if (isRespelling(draft.base, source.base)) return respelt;
	return alike >= 0.6 ? { likeness: 'near', cost: 0.9 - 0.6 * (alike - 0.6) } : different;
}

/** Cyrillic and Greek letters that look like Latin ones, and what they look like. */
const lookalikes = new Map(
	[...'аеорсухіѕјһԁοανρτκ'].map((letter, i) => [letter, [...'aeopcyxisjhdoavptk'][i] as string]),
);
const foreign = /[\u0370-\u052f]/;
const otherLetters = 0b1111 << 26;

function looksLike(a: Word, b: Word): boolean {
	if (((a.letters | b.letters) & otherLetters) === 0 || a.base.length !== b.base.length) return false;
	return skeleton(a.base) === skeleton(b.base);
}

/** What a word looks like; the word itself where it has no letter that looks like another. */
function skeleton(base: string): string {
	return foreign.test(base) ? [...base].map((letter) => lookalikes.get(letter) ?? letter).join('') : base;
}

function lettersOf(word: Word): string {
	return word.base.replace(/[^\p{L}\p{N}]/gu, '');
}

/** 1 minus the edit distance over the longer length: 1 for equal, 0 for nothing in common. */
export function likeness(a: string, b: string): number {
	const longer = Math.max(a.length, b.length);
	return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}

function mayBeNear(a: Word, b: Word): boolean {
	const longer = Math.max(a.base.length, b.base.length);
	if (longer < 3 || Math.abs(a.base.length - b.base.length) > 0.4 * longer) return false;
	if ((a.letters & b.letters & digitBit) !== 0) return false;
	if (bitCount(a.letters & ~b.letters & ~digitBit) > 0.4 * longer) return false;
	return bitCount(b.letters & ~a.letters & ~digitBit) <= 0.5 * longer;
}

export function bitCount(set: number): number {
	let left = set;
	let count = 0;
	for (; left !== 0; count++) left &= left - 1;
	return count;
}

/** Three rows of the table of distances, used again for each pair: they would be made a million times otherwise. */
let rows = [0, 1, 2].map(() => new Uint16Array(64)) as [Uint16Array, Uint16Array, Uint16Array];

export function editDistance(a: string, b: string): number {
	const width = b.length + 1;
	if (width > rows[0].length) rows = [0, 1, 2].map(() => new Uint16Array(2 * width)) as typeof rows;
	let [beforeLast, last, row] = rows;
	for (let j = 0; j < width; j++) last[j] = j;
	for (let i = 1; i <= a.length; i++) {
		const letter = a.charCodeAt(i - 1);
		row[0] = i;
		for (let j = 1; j < width; j++) {
			const other = b.charCodeAt(j - 1);
			let cost = last[j - 1] as number;
			if (letter !== other) {
				cost = 1 + Math.min(cost, last[j] as number, row[j - 1] as number);
				if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
					cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
				}
			}
			row[j] = cost;
		}
		[beforeLast, last, row] = [last, row, beforeLast];
	}
	return last[b.length] as number;
}
