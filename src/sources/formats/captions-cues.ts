/** The cues of a caption file, SubRip or WebVTT: when each is shown, and on which lines its words stand. */
import type { Span } from '../../text/span.ts';
import { isBlankLine, type Lines, trimmedLength, trimmedLine } from '../apparatus/lines.ts';

export interface Cue {
	/** In seconds. */
	readonly from: number;
	readonly to: number;
	/** Where its number or name begins, or the time if it has none. */
	readonly start: number;
	/** Its lines without white space at their ends, none of them empty. */
	readonly lines: readonly Span[];
}

const time = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,:;](\d{1,3}))?`;
const timing = new RegExp(`^${time}\\s*-{1,2}>\\s*${time}(?=\\s|$)`);
/** What a WebVTT file holds between its cues. */
const aside = /^(?:NOTE|STYLE|REGION)(?=\s|$)/;

/** In the order of the file. */
export function readCues(lines: Lines): readonly Cue[] {
	const timed: { readonly index: number; readonly from: number; readonly to: number }[] = [];
	for (let index = 0; index < lines.count; index++) {
		const found = trimmedLength(lines, index) < 8 ? null : timing.exec(firstOf(lines, index));
		if (found !== null) timed.push({ index, from: secondsOf(found, 1), to: secondsOf(found, 5) });
	}
	const first = timed.map(({ index }) => (isName(lines, index - 1) ? index - 1 : index));
	return timed.map(({ index, from, to }, i) => {
		const start = lines.from[first[i] as number] as number;
		return { from, to, start, lines: payload(lines, index + 1, first[i + 1] ?? lines.count) };
	});
}

/** So much of a line as a time can take. */
function firstOf({ text, from, to }: Lines, index: number): string {
	const start = from[index] as number;
	return text.slice(start, Math.min(to[index] as number, start + 80));
}

function secondsOf(found: RegExpExecArray, at: number): number {
	const [hours, minutes, seconds] = [0, 1, 2].map((part) => Number(found[at + part] ?? 0)) as [number, number, number];
	return hours * 3600 + minutes * 60 + seconds + Number(`0.${found[at + 3] ?? 0}`);
}

/** A line of its own above the time, after a blank one. */
function isName(lines: Lines, index: number): boolean {
	if (index < 0 || isBlankLine(lines, index) || timing.test(firstOf(lines, index))) return false;
	// Many SubRip files lack the blank line before a number.
	if (/^\d{1,6}$/.test(firstOf(lines, index))) return true;
	return index > 0 && isBlankLine(lines, index - 1);
}

function payload(lines: Lines, from: number, to: number): Span[] {
	const spans: Span[] = [];
	for (let index = from; index < to; index++) {
		if (isBlankLine(lines, index)) continue;
		if (isBlankLine(lines, index - 1) && aside.test(trimmedLine(lines, index) ?? '')) break;
		spans.push({ start: lines.from[index] as number, end: lines.to[index] as number });
	}
	return spans;
}
