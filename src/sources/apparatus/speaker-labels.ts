/**
 * Who speaks in a transcript. A line that looks like a label proves nothing ("NOTE:"), so labels count only where the
 * text as a whole is made of them. Cost: linear in the lines.
 */
import { countBy } from './count-by.ts';
import { type Lines, longestLabel, nextColon, skipSpace } from './lines.ts';
import { readBareName, readLabel, readLetter, type SpeakerLabel } from './speaker-label.ts';
import { fullNames } from './speaker-names.ts';
import type { Stamp } from './time-stamps.ts';

interface Candidate extends SpeakerLabel {
	/** After a blank line, a time stamp or a field. */
	readonly opens: boolean;
	readonly kind: 'colon' | 'time' | 'letter' | 'bare';
}

/** So many labels make them a habit of the text. */
const fewest = 10;
/** Of a short interview that consists of little else. */
const fewestOfBrief = 4;

/**
 * Speakers come back: names in capitals must begin a good part of the speeches, other names most of them. Once they
 * do, a name in capitals that speaks only once is a speaker too. A name beside a time needs no more.
 */
export function readSpeakers(
	lines: Lines,
	stamps: readonly Stamp[],
	fields: ReadonlySet<number>,
): readonly SpeakerLabel[] {
	if (stamps.length === 0 && !hasLabels(lines)) return [];
	const { all, openings, spoken } = candidates(lines, stamps, fields);
	const found = all.filter(({ kind }) => kind !== 'letter' || areLetters(all));
	const full = fullNames(found.map(({ name }) => name));
	const counts = countBy(found, ({ name }) => full(name));
	const times = ({ name }: Candidate) => counts.get(full(name)) ?? 0;
	const recurring = found.filter((speaker) => times(speaker) >= 3);
	const capitals = recurring.filter((speaker) => speaker.capitals);
	const isTranscript = capitals.length >= fewest && capitals.length >= openings * 0.3;
	const isInterview = recurring.length >= fewest && recurring.length >= openings * 0.5;
	const twice = found.filter((speaker) => times(speaker) >= 2);
	const isBrief = twice.length >= fewestOfBrief && isNearlyAll(twice, openings, spoken) && counts.size > 1;
	if (!isTranscript && !isInterview && !isBrief) return found.filter(({ kind }) => kind === 'time');
	// Where speeches are set apart, a label within one ("HEATERS:" in a list) is the speaker's own words.
	const usual = isTranscript || isInterview ? recurring : twice;
	const apart = usual.filter((speaker) => speaker.opens).length >= usual.length * 0.9;
	return found.filter((speaker) => {
		if (speaker.kind === 'time') return true;
		if (apart && !speaker.opens) return false;
		if (speaker.capitals && speaker.kind !== 'bare') return true;
		return (isInterview && times(speaker) >= 3) || (isBrief && times(speaker) >= 2);
	});
}

/** Hardly a paragraph is nobody's, and where speeches are not set apart, hardly a line. */
function isNearlyAll(labels: readonly Candidate[], openings: number, spoken: number): boolean {
	const set = labels.filter(({ opens }) => opens).length;
	return set >= labels.length * 0.9 ? labels.length >= openings * 0.6 : labels.length >= spoken * 0.8;
}

/** Enough of them for the shortest interview without time stamps. */
function hasLabels({ text, labelled, from, ends }: Lines): boolean {
	let found = 0;
	for (const index of labelled) {
		const start = from[index] as number;
		const end = ends[index] as number;
		if (readLabel(text, start, end) === undefined && readLetter(text, start, end) === undefined) continue;
		if (++found === fewestOfBrief) return true;
	}
	return false;
}

function candidates(
	lines: Lines,
	stamps: readonly Stamp[],
	fields: ReadonlySet<number>,
): { readonly all: readonly Candidate[]; readonly openings: number; readonly spoken: number } {
	const { text, count, from, to, ends } = lines;
	const all: Candidate[] = [];
	let openings = 0;
	/** Lines with words. */
	let spoken = 0;
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
		const stamp = stamps[stamped]?.index === index ? stamps[stamped] : undefined;
		if (stamp?.named !== undefined) {
			openings++;
			all.push({ ...stamp.named.name, opens: true, kind: 'time' });
			opens = false;
			continue;
		}
		if (stamp !== undefined) {
			opens = true;
			start = skipSpace(text, stamp.end, lineEnd);
		}
		if (start === lineEnd) {
			// A blank line, or a time stamp alone: a speech may begin on the next.
			opens = true;
			continue;
		}
		if (colon < start) colon = nextColon(text, start);
		const speaker = candidate(text, start, lineEnd, to[index] as number, colon, stamp !== undefined);
		spoken++;
		if (opens || speaker !== undefined) openings++;
		if (speaker !== undefined) all.push({ ...speaker, opens });
		opens = false;
	}
	return { all, openings, spoken };
}

function candidate(
	text: string,
	start: number,
	lineEnd: number,
	wordsEnd: number,
	colon: number,
	isStamped: boolean,
): Omit<Candidate, 'opens'> | undefined {
	if (colon < start + longestLabel && colon < lineEnd) {
		const label = readLabel(text, start, lineEnd);
		if (label !== undefined) return { ...label, kind: 'colon' };
	}
	const bare = isStamped ? readBareName(text, start, wordsEnd) : undefined;
	if (bare !== undefined) return { ...bare, kind: 'bare' };
	const letter = readLetter(text, start, lineEnd);
	return letter && { ...letter, kind: 'letter' };
}

/** Questions and answers take turns; the items of a list do not. */
function areLetters(all: readonly Candidate[]): boolean {
	const letters = all.filter(({ kind }) => kind === 'letter').map(({ name }) => name);
	const turns = letters.filter((letter, i) => i > 0 && letter !== letters[i - 1]).length;
	return letters.length >= 6 && turns >= (letters.length - 1) * 0.6;
}
