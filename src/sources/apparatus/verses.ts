/**
 * Verse numbers, chapter and verse (`16:18`, `{16:18}`), told from times of day by their counting on: the next verse,
 * or the first of the next chapter. Cost: linear in the text.
 */
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import { isDigit } from './letters.ts';
import { isBlankLine, type Lines, lineAt, trimmedLine } from './lines.ts';
import { nothingRecognised, type Recognised } from './recognised.ts';

interface Verse extends Span {
	readonly chapter: number;
	readonly verse: number;
}

const fewest = 8;

export function readVerses(lines: Lines): Recognised {
	const { text } = lines;
	const verses = countingOn(readBare(lines)) ?? countingOn(readBraced(lines));
	if (verses === undefined) return nothingRecognised;
	return { apparatus: [verses], locators: [...bookLocators(lines, verses), ...verseLocators(verses, text.length)] };
}

const bare = /^[[(]?(\d{1,3}):(\d{1,3})[\])]?(?=\s|$)/;
/** A verse number stands in so many characters from the start of its line. */
const reach = 60;

function readBare({ text, timed, starts, ends, from }: Lines): Verse[] {
	const verses: Verse[] = [];
	for (const index of timed) {
		const start = from[index] as number;
		if (!mayOpenNumber(text.charCodeAt(start))) continue;
		const end = Math.min(ends[index] as number, (starts[index] as number) + reach);
		const found = bare.exec(text.slice(start, end));
		if (found === null) continue;
		const [whole, chapter, verse] = found;
		verses.push({ chapter: Number(chapter), verse: Number(verse), start, end: start + whole.length });
	}
	return verses;
}

/** A digit or a bracket before one. */
function mayOpenNumber(code: number): boolean {
	return isDigit(code) || code === 40 || code === 91;
}

/** Braces mark verses within a paragraph as well. */
function readBraced({ text, hasBraces }: Lines): Verse[] {
	if (!hasBraces) return [];
	return [...text.matchAll(/\{(\d{1,3}):(\d{1,3})\}/g)].map((found) => {
		return {
			chapter: Number(found[1]),
			verse: Number(found[2]),
			start: found.index,
			end: found.index + found[0].length,
		};
	});
}

/** The verses that count on from the one before or to the one after, if most do and they are many. */
function countingOn(verses: readonly Verse[]): readonly Verse[] | undefined {
	const counted = verses.filter((verse, i) => follows(verses[i - 1], verse) || follows(verse, verses[i + 1]));
	return counted.length >= fewest && counted.length >= verses.length * 0.6 ? counted : undefined;
}

function follows(first: Verse | undefined, second: Verse | undefined): boolean {
	if (first === undefined || second === undefined) return false;
	if (second.chapter === first.chapter) return second.verse === first.verse + 1;
	return second.verse === 1 && (second.chapter === first.chapter + 1 || second.chapter === 1);
}

function verseLocators(verses: readonly Verse[], textEnd: number): Locator[] {
	return verses.map(({ chapter, verse, start }, i) => {
		return { term: 'verse', value: `${chapter}:${verse}`, span: { start, end: verses[i + 1]?.start ?? textEnd } };
	});
}

/** The short line above a verse 1:1 is the book's name. */
function bookLocators(lines: Lines, verses: readonly Verse[]): Locator[] {
	const { text } = lines;
	const books: { readonly value: string; readonly start: number }[] = [];
	for (const { chapter, verse, start } of verses) {
		if (chapter !== 1 || verse !== 1) continue;
		let index = lineAt(lines, start) - 1;
		while (isBlankLine(lines, index)) index--;
		const title = trimmedLine(lines, index);
		if (title !== undefined && title.length <= 80 && !/^[[({]?\d/.test(title)) {
			books.push({ value: title, start: lines.starts[index] as number });
		}
	}
	return books.map(({ value, start }, i) => {
		return { term: 'book', value, span: { start, end: books[i + 1]?.start ?? text.length } };
	});
}
