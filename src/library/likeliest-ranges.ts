/**
 * Which stretches of a source have most of a wording's clues? Counted by blocks, from the postings alone, so that only
 * the likeliest have to be looked at word by word. Cost: the postings, and the blocks of the source.
 */
import { blocksOf } from './known-blocks.ts';
import { blockLength } from './segments/terms.ts';
import type { SourceWords } from './source-words.ts';

/** Something that votes: a pair of words or a single word. */
export interface Clue {
	readonly term: number;
	/** As `Hit`'s. */
	readonly index: number;
	readonly weight: number;
	readonly times: number;
}

/** In words, half-open. */
export interface Range {
	readonly first: number;
	end: number;
	/** What the clues weigh of which it has any: no stretch in it has more. */
	votes: number;
}

/** Stretches, not overlapping, whose blocks have the most votes; those that have most different ones first. */
export function likeliestRanges(
	words: SourceWords,
	clues: readonly Clue[],
	width: number,
	limit: number,
): readonly Range[] {
	const blocks = Math.ceil(words.count / blockLength);
	const votes = new Float32Array(blocks + 1);
	const postings = clues.map(({ term }) => blocksOf(words, term));
	clues.forEach(({ weight, times }, i) => {
		// A rare word's second mention in the wording is in the same block as its first.
		for (const block of postings[i] as Uint32Array) votes[block] = (votes[block] as number) + weight * times;
	});
	const ranges = rangesWithMost(votes, Math.ceil(width / blockLength) + 1, words.count, limit);
	clues.forEach(({ weight, times }, i) => {
		let at = 0;
		const held = postings[i] as Uint32Array;
		for (const range of ranges) {
			at = firstFrom(held, range.first / blockLength, at);
			if (at === held.length) break;
			if ((held[at] as number) * blockLength < range.end) range.votes += weight * times;
		}
	});
	return ranges.sort((a, b) => b.votes - a.votes);
}

/** @returns ascending, without votes */
function rangesWithMost(votes: Float32Array, span: number, words: number, limit: number): Range[] {
	// The best so far, in order: objects for each would be half of what locating a wording leaves to be collected.
	const blocks = new Int32Array(limit + 1);
	const sums = new Float64Array(limit + 1);
	let count = 0;
	let sum = 0;
	for (let block = 0; block + 1 < votes.length; block++) {
		sum += votes[block] as number;
		if (block >= span) sum -= votes[block - span] as number;
		const least = count < limit ? 0 : (sums[count - 1] as number);
		if (sum <= least + 1e-6) continue;
		const first = Math.max(0, block - span + 1);
		// Of stretches that overlap, the better.
		let rival = 0;
		while (rival < count && Math.abs((blocks[rival] as number) - first) >= span) rival++;
		if (rival < count && (sums[rival] as number) >= sum) continue;
		let at = rival;
		if (rival === count) count++;
		for (; at > 0 && (sums[at - 1] as number) < sum; at--) {
			sums[at] = sums[at - 1] as number;
			blocks[at] = blocks[at - 1] as number;
		}
		sums[at] = sum;
		blocks[at] = first;
		if (count > limit) count = limit;
	}
	const ranges: Range[] = [];
	for (const block of blocks.subarray(0, count).sort()) {
		const first = block * blockLength;
		const end = Math.min(words, (block + span) * blockLength);
		const before = ranges.at(-1);
		if (before !== undefined && first <= before.end) before.end = end;
		else ranges.push({ first, end, votes: 0 });
	}
	return ranges;
}

/** The first place from `start` on whose block is at least `wanted`. */
function firstFrom(blocks: Uint32Array, wanted: number, start: number): number {
	let low = start;
	let high = blocks.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((blocks[middle] as number) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}
