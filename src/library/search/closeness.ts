import type { Span } from '../../text/span.ts';
import type { PickedWord, PickedWords } from './word-picker.ts';

/** How well a passage answers a search. */
export interface Closeness {
	/** How many different wanted words there are. */
	readonly different: number;
	/** They stand one after another, as they were typed. */
	readonly isPhrase: boolean;
	/** Of two passages, the better one has the higher score. */
	readonly score: number;
	readonly matches: readonly Span[];
}

interface Match extends Span {
	/** The wanted word that it is, or begins with. */
	readonly wanted: string;
	/** Which of the passage's words. */
	readonly at: number;
}

/** @param unfinished the last wanted word may go on */
export function createCloseness(wanted: readonly string[], unfinished: boolean) {
	const whole = new Set(unfinished ? wanted.slice(0, -1) : wanted);
	const last = wanted.at(-1) ?? '';
	const isLast = (word: string) => (unfinished ? word.startsWith(last) : word === last);
	const isPhraseAt = (words: readonly PickedWord[], first: number): boolean => {
		const begin = words[first]?.at ?? 0;
		for (let i = 0; i < wanted.length; i++) {
			const next = words[first + i];
			if (next === undefined || next.at !== begin + i) return false;
			if (i < wanted.length - 1 ? next.word !== wanted[i] : !isLast(next.word)) return false;
		}
		return true;
	};
	return ({ words, count }: PickedWords): Closeness => {
		const matches: Match[] = [];
		let isPhrase = false;
		for (const [i, { word, at, start, end }] of words.entries()) {
			const found = whole.has(word) ? word : isLast(word) ? last : undefined;
			if (found === undefined) continue;
			matches.push({ wanted: found, at, start, end });
			isPhrase ||= isPhraseAt(words, i);
		}
		const { different, shortest } = shortestWithAll(matches);
		// Of passages equally close, the one that says more of them and less besides.
		const density = matches.length / (count + 20);
		const score = different + (isPhrase ? 2 : different / shortest) + density / 100;
		return { different, isPhrase, score, matches: matches.map(({ start, end }) => ({ start, end })) };
	};
}

/** The shortest stretch, in words, with all the wanted words that there are. One pass with two ends. */
function shortestWithAll(matches: readonly Match[]): { readonly different: number; readonly shortest: number } {
	const different = new Set(matches.map(({ wanted }) => wanted)).size;
	const counts = new Map<string, number>();
	let first = 0;
	let shortest = Number.POSITIVE_INFINITY;
	for (const match of matches) {
		counts.set(match.wanted, (counts.get(match.wanted) ?? 0) + 1);
		while (counts.size === different) {
			const earliest = matches[first] as Match;
			shortest = Math.min(shortest, match.at - earliest.at + 1);
			const left = (counts.get(earliest.wanted) ?? 0) - 1;
			if (left > 0) counts.set(earliest.wanted, left);
			else counts.delete(earliest.wanted);
			first++;
		}
	}
	return { different, shortest };
}
