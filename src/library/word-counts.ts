import { blocksOf, rememberTerms } from './known-blocks.ts';
import { blockLength, wordTerm } from './segments/terms.ts';
import type { SourceWords } from './source-words.ts';

/** How much a word tells, in bits: rare words tell most. A word the source does not have tells as much as a rare one. */
export function rarity(count: number, words: number): number {
	return Math.log2(Math.max(2, words) / Math.max(1, count));
}

/** In blocks; the words of a source no longer than this are counted one by one. */
const countable = 64;

const countsBudget = 256 * 1024;
const rememberCounts = rememberTerms<number>(countsBudget, () => 100);

/**
 * About how often each of the words stands in the source. In a long one it is reckoned from the blocks that hold the
 * word, as if it were spread by chance (Poisson): where it is rare, that is as good as counted.
 */
export function countWords(words: SourceWords, hashes: ArrayLike<number>): ReadonlyMap<number, number> {
	const counts = new Map<number, number>();
	const blocks = Math.ceil(words.count / blockLength);
	const count = blocks <= countable ? counter(words, hashes) : (hash: number) => reckoned(words, hash, blocks);
	for (const hash of new Set(Array.from(hashes))) {
		const often = rememberCounts(words, hash, () => count(hash));
		if (often > 0) counts.set(hash, often);
	}
	return counts;
}

/** Counts all that are wanted when it is asked for the first. */
function counter(words: SourceWords, wanted: ArrayLike<number>): (hash: number) => number {
	let counts: Map<number, number> | undefined;
	const countAll = () => {
		const all = new Map(Array.from(wanted, (hash) => [hash, 0]));
		for (const hash of words.hashes(0, words.count)) {
			const before = all.get(hash);
			if (before !== undefined) all.set(hash, before + 1);
		}
		return all;
	};
	return (hash) => {
		counts ??= countAll();
		return counts.get(hash) as number;
	};
}

function reckoned(words: SourceWords, hash: number, blocks: number): number {
	const holding = blocksOf(words, wordTerm(hash)).length;
	// Were it in every block, chance would have it infinitely often.
	const share = Math.min(holding, blocks - 0.5) / blocks;
	return holding === 0 ? 0 : Math.max(holding, Math.round(-blocks * Math.log(1 - share)));
}
