/**
 * Which segments to make one of. Every question costs a look into every segment, so there should be few; every merge
 * writes all of its words again, so a large one should wait until what joins it is worth it. With at most `few`
 * nothing happens. Else the largest segment that is no more than twice as large as all smaller ones together is
 * merged with these: sizes then fall at least threefold from one to the next, and a word is written again about as
 * often as the logarithm of the library's size says. Apart from that, a segment more than half of which is dead is
 * written anew.
 */
import type { Segment } from '../segments/segment.ts';

export interface SegmentSize {
	/** Which of the segments asked about. */
	readonly id: number;
	readonly words: number;
	/** Of documents that are still there. */
	readonly liveWords: number;
}

/** @param live whether a document is still there */
export function sizesOf(
	segments: readonly Pick<Segment, 'documents'>[],
	live: { has(document: number): boolean },
): SegmentSize[] {
	return segments.map(({ documents }, id) => {
		let words = 0;
		let liveWords = 0;
		for (const part of documents) {
			words += part.words;
			if (live.has(part.document)) liveWords += part.words;
		}
		return { id, words, liveWords };
	});
}

const few = 4;
/** So many are too many, however their sizes fall. */
const many = 8;

/** The segments to make one of; none: they are as they should be. */
export function planMerge(segments: readonly SegmentSize[]): readonly number[] {
	const wasted = segments.find(({ words, liveWords }) => 2 * liveWords < words || liveWords === 0);
	if (segments.length > few) {
		const bySize = [...segments].sort((a, b) => b.liveWords - a.liveWords);
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
