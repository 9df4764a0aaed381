/**
 * Note numbers in a plain text: `[216]`, superscript digits, digits set directly after a sentence's end. A lone
 * bracketed number may be a date supplied or a list's, so they count only as a series. Cost: linear in the text.
 */
import type { Span } from '../../text/span.ts';
import { isDigit } from './letters.ts';
import type { Lines } from './lines.ts';
import { longestSeries, type Numbered } from './sequence.ts';

interface NoteNumber extends Span, Numbered {}

const fewest = 3;

/** A list for each way of setting them. */
export function readNoteNumbers(lines: Lines): readonly (readonly Span[])[] {
	return [bracketed(lines), lines.hasRaised ? superscript(lines.text) : [], attached(lines)];
}

/** Numbers that grow through the text; they may start again (by page, by chapter) or jump (lines that have notes). */
function bracketed(lines: Lines): readonly NoteNumber[] {
	const found = bracketedNumbers(lines);
	// Years in brackets are an editor's words.
	const years = found.filter(({ value }) => value >= 1000);
	const candidates = years.length > 20 && inOrder(years) ? found : found.filter(({ value }) => value < 1000);
	return candidates.length >= fewest && inOrder(candidates) ? candidates : [];
}

function bracketedNumbers({ text, notes }: Lines): NoteNumber[] {
	const found: NoteNumber[] = [];
	for (const start of notes) {
		let at = start + 1;
		let value = 0;
		while (at < start + 5 && isDigit(text.charCodeAt(at))) value = value * 10 + text.charCodeAt(at++) - 48;
		if (at > start + 1 && text.charAt(at) === ']') found.push({ value, at: start, start, end: at + 1 });
	}
	return found;
}

function inOrder(numbers: readonly NoteNumber[]): boolean {
	const growing = numbers.filter(({ value }, i) => {
		const previous = numbers[i - 1]?.value ?? 0;
		return value === 1 || (value >= previous && value - previous < 200);
	});
	return growing.length >= numbers.length * 0.8;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const superscriptRun = /[⁰¹²³⁴-⁹]+/g;
/** After a mark or a word long enough not to be a unit or a variable (m², x²). */
const raised = /(?<=[\p{L}\p{M}]{4}|\p{L}[.,;:!?)\]"'\u2019\u201d\u00bb]{1,3})[⁰¹²³⁴-⁹]{1,3}/uy;

function superscript(text: string): readonly NoteNumber[] {
	const found: NoteNumber[] = [];
	for (const run of text.matchAll(superscriptRun)) {
		raised.lastIndex = run.index;
		const match = raised.exec(text);
		if (match === null) continue;
		found.push(numberAt(match, Number([...match[0]].map((digit) => superscripts.indexOf(digit)).join(''))));
	}
	return inOrder(found) ? found : [];
}

/** Digits after the full stop of a word that is none of the abbreviations which digits follow. */
const afterSentence =
	/(?<=\p{Ll}{3}[.!?]|\p{L}[.,!?][)\]"'\u2019\u201d]|[)\]"'\u2019\u201d][.!?])(?<!\b(?:[Ff]ig|[Cc]ha?p|[Ss]ect?|[Vv]ol|[Pp]art|[Aa]rt|[Tt]ab(?:le)?|[Bb]ook|[Ll]ine|[Nn]ote|[Rr]ule|[Pp]late|[Ll]ib)s?\.)\d{1,3}(?=\s+["'(\u2018\u201c]?\p{Lu}|\s*$)/muy;

/** Text extraction turns a raised 2 into `conditions.2 However`; only an unbroken count from 1 or 2 is believed. */
function attached({ text, digits }: Lines): readonly NoteNumber[] {
	const found: NoteNumber[] = [];
	for (const at of digits) {
		afterSentence.lastIndex = at;
		const match = afterSentence.exec(text);
		if (match !== null) found.push(numberAt(match, Number(match[0])));
	}
	const series = longestSeries(found, 1);
	return series.length >= fewest && (series[0]?.value ?? 0) <= 2 ? series : [];
}

function numberAt(match: RegExpExecArray, value: number): NoteNumber {
	return { value, at: match.index, start: match.index, end: match.index + match[0].length };
}
