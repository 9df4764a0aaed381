/**
 * Time stamps, speaker labels and field lines of a transcript. A line that looks like one proves nothing ("NOTE:",
 * "10:30"), so each kind counts only where the text as a whole is made of it. Cost: linear in the lines.
 */
import type { Span } from '../../text/span.ts';
import type { Speech } from '../source.ts';
import { isDigit } from './letters.ts';
import { type Lines, trimmedLength } from './lines.ts';
import type { Recognised } from './recognised.ts';
import type { SpeakerLabel } from './speaker-label.ts';
import { readSpeakers } from './speaker-labels.ts';
import { nameFully } from './speaker-names.ts';
import { readStamps, stampLocators } from './time-stamps.ts';
import { pageLocators, readFields } from './transcript-fields.ts';

export function readTranscript(lines: Lines): Recognised {
	const stamps = readStamps(lines);
	const fields = stamps.length === 0 ? [] : readFields(lines);
	const labels = readSpeakers(lines, stamps, new Set(fields.map((field) => field.index)));
	const cues = stamps.flatMap((found) => cueNumber(lines, found.index) ?? []);
	const textEnd = lines.text.length;
	return {
		apparatus: [stamps, fields, labels, cues],
		locators: [...stampLocators(stamps, textEnd), ...pageLocators(fields, textEnd)],
		speeches: speeches(labels, textEnd),
	};
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

/** What follows a label is its speaker's until the next one. */
function speeches(labels: readonly SpeakerLabel[], textEnd: number): readonly Speech[] {
	return nameFully(
		labels.map(({ name, end }, i) => ({ speaker: name, span: { start: end, end: labels[i + 1]?.start ?? textEnd } })),
	);
}
