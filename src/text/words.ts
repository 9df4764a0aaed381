/**
 * Words: one pass over a text, one word after another with its place and the hash of its base letters. The same
 * pass serves the index (millions of words, hashes only) and the judge (a window, with the marks between), so that
 * the two always count words alike. Cost: linear.
 *
 * A word is a run of letters and digits with their combining marks and inner apostrophes (don't), digits keep
 * inner separators (3,000; 3.5), a word divided at a line's end is one word, and each ideograph is a word.
 */
import { firstEndingAfter, type Span } from './span.ts';
import { createWordRun, fillWordRun, type WordRun } from './word-run.ts';

export type { WordRun } from './word-run.ts';

/** @param hash of the word's base letters, as in `WordRun`. */
export type WordVisitor = (start: number, end: number, hash: number) => void;

const runLength = 512;
/** Kept for the next scan; a scan within another one's visitor finds it taken. */
let spare: WordRun | undefined;

/**
 * Visits the words that start in `[start, end)` in order, leaving out those that start within `apparatus` (in order,
 * not overlapping), run by run: for whoever reads whole texts. A run is filled anew after the visit.
 */
export function scanWordRuns(
	text: string,
	start: number,
	end: number,
	apparatus: readonly Span[],
	visit: (run: WordRun) => void,
): void {
	const run = spare ?? createWordRun(runLength);
	spare = undefined;
	run.count = 0;
	// A place in a text that is shorter by now has nothing.
	eachStretch(start, Math.min(end, text.length), apparatus, (from, to) => {
		for (let at = from; at < to; ) {
			at = fillWordRun(text, at, to, run);
			if (run.count < runLength) continue;
			visit(run);
			run.count = 0;
		}
	});
	if (run.count > 0) visit(run);
	spare = run;
}

/** Visits what of `[start, end)` no `apparatus` (in order, not overlapping) covers. */
export function eachStretch(
	start: number,
	end: number,
	apparatus: readonly Span[],
	visit: (from: number, to: number) => void,
): void {
	let from = start;
	for (let i = firstEndingAfter(apparatus, start); i < apparatus.length; i++) {
		const skipped = apparatus[i] as Span;
		if (skipped.start >= end) break;
		if (skipped.start > from) visit(from, skipped.start);
		from = Math.max(from, skipped.end);
	}
	if (from < end) visit(from, end);
}

/** As `scanWordRuns`, word by word. */
export function scanWording(
	text: string,
	start: number,
	end: number,
	apparatus: readonly Span[],
	visit: WordVisitor,
): void {
	scanWordRuns(text, start, end, apparatus, ({ count, starts, ends, hashes }) => {
		for (let i = 0; i < count; i++) visit(starts[i] as number, ends[i] as number, hashes[i] as number);
	});
}

/** Visits the words that start in `[start, end)`, in order. */
export function scanWords(text: string, start: number, end: number, visit: WordVisitor): void {
	scanWording(text, start, end, [], visit);
}

/** The hash `scanWords` gives for the first word of `word`; 0 if it holds none. */
export function hashWord(word: string): number {
	let found = 0;
	scanWords(word, 0, word.length, (_start, _end, hash) => {
		found ||= hash;
	});
	return found;
}
