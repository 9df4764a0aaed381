/**
 * Where in the library a wording stands as it is: in a block that holds its rarest pair of words, and itself or with
 * its neighbours all the others. Pairs are asked about only until few blocks are left; those are read and compared.
 * Cost: a few postings; a wording of common words alone costs its commonest pairs' postings.
 */
import { pairOffsets } from './block-votes.ts';
import type { Source } from './library.ts';
import { placesInBlock } from './locate-in-source.ts';
import type { Place } from './place.ts';
import { blockLength, pairTerm, wordTerm } from './segments/terms.ts';
import type { TermBlocks, WordIndex } from './word-index.ts';

/** So few blocks are looked at without asking for what else they hold: a look takes about as long as two questions. */
export const fewBlocks = 3;
/** Pairs asked about before the rarest of them is taken. */
export const pairsAsked = 8;
/** A pair commoner than this is not read. */
const mostPostings = 3_000_000;
/** Blocks looked at for one wording. */
const mostLooks = 2000;
/** Of the rarest pair's postings, so many are read at first. */
const firstPostings = 1024;
/** To find one block in a long list takes about as long as to read so many of its postings. */
const seekCost = 200;

/** At most `limit` places, in the library's order. */
export function exactPlaces(
	index: WordIndex,
	hashes: ArrayLike<number>,
	limit: number,
	except: ReadonlySet<Source>,
): Place[] {
	const lists = listsOf(index, hashes);
	const [rarest, ...others] = lists;
	if (rarest === undefined || rarest.list.count > mostPostings) return [];
	const found: Place[] = [];
	let looks = 0;
	let range = Math.ceil((firstPostings * index.blocks) / rarest.list.count);
	// A common phrase has its places in the first few blocks, and the rest of the library is not asked about.
	for (let from = 0; from < index.blocks; from += range, range *= 2) {
		const until = Math.min(index.blocks, from + range);
		let blocks = blocksIn(rarest.list, from, until);
		for (const { list, offset } of others) {
			if (blocks.length <= (rarest.list.count <= fewBlocks ? fewBlocks : 0)) break;
			blocks = near(blocks, list, offset - rarest.offset, (list.count * (until - from)) / index.blocks);
		}
		for (const block of blocks) {
			if (looks++ === mostLooks) return found;
			const place = index.placeOf(block);
			if (place === undefined || except.has(place.source)) continue;
			for (const first of placesInBlock(index.words(place.source), hashes, place.block, rarest.offset)) {
				found.push({ source: place.source, first, end: first + hashes.length, score: 1 });
				if (found.length === limit) return found;
			}
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
	for (const offset of pairOffsets(hashes, pairsAsked)) {
		const list = index.find(pairTerm(hashes[offset] as number, hashes[offset + 1] as number));
		if (list === undefined) return [];
		lists.push({ list, offset });
		if (list.count <= fewBlocks) break;
	}
	return lists.sort((a, b) => a.list.count - b.list.count);
}

/** To read into: there are far fewer blocks than there might be. */
let room = new Uint32Array(1024);

function blocksIn(list: TermBlocks, from: number, until: number): Uint32Array {
	const most = Math.min(list.count, Math.max(0, until - from));
	if (most > room.length) room = new Uint32Array(2 * most);
	return room.slice(0, list.read(room, 0, from, until));
}

/**
 * Those of `blocks` that have one of the list's so many words later (or, below 0, earlier).
 * @param expected how many the list has among them
 */
function near(blocks: Uint32Array, list: TermBlocks, words: number, expected: number): Uint32Array {
	const least = Math.floor(words / blockLength);
	const most = Math.ceil(words / blockLength);
	if (expected > seekCost * blocks.length) {
		const one = new Uint32Array(most - least + 1);
		return blocks.filter((block) => list.read(one, 0, block + least, block + most + 1) > 0);
	}
	const others = blocksIn(list, (blocks[0] as number) + least, (blocks.at(-1) as number) + most + 1);
	let at = 0;
	return blocks.filter((block) => {
		while (at < others.length && (others[at] as number) < block + least) at++;
		return at < others.length && (others[at] as number) <= block + most;
	});
}
