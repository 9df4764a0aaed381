/**
 * Verse numbers, chapter and verse (`16:18`, `{16:18}`), told from times of day by their counting on: the next verse,
 * or the first of the next chapter. Cost: linear in the text.
 */
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import type { Line } from './lines.ts';
import { nothingRecognised, type Recognised } from './recognised.ts';

interface Verse extends Span {
	readonly chapter: number;
	readonly verse: number;
}

const fewest = 8;

export function readVerses(text: string, lines: readonly Line[]): Recognised {
	const verses = countingOn(readBare(text, lines)) ?? countingOn(readBraced(text));
	if (verses === undefined) return nothingRecognised;
	return { apparatus: verses, locators: [...bookLocators(text, lines, verses), ...verseLocators(verses, text.length)] };
}

function readBare(text: string, lines: readonly Line[]): Verse[] {
	return lines.flatMap((line) => {
		const [found, lead = '', chapter, verse] =
			/^(\s*)[[(]?(\d{1,3}):(\d{1,3})[\])]?(?=\s|$)/.exec(
				text.slice(line.start, Math.min(line.end, line.start + 60)),
			) ?? [];
		if (found === undefined) return [];
		const start = line.start + lead.length;
		return [{ chapter: Number(chapter), verse: Number(verse), start, end: line.start + found.length }];
	});
}

/** Braces mark verses within a paragraph as well. */
function readBraced(text: string): Verse[] {
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
function bookLocators(text: string, lines: readonly Line[], verses: readonly Verse[]): Locator[] {
	const books: { readonly value: string; readonly start: number }[] = [];
	const byStart = new Map(lines.map((line, index) => [line.start, index]));
	for (const { chapter, verse, start } of verses) {
		if (chapter !== 1 || verse !== 1) continue;
		const lineStart = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1;
		let index = (byStart.get(lineStart) ?? 0) - 1;
		while (lines[index]?.trimmed === '') index--;
		const title = lines[index];
		if (title !== undefined && title.trimmed.length <= 80 && !/^[[({]?\d/.test(title.trimmed)) {
			books.push({ value: title.trimmed, start: title.start });
		}
	}
	return books.map(({ value, start }, i) => {
		return { term: 'book', value, span: { start, end: books[i + 1]?.start ?? text.length } };
	});
}
