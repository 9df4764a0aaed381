/** Quotations as memory, haste and scanners leave them. */
import type { Random } from '../random.ts';

/**
 * Changes `changes` of the words, each by one of four slips: another word in its place, left out, one put in before
 * it, its neighbour first. At least one word stays.
 */
export function changeWords(words: readonly string[], changes: number, other: () => string, random: Random): string[] {
	const places = choose(words.length, changes, random);
	const changed: string[] = [];
	for (let at = 0; at < words.length; at++) {
		const word = words[at] as string;
		if (!places.has(at)) {
			changed.push(word);
			continue;
		}
		const next = words[at + 1];
		const slip = random.below(next === undefined || places.has(at + 1) || next === word ? 3 : 4);
		if (slip === 0) changed.push(different(word, other));
		else if (slip === 1) changed.push(other(), word);
		else if (slip === 3) changed.push(words[++at] as string, word);
		else if (words.length === 1) changed.push(word);
	}
	return changed.length > 0 ? changed : [words[0] as string];
}

/** `count` different numbers below `below`. */
function choose(below: number, count: number, random: Random): ReadonlySet<number> {
	const chosen = new Set<number>();
	while (chosen.size < Math.min(count, below)) chosen.add(random.below(below));
	return chosen;
}

function different(word: string, other: () => string): string {
	const lower = word.toLowerCase();
	for (let attempt = 0; attempt < 20; attempt++) {
		const candidate = other();
		if (candidate.toLowerCase() !== lower) return candidate;
	}
	return `${word}s`;
}

/** What a scanner takes a letter for. */
const misreadings: Readonly<Record<string, readonly string[]>> = {
	a: ['o', 'e'],
	b: ['h', '6'],
	c: ['e', 'o'],
	d: ['cl', 'a'],
	e: ['c', 'o'],
	f: ['t', 'l'],
	g: ['q', '9'],
	h: ['b', 'li'],
	i: ['l', '1'],
	j: ['i', 'y'],
	k: ['lc', 'h'],
	l: ['1', 'i'],
	m: ['rn', 'n'],
	n: ['u', 'ri'],
	o: ['0', 'c'],
	p: ['n', 'q'],
	q: ['g', 'o'],
	r: ['n', 't'],
	s: ['5', 'a'],
	t: ['l', 'f'],
	u: ['n', 'v'],
	v: ['u', 'y'],
	w: ['vv', 'v'],
	x: ['z', 'n'],
	y: ['v', 'g'],
	z: ['2', 's'],
};

/** Takes that share of the letters (at least one) for others; returns the words with their number. */
export function misreadLetters(words: readonly string[], share: number, random: Random): string[] {
	const all = words.map((word) => [...word]);
	const letters = all.flatMap((word, i) => word.flatMap((char, j) => (misreadingOf(char) ? [{ i, j }] : [])));
	const wrong = choose(letters.length, Math.max(1, Math.round(share * letters.length)), random);
	for (const place of wrong) {
		const { i, j } = letters[place] as { i: number; j: number };
		const word = all[i] as string[];
		word[j] = random.pick(misreadingOf(word[j] as string) as readonly string[]);
	}
	return all.map((word) => word.join(''));
}

function misreadingOf(char: string): readonly string[] | undefined {
	return misreadings[char.toLowerCase()];
}
