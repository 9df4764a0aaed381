/**
 * Lines of a text that nobody holds: a count of the lines for every stretch of it tells in which stretch a line
 * starts, and only that is read. Lines end with LF, CRLF or CR. Cost: counting passes over the text once; a question
 * takes the logarithm of the count and one stretch, two in a line that is longer than a stretch.
 */
import type { LongText } from './long-text.ts';

/** UTF-16 code units of text for each number kept. */
const stride = 8192;

export interface Lines {
	/** The line, from 0, that the offset stands in, and where it starts. */
	lineAt(offset: number): { readonly line: number; readonly start: number };
	/** Where the line starts; undefined where there are not so many. */
	startOf(line: number): number | undefined;
}

/** How many lines end before each stretch of the text: what `linesOf` wants to know. */
export function countLines(text: LongText): Uint32Array {
	const counts = new Uint32Array(Math.max(1, Math.ceil(text.length / stride)));
	let ended = 0;
	for (let stretch = 0; stretch < counts.length; stretch++) {
		counts[stretch] = ended;
		ended += countEnds(text, stretch);
	}
	return counts;
}

/** @param counts of this text, from `countLines` */
export function linesOf(text: LongText, counts: Uint32Array): Lines {
	// What is asked next is mostly close by.
	let last = { stretch: -1, ends: [] as readonly number[] };
	const ends = (stretch: number) => {
		if (last.stretch !== stretch) last = { stretch, ends: endsIn(text, stretch) };
		return last.ends;
	};
	const countAt = (stretch: number) => counts[stretch] ?? 0;
	return {
		lineAt(offset) {
			const stretch = Math.min(Math.floor(offset / stride), counts.length - 1);
			const here = ends(stretch);
			const end = here.findLastIndex((at) => at < offset);
			const line = countAt(stretch) + end + 1;
			if (line === 0) return { line, start: 0 };
			if (end >= 0) return { line, start: (here[end] as number) + 1 };
			return { line, start: (ends(firstWith(counts, line) - 1).at(-1) as number) + 1 };
		},
		startOf(line) {
			if (line === 0) return 0;
			const stretch = firstWith(counts, line) - 1;
			const end = ends(stretch)[line - countAt(stretch) - 1];
			return end === undefined ? undefined : end + 1;
		},
	};
}

/** The first stretch before which so many lines end. */
function firstWith(counts: Uint32Array, ended: number): number {
	let low = 0;
	let high = counts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((counts[middle] as number) >= ended) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** How many lines end in the stretch. */
function countEnds(text: LongText, stretch: number): number {
	const from = stretch * stride;
	const read = text.slice(from, Math.min(text.length, from + stride));
	if (read.includes('\r')) return endsIn(text, stretch).length;
	let count = 0;
	for (let at = read.indexOf('\n'); at >= 0; at = read.indexOf('\n', at + 1)) count++;
	return count;
}

/** Of the lines that end in the stretch, the last unit of each. */
function endsIn(text: LongText, stretch: number): number[] {
	const from = stretch * stride;
	// The unit behind tells a CR that ends a line from one that an LF follows.
	const read = text.slice(from, Math.min(text.length, from + stride + 1));
	const ends: number[] = [];
	if (read.includes('\r')) {
		for (const { index } of read.matchAll(/\n|\r(?!\n)/g)) ends.push(index);
	} else {
		for (let at = read.indexOf('\n'); at >= 0; at = read.indexOf('\n', at + 1)) ends.push(at);
	}
	return ends.filter((at) => at < stride).map((at) => from + at);
}
