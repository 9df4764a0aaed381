/**
 * Which segments to make one of. Every question costs a look into every segment, so there should be few; every merge
 * writes all of its words again, so a large one should wait until what joins it is worth it. With at most `few`
 * nothing happens. Else the largest segment that is no more than twice as large as all smaller ones together is
 * merged with these: sizes then fall at least threefold from one to the next, and a word is written again about as
 * often as the logarithm of the library's size says. Apart from that, a segment more than half of which is dead is
 * written anew. None becomes so large that its file could not say where its postings are.
 */
import type { SegmentDocument } from '../segments/segment-layout.ts';

export interface SegmentSize {
	/** Which of the segments asked about. */
	readonly id: number;
	readonly words: number;
	/** Of documents that are still there. */
	readonly liveWords: number;
	/** No document is: without words it may still have one, which is to be found in it. */
	readonly isDead: boolean;
}

/** @param live whether a document is still there */
export function sizesOf(
	segments: readonly { readonly documents: readonly Pick<SegmentDocument, 'document' | 'words'>[] }[],
	live: { has(document: number): boolean },
): SegmentSize[] {
	return segments.map(({ documents }, id) => {
		let words = 0;
		let liveWords = 0;
		let isDead = true;
		for (const part of documents) {
			words += part.words;
			if (!live.has(part.document)) continue;
			liveWords += part.words;
			isDead = false;
		}
		return { id, words, liveWords, isDead };
	});
}

const few = 4;
/** So many are too many, however their sizes fall. */
const many = 8;
/** In words, each of which may take a dozen bytes of postings; where these are, a segment tells in 32 bits. */
const largest = 300_000_000;

/** The segments to make one of; none: they are as they should be. */
export function planMerge(segments: readonly SegmentSize[]): readonly number[] {
	const wasted = segments.find(({ words, liveWords, isDead }) => 2 * liveWords < words || isDead);
	const bySize = withRoom(segments);
	if (bySize.length > few) {
		let smaller = 0;
		let first = bySize.length > many ? many - 1 : bySize.length;
		for (let i = bySize.length - 1; i >= 0; i--) {
			const { liveWords } = bySize[i] as SegmentSize;
			if (i < bySize.length - 1 && liveWords <= 2 * smaller) first = Math.min(first, i);
			smaller += liveWords;
		}
		if (bySize.length - first > 1) return bySize.slice(first).map(({ id }) => id);
	}
	return wasted === undefined ? [] : [wasted.id];
}

/** The largest first; without those that are so large that they would leave no room for the smaller ones. */
function withRoom(segments: readonly SegmentSize[]): readonly SegmentSize[] {
	const bySize = [...segments].sort((a, b) => b.liveWords - a.liveWords);
	let sum = bySize.reduce((total, { liveWords }) => total + liveWords, 0);
	let first = 0;
	for (; sum > largest; first++) sum -= bySize[first]?.liveWords ?? 0;
	return bySize.slice(first);
}
