/**
 * Choosing among windows before they are aligned letter by letter, which takes most of the time of a check: each is
 * aligned by the words' hashes first, a hundred times faster. Windows that fit far worse than the best are dropped;
 * where one fits so well that nothing can be missing, only what it takes up is left of it.
 */
import { bestFit, weighed } from '../library/align-hashes.ts';
import type { SourceWords } from '../library/source-words.ts';
import type { Window } from '../library/windows.ts';

/** A shorter wording has too few words that are the same to be judged by. */
const shortest = 6;
/** Words that differ by a letter count as other words here, so what fits half as well may be better. */
const nearlyAsGood = 0.6;
/** Where all fit worse than this, the wording is hardly there, and a few show it. */
const poorFit = 0.35;
const fewWindows = 2;
/** And where a long wording fits worse than this, by chance, none. */
const longWording = 16;
const noFit = 0.2;
/** Fits no worse than this leave nothing of the wording unexplained. */
const closeFit = 0.75;

/** Those worth aligning, the best first. */
export function fittingWindows(
	words: SourceWords,
	hashes: readonly number[],
	windows: readonly Window[],
): readonly Window[] {
	if (hashes.length < shortest || windows.length === 0) return windows;
	const wording = weighed(Uint32Array.from(hashes), new Float32Array(hashes.length).fill(1), []);
	const fits = windows.map((window) => ({ window, fit: bestFit(wording, words.hashes(window.first, window.end)) }));
	const best = Math.max(...fits.map(({ fit }) => fit.score));
	if (best < noFit && hashes.length > longWording) return [];
	return fits
		.filter(({ fit }) => fit.score >= nearlyAsGood * best)
		.sort((a, b) => b.fit.score - a.fit.score)
		.slice(0, best < noFit ? 1 : best < poorFit ? fewWindows : undefined)
		.map(({ window, fit }) => {
			if (fit.score < closeFit) return window;
			return { ...window, first: window.first + fit.first, end: window.first + fit.end };
		});
}
