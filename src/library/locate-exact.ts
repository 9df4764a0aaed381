/**
 * Where in the library a wording stands as it is: in a block that holds its rarest pair of words, and itself or with
 * its neighbours all the others. Pairs are asked about only until few blocks are left; those are read and compared.
 * Cost: a few postings; a wording of common words alone costs its commonest pairs' postings.
 */
import type { Source } from './library.ts';
import { placesInBlock } from './locate-in-source.ts';
import type { Place } from './place.ts';
import { blockLength, pairTerm, wordTerm } from './segments/terms.ts';
import type { TermBlocks, WordIndex } from './word-index.ts';

/** So few blocks are looked at without asking for what else they hold: a look takes about as long as two questions. */
const fewBlocks = 3;
/** Pairs asked about before the rarest of them is taken. */
const asked = 8;
/** A pair commoner than this is not read. */
const mostPostings = 3_000_000;
/** Blocks looked at for one wording. */
const mostLooks = 256;

/** At most `limit` places, in the library's order. */
export function exactPlaces(
	index: WordIndex,
	hashes: ArrayLike<number>,
	limit: number,
	except: ReadonlySet<Source>,
): Place[] {
	const lists = listsOf(index, hashes);
	const [rarest] = lists;
	if (rarest === undefined) return [];
	let blocks: Uint32Array | undefined;
	for (const { list, offset } of lists) {
		if (blocks !== undefined && blocks.length <= fewBlocks) break;
		if (list.count > mostPostings) break;
		const all = new Uint32Array(list.count);
		const held = all.subarray(0, list.read(all, 0));
		blocks = blocks === undefined ? held : near(blocks, held, offset - rarest.offset);
	}
	const found: Place[] = [];
	for (const block of blocks?.subarray(0, mostLooks) ?? []) {
		const place = index.placeOf(block);
		if (place === undefined || except.has(place.source)) continue;
		for (const first of placesInBlock(index.words(place.source), hashes, place.block, rarest.offset)) {
			found.push({ source: place.source, first, end: first + hashes.length, score: 1 });
			if (found.length === limit) return found;
		}
	}
	return found;
}

interface PairList {
	readonly list: TermBlocks;
	/** Of the pair in the wording. */
	readonly offset: number;
}

/** The rarest first; none where one of the pairs asked about is nowhere. */
function listsOf(index: WordIndex, hashes: ArrayLike<number>): PairList[] {
	if (hashes.length === 1) {
		const list = index.find(wordTerm(hashes[0] as number));
		return list === undefined ? [] : [{ list, offset: 0 }];
	}
	const lists: PairList[] = [];
	const step = Math.max(1, (hashes.length - 1) / asked);
	for (let i = 0; Math.floor(i) + 1 < hashes.length; i += step) {
		const offset = Math.floor(i);
		const list = index.find(pairTerm(hashes[offset] as number, hashes[offset + 1] as number));
		if (list === undefined) return [];
		lists.push({ list, offset });
		if (list.count <= fewBlocks) break;
	}
	return lists.sort((a, b) => a.list.count - b.list.count);
}

/** Those of `blocks` that have one of `others` so many words later (or, below 0, earlier). Both ascend. */
function near(blocks: Uint32Array, others: Uint32Array, words: number): Uint32Array {
	const least = Math.floor(words / blockLength);
	const most = Math.ceil(words / blockLength);
	const kept = new Uint32Array(blocks.length);
	let count = 0;
	let at = 0;
	for (const block of blocks) {
		while (at < others.length && (others[at] as number) < block + least) at++;
		if (at < others.length && (others[at] as number) <= block + most) kept[count++] = block;
	}
	return kept.subarray(0, count);
}
