/**
 * Time stamps, speaker labels and field lines of a transcript. A line that looks like one proves nothing ("NOTE:",
 * "10:30"), so each kind counts only where the text as a whole is made of it. Cost: linear in the lines.
 */
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import { isDigit } from './letters.ts';
import { type Lines, skipSpace, trimmedLength } from './lines.ts';
import type { Recognised } from './recognised.ts';

interface Stamp extends Span {
	readonly index: number;
	readonly label: string;
	readonly bracket: string;
	readonly seconds: number;
}

const stamp =
	/^(?:([[(<])\s*)?(-?\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,;]\d{1,3})?)(?:\s*(?:-->|-|–)\s*\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,;]\d{1,3})?)?\s*(?:[\])>])?(?=\s|$|[-–—])/;

const colonCode = 58;
const underscore = 95;

/** So many lines of a kind make it a habit of the text. */
const fewestStamps = 5;
const fewestLabels = 10;
const fewestFields = 3;

export function readTranscript(lines: Lines): Recognised {
	const stamps = readStamps(lines);
	const fields = stamps.length === 0 ? [] : readFields(lines);
	const labels = readSpeakers(lines, stamps, new Set(fields.map((field) => field.index)));
	const cues = stamps.flatMap((found) => cueNumber(lines, found.index) ?? []);
	const textEnd = lines.text.length;
	return {
		apparatus: [stamps, fields, labels, cues],
		locators: [...stampLocators(stamps, textEnd), ...pageLocators(fields, textEnd)],
	};
}

/**
 * Empty unless the times grow through the text. Bare hours and minutes may as well be a chronology's own words: they
 * count only where they start with the recording, at nought.
 */
function readStamps({ text, count, from, ends }: Lines): Stamp[] {
	const stamps: Stamp[] = [];
	for (let index = 0; index < count; index++) {
		const start = from[index] as number;
		if (!mayOpenStamp(text.charCodeAt(start))) continue;
		const found = stamp.exec(text.slice(start, ends[index]));
		if (found === null) continue;
		const [whole, bracket = '', label = ''] = found;
		stamps.push({ index, label, bracket, seconds: secondsOf(label), start, end: start + whole.length });
	}
	const brackets = countBy(stamps, ({ bracket }) => bracket);
	const usual = stamps.filter(({ bracket }) => (brackets.get(bracket) ?? 0) * 5 > stamps.length);
	const growing = usual.filter(({ seconds }, i) => seconds >= (usual[i - 1]?.seconds ?? seconds)).length;
	if (usual.length < fewestStamps || growing < usual.length * 0.8) return [];
	const first = usual[0];
	const clock =
		first !== undefined && first.bracket === '' && first.label.split(':').length === 2 && first.seconds > 120;
	return clock ? [] : usual;
}

/** A digit, a minus sign or a bracket before one. */
function mayOpenStamp(code: number): boolean {
	return isDigit(code) || code === 45 || code === 40 || code === 60 || code === 91;
}

/** From the last digit to the first. */
function secondsOf(label: string): number {
	const mark = label.search(/[.,;]/);
	let seconds = mark < 0 ? 0 : Number(`0.${label.slice(mark + 1)}`);
	let worth = 1;
	let place = 1;
	for (let at = (mark < 0 ? label.length : mark) - 1; at >= 0; at--) {
		const code = label.charCodeAt(at);
		if (isDigit(code)) {
			seconds += (code - 48) * place * worth;
			place *= 10;
		} else if (code === colonCode) {
			// Mission transcripts count days before the hours.
			worth *= worth < 3600 ? 60 : 24;
			place = 1;
		}
	}
	return label.startsWith('-') ? -seconds : seconds;
}

function stampLocators(stamps: readonly Stamp[], textEnd: number): Locator[] {
	return stamps.map(({ label, start }, i) => {
		return { term: 'timestamp', value: label, span: { start, end: stamps[i + 1]?.start ?? textEnd } };
	});
}

/** The number that a subtitle file puts on the line above a time. */
function cueNumber(lines: Lines, index: number): Span | undefined {
	const { text, starts, ends, from, to } = lines;
	const above = index - 1;
	if (above < 0) return undefined;
	const length = trimmedLength(lines, above);
	if (length < 1 || length > 5) return undefined;
	for (let at = from[above] as number; at < (to[above] as number); at++) {
		if (!isDigit(text.charCodeAt(at))) return undefined;
	}
	return { start: starts[above] as number, end: ends[above] as number };
}

interface Field extends Span {
	readonly index: number;
	readonly name: string;
	readonly value: string;
}

/** Lines such as `_tape : 2/1` that a transcription system puts between the speeches. */
function readFields({ text, count, starts, ends, from }: Lines): Field[] {
	const byName = new Map<string, Field[]>();
	for (let index = 0; index < count; index++) {
		if (text.charCodeAt(from[index] as number) !== underscore) continue;
		const start = starts[index] as number;
		const end = ends[index] as number;
		const [, name, value] = /^\s*_(\w+)\s*:\s*(.*?)\s*$/.exec(text.slice(start, end)) ?? [];
		if (name === undefined || value === undefined) continue;
		const field = { index, name, value, start, end };
		const known = byName.get(name);
		if (known === undefined) byName.set(name, [field]);
		else known.push(field);
	}
	return [...byName.values()].filter((fields) => fields.length >= fewestFields).flat();
}

function pageLocators(fields: readonly Field[], textEnd: number): Locator[] {
	const pages = fields.filter((field) => field.name.toLowerCase() === 'page' && field.value !== '');
	return pages.map(({ value, start }, i) => {
		return { term: 'page', value, span: { start, end: pages[i + 1]?.start ?? textEnd } };
	});
}

const inCapitals = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gen|Col|Lt|Prof|St|The|Chairman|Chairwoman|Senator|Representative|President|Judge|Justice|Admiral|General|Colonel|Captain|Professor|Minister|Secretary)\.? )?[\p{Lu}\d][\p{Lu}\p{M}\d.'’&/-]*(?: [\p{Lu}\d(][\p{Lu}\p{M}\d.'’&/-]*){0,4}`;
const asName = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{Lu}\d][\p{L}\p{M}\d.'’-]*){0,4}`;
const aside = String.raw`(?: ?[([][^)\]\n]{1,30}[)\]])?`;
const label = new RegExp(String.raw`^(?:(${inCapitals})|(${asName}))${aside}:(?=\s|$)`, 'u');

interface Speaker extends Span {
	readonly name: string;
	readonly capitals: boolean;
	/** After a blank line, a time stamp or a field. */
	readonly opens: boolean;
}

/**
 * Speakers come back: names in capitals must begin a good part of the speeches, other names most of them. Once they
 * do, a name in capitals that speaks only once is a speaker too.
 */
function readSpeakers(lines: Lines, stamps: readonly Stamp[], fields: ReadonlySet<number>): Span[] {
	const { text, count, from, ends } = lines;
	const found: Speaker[] = [];
	let openings = 0;
	let opens = true;
	let colon = -1;
	let stamped = 0;
	for (let index = 0; index < count; index++) {
		if (fields.has(index)) {
			opens = true;
			continue;
		}
		const lineEnd = ends[index] as number;
		let start = from[index] as number;
		while ((stamps[stamped]?.index ?? count) < index) stamped++;
		if (stamps[stamped]?.index === index) {
			opens = true;
			start = skipSpace(text, stamps[stamped]?.end ?? start, lineEnd);
		}
		if (start === lineEnd) {
			// A blank line, or a time stamp alone: a speech may begin on the next.
			opens = true;
			continue;
		}
		if (colon < start) colon = nextColon(text, start);
		const speaker =
			colon < start + longestLabel && colon < lineEnd ? readLabel(text, start, lineEnd, opens) : undefined;
		if (opens || speaker !== undefined) openings++;
		if (speaker !== undefined) found.push(speaker);
		opens = false;
	}
	const counts = countBy(found, ({ name }) => name);
	const recurring = found.filter(({ name }) => (counts.get(name) ?? 0) >= 3);
	const capitals = recurring.filter((speaker) => speaker.capitals);
	const isTranscript = capitals.length >= fewestLabels && capitals.length >= openings * 0.3;
	const isInterview = recurring.length >= fewestLabels && recurring.length >= openings * 0.5;
	if (!isTranscript && !isInterview) return [];
	// Where speeches are set apart, a label within one ("HEATERS:" in a list) is the speaker's own words.
	const apart = recurring.filter((speaker) => speaker.opens).length >= recurring.length * 0.9;
	return found.filter((speaker) => {
		if (apart && !speaker.opens) return false;
		return speaker.capitals || (isInterview && (counts.get(speaker.name) ?? 0) >= 3);
	});
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const item of items) {
		const key = keyOf(item);
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

function nextColon(text: string, from: number): number {
	const found = text.indexOf(':', from);
	return found < 0 ? text.length : found;
}

/** In characters, its colon included. */
const longestLabel = 90;

function readLabel(text: string, start: number, lineEnd: number, opens: boolean): Speaker | undefined {
	if (!mayOpenLabel(text.charCodeAt(start))) return undefined;
	const found = label.exec(text.slice(start, Math.min(lineEnd, start + longestLabel)));
	if (found === null) return undefined;
	const [whole, capitals, name] = found;
	return { name: capitals ?? name ?? '', capitals: capitals !== undefined, opens, start, end: start + whole.length };
}

/** A capital letter, beyond ASCII perhaps, or a digit. */
function mayOpenLabel(code: number): boolean {
	return (code >= 65 && code <= 90) || isDigit(code) || code > 127;
}
