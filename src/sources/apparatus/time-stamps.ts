/** Time stamps of a transcript: `[00:12:03]`, `00:12:03 -->`, `Jane Smith (12:03)`. Cost: linear in the lines. */
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import { countBy } from './count-by.ts';
import { isDigit } from './letters.ts';
import { type Lines, longestLabel, nextColon } from './lines.ts';
import { type NamedTime, readNamedTime } from './speaker-label.ts';

export interface Stamp extends Span {
	/** Of its line. */
	readonly index: number;
	/** Where its line begins. */
	readonly place: number;
	readonly label: string;
	/** How it is set: which bracket, and whether a name stands before it. */
	readonly manner: string;
	readonly seconds: number;
	/** Who speaks, where the line says so before the time. */
	readonly named: NamedTime | undefined;
}

const time = String.raw`-?\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,;]\d{1,3})?`;
const stamp = new RegExp(
	String.raw`^(?:([[(<])\s*)?(${time})(?:\s*(?:-->|-|–)\s*\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,;]\d{1,3})?)?\s*(?:[\])>])?(?=\s|$|[-–—])`,
);

const colonCode = 58;
/** So many lines of a kind make it a habit of the text. */
const fewest = 5;

/**
 * Empty unless the times grow through the text. Bare hours and minutes may as well be a chronology's own words: they
 * count only where they start with the recording, at nought.
 */
export function readStamps(lines: Lines): Stamp[] {
	const { text, timed, from, to, ends } = lines;
	const stamps: Stamp[] = [];
	let colon = -1;
	for (const index of timed) {
		const place = from[index] as number;
		const mayOpen = mayOpenStamp(text.charCodeAt(place));
		if (colon < place) colon = nextColon(text, place);
		const found = mayOpen
			? stampAt(text, index, place, ends[index] as number)
			: colon < Math.min(place + longestLabel, to[index] as number) && isDigit(text.charCodeAt(colon - 1))
				? namedStamp(text, index, place, to[index] as number)
				: undefined;
		if (found !== undefined) stamps.push(found);
	}
	const manners = countBy(stamps, ({ manner }) => manner);
	const usual = stamps.filter(({ manner }) => (manners.get(manner) ?? 0) * 5 > stamps.length);
	const growing = usual.filter(({ seconds }, i) => seconds >= (usual[i - 1]?.seconds ?? seconds)).length;
	if (usual.length < fewest || growing < usual.length * 0.8) return [];
	const first = usual[0];
	const clock =
		first !== undefined && first.manner === '' && first.label.split(':').length === 2 && first.seconds > 120;
	return clock ? [] : usual;
}

function stampAt(text: string, index: number, place: number, end: number): Stamp | undefined {
	const found = stamp.exec(text.slice(place, end));
	if (found === null) return undefined;
	const [whole, manner = '', label = ''] = found;
	return {
		index,
		place,
		label,
		manner,
		seconds: secondsOf(label),
		named: undefined,
		start: place,
		end: place + whole.length,
	};
}

function namedStamp(text: string, index: number, place: number, end: number): Stamp | undefined {
	const named = readNamedTime(text, place, Math.min(end, place + longestLabel));
	if (named === undefined) return undefined;
	const { label, start, end: stop } = named.time;
	return { index, place, label, manner: `name ${named.bracket}`, seconds: secondsOf(label), named, start, end: stop };
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

export function stampLocators(stamps: readonly Stamp[], textEnd: number): Locator[] {
	return stamps.map(({ label, place }, i) => {
		return { term: 'timestamp', value: label, span: { start: place, end: stamps[i + 1]?.place ?? textEnd } };
	});
}
