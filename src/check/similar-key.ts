/**
 * The source whose key a key that no source has was meant for. Cost: a look at every key's length and letters, which
 * leaves few to be compared; each unknown key once until the sources change, since a draft is checked at every
 * keystroke.
 */
import type { LibraryView, Source } from '../library/library.ts';
import { detached } from '../text/detached.ts';
import { bitCount, editDistance } from './likeness.ts';

/** The source whose key is nearest to a key that no source has: a slip or a difference of case, no more. */
export function similarSource(key: string, library: LibraryView): Source | undefined {
	const keys = keysOf(library.keys);
	let meant = keys.answers.get(key);
	if (meant === undefined) {
		meant = nearest(key, library.keys, keys) ?? null;
		if (keys.answers.size >= answersKept) keys.answers.clear();
		keys.answers.set(detached(key), meant);
	}
	return meant === null ? undefined : library.byKey(meant);
}

interface Keys {
	/** In lower case, in the order of the library's. */
	readonly folded: readonly string[];
	readonly letters: Int32Array;
	/** By unknown key; null: no key is like it. */
	readonly answers: Map<string, string | null>;
}

const answersKept = 1000;
const known = new WeakMap<readonly string[], Keys>();

function keysOf(all: readonly string[]): Keys {
	const before = known.get(all);
	if (before !== undefined) return before;
	const folded = all.map((key) => key.toLowerCase());
	const keys: Keys = { folded, letters: Int32Array.from(folded, letterSet), answers: new Map() };
	known.set(all, keys);
	return keys;
}

function nearest(key: string, all: readonly string[], { folded, letters }: Keys): string | undefined {
	const wanted = key.toLowerCase();
	const wantedLetters = letterSet(wanted);
	let best: string | undefined;
	let least = Math.max(1, Math.floor(key.length / 5)) + 1;
	for (let i = 0; i < folded.length; i++) {
		const candidate = folded[i] as string;
		if (Math.abs(candidate.length - wanted.length) >= least) continue;
		// An edit takes away one letter, puts one in, or both.
		const there = letters[i] as number;
		if (bitCount(wantedLetters & ~there) >= least || bitCount(there & ~wantedLetters) >= least) continue;
		const distance = editDistance(wanted, candidate);
		if (distance >= least) continue;
		least = distance;
		best = all[i];
	}
	return best;
}

/** A bit for each letter that occurs; digits and other signs share some. */
function letterSet(key: string): number {
	let set = 0;
	for (let i = 0; i < key.length; i++) {
		const code = key.charCodeAt(i);
		set |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
	}
	return set;
}
