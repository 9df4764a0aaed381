/**
 * Grows prose out of prose. Text is copied word by word from the real texts, and now and then the copying goes on
 * elsewhere: within a clause at another place where the last two words stand, so that every three words in a row are
 * some author's own; at a comma or full stop at any other comma or full stop not far away. Every jump is a step in a
 * ring of equal places, which leaves words as frequent as they were, and most are short, which keeps to the subject.
 * A share of the rare words is spelt anew in each grown text, as real libraries bring new names with every book.
 * Whole blocks are not shuffled: a passage would stand once in every copy of its block, and have many right places.
 *
 * Cost: a table of all pairs of words at the start, then linear.
 */
import { createRandom, seedOf } from '../random.ts';
import type { RealText } from './texts.ts';
import { wordsOf } from './words.ts';

/** How often copying goes on elsewhere: set so that grown text repeats itself about as rarely as real prose does. */
const jumpInClause = 0.5;
const jumpAtMark = 0.7;
/** How often a word gives way to another from near by: pairs of words that no author wrote, as a larger library has. */
const replaced = 0.03;
/** Of the words that stand at most `rare` times in the real texts, the share that a grown text has its own spelling for. */
const respelt = 0.16;
const rare = 3;
/** Longest jump at a mark, in marks. */
const nearbyMarks = 400;
const nearbyWords = 2000;
const longestRing = 3;
const longestGap = 64;

export interface Walk {
	/** A text of about that many bytes; UTF-8. */
	grow(seed: number, bytes: number): Buffer;
}

export function createWalk(texts: readonly RealText[]): Walk {
	const { bytes, starts, lengths, ids, isMark } = readBase(texts);
	const count = ids.length;
	const ring = ringsOf(ids);
	const marks = Uint32Array.from(indexesOf(isMark));
	const markOrder = orderOf(marks, count);
	const { isRare, spellings } = rareWords(bytes, starts, lengths, ids);

	/** Where copying goes on at a mark: behind another one near by, now and then anywhere. */
	const behindMark = (at: number, random: () => number): number => {
		const reach = random() < 0.9 ? nearbyMarks : marks.length;
		const step = 1 + Math.floor(random() * reach);
		return marks[((markOrder[at] as number) + step) % marks.length] as number;
	};
	const inClause = (at: number, random: () => number): number => {
		let place = at;
		for (let steps = 1 + Math.floor(random() * longestRing); steps > 0; steps--) place = ring[place] as number;
		return place;
	};
	return {
		grow(seed, wanted) {
			const random = createRandom(seed).next;
			const out = Buffer.allocUnsafe(wanted + 4096);
			let size = 0;
			let at = Math.floor(random() * count);
			while (size < wanted) {
				const from = random() < replaced ? (at + 1 + Math.floor(random() * nearbyWords)) % count : at;
				size = putWord(out, size, from, seed);
				size = copy(bytes, (starts[at] as number) + (lengths[at] as number), behind(at), out, size);
				const jump = random();
				if (isMark[at] === 1) at = jump < jumpAtMark ? behindMark(at, random) : at;
				else if (jump < jumpInClause) at = inClause(at, random);
				at = at + 1 === count ? 0 : at + 1;
			}
			return out.subarray(0, size);
		},
	};

	function putWord(out: Buffer, size: number, at: number, seed: number): number {
		const start = starts[at] as number;
		const length = lengths[at] as number;
		const other = isRare[ids[at] as number] === 1 ? spellingOf(ids[at] as number, seed) : undefined;
		if (other === undefined) return copy(bytes, start, start + length, out, size);
		const half = copy(bytes, start, start + (length >> 1), out, size);
		return copy(other, other.length >> 1, other.length, out, half);
	}

	/** Where what stands behind a word ends: a table of numbers or a line of dots is cut. */
	function behind(at: number): number {
		return Math.min(starts[at + 1] as number, (starts[at] as number) + (lengths[at] as number) + longestGap);
	}

	/** Another rare word, whose end takes the place of this one's; the same all through one text. */
	function spellingOf(id: number, seed: number): Buffer | undefined {
		const chance = seedOf(id, seed);
		if (chance >= respelt * 4294967296) return undefined;
		return spellings[seedOf(chance) % spellings.length];
	}
}

/** Faster than `Buffer.copy` for a few bytes. Answers where the copy ends. */
function copy(from: Buffer, start: number, end: number, to: Buffer, at: number): number {
	for (let i = start; i < end; i++) to[at++] = from[i] as number;
	return at;
}

interface Base {
	/** All texts, one after the other. */
	readonly bytes: Buffer;
	/** Of each word, in bytes; one more than words. */
	readonly starts: Uint32Array;
	readonly lengths: Uint16Array;
	/** Which word it is. */
	readonly ids: Uint32Array;
	/** 1 where a mark or a line's end stands behind the word. */
	readonly isMark: Uint8Array;
}

function readBase(texts: readonly RealText[]): Base {
	const parts = texts.map(({ text }) => ({ text: `${text}\n\n`, words: wordsOf(text) }));
	const count = parts.reduce((sum, { words }) => sum + words.count, 0);
	const starts = new Uint32Array(count + 1);
	const lengths = new Uint16Array(count);
	const ids = new Uint32Array(count);
	const isMark = new Uint8Array(count);
	const idOf = new Map<number, number>();
	let at = 0;
	let offset = 0;
	for (const { text, words } of parts) {
		for (let i = 0; i < words.count; i++, at++) {
			const start = words.starts[i] as number;
			const end = words.ends[i] as number;
			const next = i + 1 < words.count ? (words.starts[i + 1] as number) : text.length;
			// What stands before the first word counts as behind the last of the text before.
			if (i === 0) offset += bytesOf(text, 0, start);
			starts[at] = offset;
			lengths[at] = bytesOf(text, start, end);
			offset += (lengths[at] as number) + bytesOf(text, end, next);
			const hash = words.hashes[i] as number;
			const id = idOf.get(hash) ?? idOf.size;
			idOf.set(hash, id);
			ids[at] = id;
			isMark[at] = next - end > 1 && /[.,;:!?—\n]/.test(text.slice(end, next)) ? 1 : 0;
		}
	}
	starts[count] = offset;
	return { bytes: Buffer.from(parts.map(({ text }) => text).join('')), starts, lengths, ids, isMark };
}

function bytesOf(text: string, start: number, end: number): number {
	let bytes = 0;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		// Each half of a surrogate pair counts for half of its four bytes.
		bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
	}
	return bytes;
}

/** Of each word, the next place where it and the word before it stand; the last leads to the first. */
function ringsOf(ids: Uint32Array): Uint32Array {
	const ring = new Uint32Array(ids.length);
	const first = new Uint32Array(ids.length);
	// Pairs by open addressing, since a Map of millions takes half a minute: each slot holds the pair's last place.
	const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * ids.length + 2))).fill(none);
	for (let at = 0; at < ids.length; at++) {
		const before = ids[at - 1];
		const word = ids[at] as number;
		let slot = (Math.imul(before ?? 0, 0x9e3779b1) ^ Math.imul(word, 0x85ebca77)) >>> 0;
		for (slot = (slot ^ (slot >>> 15)) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
			const last = slots[slot] as number;
			if (last !== none && (ids[last] !== word || ids[last - 1] !== before)) continue;
			first[at] = last === none ? at : (first[last] as number);
			if (last !== none) ring[last] = at;
			ring[at] = first[at] as number;
			slots[slot] = at;
			break;
		}
	}
	return ring;
}

const none = 0xffffffff;

function* indexesOf(flags: Uint8Array): Iterable<number> {
	for (let at = 0; at < flags.length; at++) if (flags[at] === 1) yield at;
}

function orderOf(places: Uint32Array, count: number): Uint32Array {
	const order = new Uint32Array(count);
	for (const [index, place] of places.entries()) order[place] = index;
	return order;
}

/** Rare words of plain letters, whose halves can be joined. */
function rareWords(bytes: Buffer, starts: Uint32Array, lengths: Uint16Array, ids: Uint32Array) {
	const counts = new Uint32Array(ids.length);
	for (const id of ids) counts[id] = (counts[id] as number) + 1;
	const isRare = new Uint8Array(ids.length);
	const spellings: Buffer[] = [];
	for (let at = 0; at < ids.length; at++) {
		const id = ids[at] as number;
		if ((counts[id] as number) > rare || isRare[id] === 1) continue;
		const word = bytes.subarray(starts[at] as number, (starts[at] as number) + (lengths[at] as number));
		if (!/^[A-Za-z]?[a-z]{5,}$/.test(word.toString('latin1'))) continue;
		isRare[id] = 1;
		spellings.push(word);
	}
	return { isRare, spellings };
}
