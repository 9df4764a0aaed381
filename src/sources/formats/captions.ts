/**
 * Captions: SubRip (`.srt`) and WebVTT (`.vtt`). Their text is the file as it stands, so that it opens in an editor at
 * the very words; what is not spoken is apparatus, and so are the breaks between cues, so that a sentence over several
 * cues reads as one.
 */

import type { Locator } from '../../text/locator.ts';
import { message } from '../../text/message.ts';
import { firstEndingAfter, type Span } from '../../text/span.ts';
import { type Lines, splitLines, trimmedLine } from '../apparatus/lines.ts';
import { mergeSpans } from '../apparatus/spans.ts';
import { decodeText } from '../encoding.ts';
import { type SourceContent, type SourceMetadata, type SourceReader, UnreadableSource } from '../source.ts';
import { type Cue, readCues } from './captions-cues.ts';
import { readMarks } from './captions-marks.ts';
import { readRepeated } from './captions-rolling.ts';
import { readCaptionSpeakers } from './captions-speakers.ts';

export const captionsReader: SourceReader = {
	extensions: ['.srt', '.vtt'],
	isText: true,
	async read(bytes) {
		if (bytes.length > mostBytes) throw new UnreadableSource(tooLarge);
		return readCaptions(decodeText(bytes));
	},
};

const noCues = message(
	'There are no captions in this file: no line has times as captions have them (00:01:02,500 --> 00:01:04,000). See whether it was saved whole, or export it anew.',
);

/** A hundred times what a day's talk takes. */
const mostBytes = 12 * 1024 * 1024;
const tooLarge = message(
	'This file is too large to be captions. Split it, or leave it out with "exclude" in quotewright.json.',
);

/** In seconds: after a longer silence, a sentence that begins begins a paragraph. */
const pause = 3;

/** The words spoken, with a time stamp for each cue and the speakers that the captions name. */
export function readCaptions(text: string): SourceContent {
	const lines = splitLines(text, 0);
	const cues = readCues(lines);
	if (cues.length === 0 && text.trim() !== '' && !/^WEBVTT/.test(text)) throw new UnreadableSource(noCues);
	const marks = cues.map((cue) => readMarks(text, cue.lines));
	const tags = mergeSpans([marks.flatMap(({ apparatus }) => apparatus)]);
	const repeated = readRepeated(text, wordsOf(text, cues, tags));
	const unspoken = mergeSpans([tags, repeated]);
	const speakers = readCaptionSpeakers(
		text,
		cues.map(({ lines: spans }, i) => {
			return { lines: spans, voices: marks[i]?.voices ?? [], wordsAt: (line) => after(text, line, unspoken) };
		}),
	);
	const silent = mergeSpans([unspoken, speakers.apparatus]);
	return {
		text,
		metadata: titleOf(lines),
		apparatus: mergeSpans([silent, between(text, cues, silent, speakers.turns)]),
		locators: timeStamps(cues, text.length),
		...(speakers.speeches.length > 0 ? { speeches: speakers.speeches } : {}),
	};
}

/** `WEBVTT Interview with Jane Smith`. */
function titleOf(lines: Lines): SourceMetadata {
	const title = /^WEBVTT[ \t]+(?:[-–—:][ \t]*)?(\S.{1,200})$/.exec(trimmedLine(lines, 0) ?? '')?.[1];
	return title === undefined || !/\p{L}{2}/u.test(title) ? {} : { title };
}

/** Of each cue, the words that are no tags. */
function wordsOf(text: string, cues: readonly Cue[], tags: readonly Span[]): readonly (readonly Span[])[] {
	let next = 0;
	return cues.map(({ lines }) =>
		lines.flatMap((line) => {
			const words: Span[] = [];
			let at = line.start;
			const take = (end: number) => {
				for (const { 0: word, index } of text.slice(at, end).matchAll(/\S+/g)) {
					words.push({ start: at + index, end: at + index + word.length });
				}
			};
			while ((tags[next]?.end ?? Infinity) <= line.start) next++;
			for (let i = next; (tags[i]?.start ?? Infinity) < line.end; i++) {
				const tag = tags[i] as Span;
				if (tag.start > at) take(tag.start);
				at = Math.max(at, tag.end);
			}
			if (at < line.end) take(line.end);
			return words;
		}),
	);
}

/** Where the line's words begin, or it ends. */
function after(text: string, line: Span, unspoken: readonly Span[]): number {
	let at = line.start;
	let next = firstEndingAfter(unspoken, at);
	while (at < line.end) {
		const skipped = unspoken[next];
		if (skipped !== undefined && skipped.start <= at) {
			at = Math.max(at, skipped.end);
			next++;
		} else if (/\s/.test(text.charAt(at))) at++;
		else break;
	}
	return Math.min(at, line.end);
}

/**
 * What stands between the words of one cue and those of the next: all but a line break; where another speaks, or a
 * sentence begins after a silence, all but an empty line.
 */
function between(text: string, cues: readonly Cue[], silent: readonly Span[], turns: ReadonlySet<number>): Span[] {
	const spans: Span[] = [];
	let end = 0;
	let last: Cue | undefined;
	for (const cue of cues) {
		const said = cue.lines.filter((line) => after(text, line, silent) < line.end);
		const first = said[0];
		if (first === undefined) continue;
		const isTurn = turns.has(first.start) || isPause(text, last, cue, end);
		const start = last === undefined ? 0 : lineBreaks(text, end, isTurn ? 2 : 1);
		spans.push({ start, end: Math.max(start, after(text, first, silent)) });
		end = said.at(-1)?.end ?? end;
		last = cue;
	}
	spans.push({ start: last === undefined ? 0 : end, end: text.length });
	return spans;
}

function isPause(text: string, last: Cue | undefined, { from }: Cue, end: number): boolean {
	return (
		last !== undefined &&
		from - last.to >= pause &&
		/[.!?…。！？]["'”’»)\]]*(?:<[^<>]*>)*\s*$/.test(text.slice(Math.max(0, end - 30), end))
	);
}

/** Behind so many line breaks from `at` on, or where something else stands. */
function lineBreaks(text: string, at: number, count: number): number {
	let end = at;
	for (let i = 0; i < count; i++) {
		if (text.startsWith('\r\n', end)) end += 2;
		else if (text[end] === '\n' || text[end] === '\r') end++;
		else break;
	}
	return end;
}

function timeStamps(cues: readonly Cue[], textEnd: number): Locator[] {
	return cues.map(({ from, start }, i) => {
		const [hours, minutes, seconds] = [Math.floor(from / 3600), Math.floor(from / 60) % 60, Math.floor(from) % 60];
		const value = [hours, minutes, seconds].map((part) => `${part}`.padStart(2, '0')).join(':');
		return { term: 'timestamp', value, span: { start, end: cues[i + 1]?.start ?? textEnd } };
	});
}
