/**
 * Time stamps, speaker labels and field lines of a transcript. A line that looks like one proves nothing ("NOTE:",
 * "10:30"), so each kind counts only where the text as a whole is made of it. Cost: linear in the lines.
 */
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import type { Line } from './lines.ts';
import type { Recognised } from './recognised.ts';

interface Stamp extends Span {
	readonly index: number;
	readonly label: string;
	readonly bracket: string;
	readonly seconds: number;
}

const stamp =
	/^\s*(?:([[(<])\s*)?(-?\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,;]\d{1,3})?)(?:\s*(?:-->|-|–)\s*\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,;]\d{1,3})?)?\s*(?:[\])>])?(?=\s|$|[-–—])/;

/** So many lines of a kind make it a habit of the text. */
const fewestStamps = 5;
const fewestLabels = 10;
const fewestFields = 3;

export function readTranscript(text: string, lines: readonly Line[]): Recognised {
	const stamps = readStamps(text, lines);
	const stampEnds = new Map(stamps.map((found) => [found.index, found.end]));
	const fields = stamps.length === 0 ? [] : readFields(text, lines);
	const labels = readSpeakers(text, lines, stampEnds, new Set(fields.map((field) => field.index)));
	const cues = stamps.flatMap((found) => cueNumber(lines, found.index) ?? []);
	return {
		apparatus: [...stamps, ...fields, ...labels, ...cues],
		locators: [...stampLocators(stamps, text.length), ...pageLocators(fields, text.length)],
	};
}

/**
 * Empty unless the times grow through the text. Bare hours and minutes may as well be a chronology's own words: they
 * count only where they start with the recording, at nought.
 */
function readStamps(text: string, lines: readonly Line[]): Stamp[] {
	const stamps: Stamp[] = [];
	lines.forEach((line, index) => {
		const found = /\d:\d\d/.test(line.trimmed) ? stamp.exec(text.slice(line.start, line.end)) : null;
		if (found === null) return;
		const [whole, bracket = '', label = ''] = found;
		const start = line.start + whole.length - whole.trimStart().length;
		stamps.push({ index, label, bracket, seconds: secondsOf(label), start, end: line.start + whole.length });
	});
	const brackets = countBy(stamps, ({ bracket }) => bracket);
	const usual = stamps.filter(({ bracket }) => (brackets.get(bracket) ?? 0) * 5 > stamps.length);
	const growing = usual.filter(({ seconds }, i) => seconds >= (usual[i - 1]?.seconds ?? seconds)).length;
	if (usual.length < fewestStamps || growing < usual.length * 0.8) return [];
	const first = usual[0];
	const clock =
		first !== undefined && first.bracket === '' && first.label.split(':').length === 2 && first.seconds > 120;
	return clock ? [] : usual;
}

function secondsOf(label: string): number {
	const [whole = '', fraction = '0'] = label.replace('-', '').split(/[.,;]/);
	const parts = whole.split(':').map(Number);
	// Mission transcripts count days before the hours.
	const radix = parts.length === 4 ? [86_400, 3600, 60, 1] : parts.length === 3 ? [3600, 60, 1] : [60, 1];
	const seconds = parts.reduce((sum, part, i) => sum + part * (radix[i] ?? 0), Number(`0.${fraction}`));
	return label.startsWith('-') ? -seconds : seconds;
}

function stampLocators(stamps: readonly Stamp[], textEnd: number): Locator[] {
	return stamps.map(({ label, start }, i) => {
		return { term: 'timestamp', value: label, span: { start, end: stamps[i + 1]?.start ?? textEnd } };
	});
}

/** The number that a subtitle file puts on the line above a time. */
function cueNumber(lines: readonly Line[], index: number): Span | undefined {
	const above = lines[index - 1];
	return above !== undefined && /^\d{1,5}$/.test(above.trimmed) ? { start: above.start, end: above.end } : undefined;
}

interface Field extends Span {
	readonly index: number;
	readonly name: string;
	readonly value: string;
}

/** Lines such as `_tape : 2/1` that a transcription system puts between the speeches. */
function readFields(text: string, lines: readonly Line[]): Field[] {
	const byName = new Map<string, Field[]>();
	lines.forEach((line, index) => {
		if (!line.trimmed.startsWith('_')) return;
		const [, name, value] = /^\s*_(\w+)\s*:\s*(.*?)\s*$/.exec(text.slice(line.start, line.end)) ?? [];
		if (name === undefined || value === undefined) return;
		byName.set(name, [...(byName.get(name) ?? []), { index, name, value, start: line.start, end: line.end }]);
	});
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
function readSpeakers(
	text: string,
	lines: readonly Line[],
	stampEnds: ReadonlyMap<number, number>,
	fields: ReadonlySet<number>,
): Span[] {
	const found: Speaker[] = [];
	let openings = 0;
	let opens = true;
	lines.forEach((line, index) => {
		if (fields.has(index)) {
			opens = true;
			return;
		}
		const stampEnd = stampEnds.get(index);
		const start = skipSpace(text, stampEnd ?? line.start, line.end);
		if (start === line.end) {
			// A blank line, or a time stamp alone: a speech may begin on the next.
			opens = true;
			return;
		}
		const speaker = readLabel(text, start, line.end, opens || stampEnd !== undefined);
		if (opens || stampEnd !== undefined || speaker !== undefined) openings++;
		if (speaker !== undefined) found.push(speaker);
		opens = false;
	});
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
	for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
	return counts;
}

function readLabel(text: string, start: number, lineEnd: number, opens: boolean): Speaker | undefined {
	const found = label.exec(text.slice(start, Math.min(lineEnd, start + 90)));
	if (found === null) return undefined;
	const [whole, capitals, name] = found;
	return { name: capitals ?? name ?? '', capitals: capitals !== undefined, opens, start, end: start + whole.length };
}

function skipSpace(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && /\s/.test(text.charAt(at))) at++;
	return at;
}
