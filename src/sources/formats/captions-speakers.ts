/** Who speaks in captions: `<v Jane>`, `JANE:` and `- ` at a line's start. */
import type { Span } from '../../text/span.ts';
import { readLabel, type SpeakerLabel } from '../apparatus/speaker-label.ts';
import { nameFully } from '../apparatus/speaker-names.ts';
import type { Speech } from '../source.ts';
import type { Voice } from './captions-marks.ts';

/** A cue as far as its speakers go. */
export interface SpokenCue {
	readonly lines: readonly Span[];
	readonly voices: readonly Voice[];
	/** Where its words begin, tags and dashes left out; its end if it has none. */
	readonly wordsAt: (line: Span) => number;
}

export interface CaptionSpeakers {
	readonly apparatus: readonly Span[];
	readonly speeches: readonly Speech[];
	/** Of the lines with which somebody else begins to speak, where they start. */
	readonly turns: ReadonlySet<number>;
}

const turn = /^(?:>{2,}|&gt;&gt;|[-–—‐])(?=\s*[^\s\d])/;

interface Turn extends Span {
	readonly cue: number;
	readonly line: Span;
	readonly label: SpeakerLabel | undefined;
}

/**
 * Names in capitals are labels; others if they come back and lead a good part of the cues. Captions name a speaker
 * where the picture does not show who speaks: unless they name one nearly always, a label is good for its sentence.
 */
export function readCaptionSpeakers(text: string, cues: readonly SpokenCue[]): CaptionSpeakers {
	const found = cues.flatMap((cue, i) => cue.lines.flatMap((line) => readTurn(text, line, cue, i) ?? []));
	const counts = new Map<string, number>();
	for (const { label } of found) if (label !== undefined) counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
	const named = found.filter(({ label }) => label !== undefined);
	const areNames = named.length >= cues.length * 0.2 && [...counts.values()].some((count) => count >= 3);
	const isLabel = (label: SpeakerLabel) => label.capitals || (areNames && (counts.get(label.name) ?? 0) >= 2);
	const turns = found.flatMap((one) => {
		if (one.label === undefined || isLabel(one.label)) return one;
		return one.label.start > one.start ? { ...one, end: one.label.start, label: undefined } : [];
	});
	const lasting = turns.filter(({ label }) => label !== undefined).length >= cues.length * 0.5;
	const labelled = turns.flatMap(({ label, cue, end }, i) => {
		if (label === undefined) return [];
		const next = turns[i + 1]?.start ?? cues.at(-1)?.lines.at(-1)?.end ?? end;
		return { speaker: label.name, span: { start: end, end: lasting ? next : sentenceEnd(text, cues, cue, end, next) } };
	});
	const voices = cues.flatMap((cue) =>
		cue.voices.map(({ name, start, end }) => ({ speaker: name, span: { start, end } })),
	);
	return {
		apparatus: turns,
		// A file has voices or labels.
		speeches: nameFully(voices.length > 0 ? voices : labelled),
		turns: new Set([...turns.map(({ line }) => line), ...voicesThatChange(cues)].map(({ start }) => start)),
	};
}

/** A dash or arrows, a label, or both. */
function readTurn(text: string, line: Span, cue: SpokenCue, index: number): Turn | undefined {
	const start = cue.wordsAt(line);
	const dash = turn.exec(text.slice(start, Math.min(line.end, start + 20)))?.[0] ?? '';
	let at = start + dash.length;
	while (at < line.end && /\s/.test(text.charAt(at))) at++;
	const label = readLabel(text, at, line.end);
	const place = { cue: index, line, label, start };
	if (label === undefined) return dash === '' ? undefined : { ...place, end: start + dash.length };
	return { ...place, end: label.end };
}

/** The end of the cue in which the sentence ends that begins at `from`. */
function sentenceEnd(text: string, cues: readonly SpokenCue[], cue: number, from: number, limit: number): number {
	for (let i = cue; i < cues.length; i++) {
		const end = cues[i]?.lines.at(-1)?.end ?? from;
		if (end >= limit) return limit;
		if (/[.!?…]["'”’»)\]]*(?:<\/[^<>]*>)*$/.test(text.slice(Math.max(from, end - 20), end))) return Math.max(from, end);
	}
	return limit;
}

function voicesThatChange(cues: readonly SpokenCue[]): Span[] {
	const starts: Span[] = [];
	let last: string | undefined;
	for (const { voices, lines } of cues) {
		for (const [i, voice] of voices.entries()) {
			const [first] = lines;
			if (voice.name !== last && i === 0 && first !== undefined) starts.push(first);
			last = voice.name;
		}
	}
	return starts;
}
