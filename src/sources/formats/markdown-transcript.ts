/** A transcript written in Markdown: `**Jane Smith:** …`, `*[00:12]* …`. */
import type { Span } from '../../text/span.ts';
import { splitLines } from '../apparatus/lines.ts';
import { nothingRecognised, type Recognised } from '../apparatus/recognised.ts';
import { readTranscript } from '../apparatus/transcript.ts';

const labelLine = /^[*_]{0,3}(?:[[(]?\d{1,2}:\d\d|[\p{Lu}\d][^\n:]{0,80}:[*_]{0,3}(?:\s|$))/gmu;
const fewest = 4;

/** Offsets are into `body`, which has line feeds only. */
export function readMarkdownTranscript(body: string): Recognised {
	if (!hasLabels(body)) return nothingRecognised;
	// Emphasis around a label is as if it were not there.
	const plain = body.replace(/[*_]+/g, (marks) => ' '.repeat(marks.length));
	const found = readTranscript(splitLines(plain, 0));
	const widened = (span: Span): Span => ({ start: before(body, span.start), end: after(body, span.end) });
	const speeches = found.speeches?.map(({ speaker, span }) => {
		return { speaker, span: { start: after(body, span.start), end: Math.max(span.start, before(body, span.end)) } };
	});
	return {
		apparatus: found.apparatus.map((spans) => spans.map(widened)),
		locators: found.locators,
		speeches: speeches ?? [],
	};
}

function hasLabels(body: string): boolean {
	let count = 0;
	for (const _ of body.matchAll(labelLine)) if (++count === fewest) return true;
	return false;
}

function before(body: string, at: number): number {
	let start = at;
	while (start > 0 && isEmphasis(body, start - 1)) start--;
	return start;
}

function after(body: string, at: number): number {
	let end = at;
	while (isEmphasis(body, end)) end++;
	return end;
}

function isEmphasis(body: string, at: number): boolean {
	return body[at] === '*' || body[at] === '_';
}
