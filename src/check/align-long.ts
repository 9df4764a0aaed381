/**
 * Alignment of long parts: cut where a run of words stands in both, near the middle, and align the halves by
 * themselves, down to pieces short enough to be aligned word by word. Cost: linear in the words between two runs
 * that agree, where aligning the whole would be quadratic; a part without such a run is aligned as a whole.
 */
import type { Word } from '../text/tokens.ts';
import { type Alignment, align, costs, type Step } from './align.ts';
import type { Element } from './elements.ts';

/** Elements that are aligned word by word. */
const short = 120;
/** Words that a run must have to be the same place and no phrase. */
const runLength = 6;
/** How far from the middle a run is looked for, in elements. */
const searched = 40;

export function alignLong(
	elements: readonly Element[],
	words: readonly Word[],
	nearer: 'first' | 'last',
	neutral: ReadonlySet<string>,
): Alignment {
	const run = elements.length <= short ? undefined : commonRun(elements, words);
	if (run === undefined) return align(elements, words, nearer, neutral);
	const { element, source } = run;
	const left = alignLong(elements.slice(0, element), words.slice(0, source), 'last', neutral);
	const right = alignLong(elements.slice(element), words.slice(source), 'first', neutral);
	const skipped = source - left.end + right.first;
	const between = Array.from(
		{ length: skipped },
		(_, i): Step => ({ kind: 'omission', element, source: left.end + i }),
	);
	const moved = right.steps.map((step): Step => {
		const shifted = { ...step, element: step.element + element, source: step.source + source };
		return shifted.kind === 'bracket' ? { ...shifted, sourceEnd: shifted.sourceEnd + source } : shifted;
	});
	return {
		steps: [...left.steps, ...between, ...moved],
		cost: left.cost + right.cost + (skipped === 0 ? 0 : costs.omissionOpen + (skipped - 1) * costs.omissionNext),
		first: left.first,
		end: right.end + source,
	};
}

/** A run of words, near the middle of the elements, that stands just once in the window. */
function commonRun(
	elements: readonly Element[],
	words: readonly Word[],
): { readonly element: number; readonly source: number } | undefined {
	const middle = elements.length >> 1;
	for (let distance = 0; distance <= searched; distance++) {
		for (const element of distance === 0 ? [middle] : [middle - distance, middle + distance]) {
			const places = placesOf(elements.slice(element, element + runLength), words);
			if (places.length === 1) return { element, source: places[0] as number };
		}
	}
	return undefined;
}

function placesOf(run: readonly Element[], words: readonly Word[]): readonly number[] {
	const hashes = run.map((el) => (el.kind === 'word' && el.pattern === undefined ? el.word.hash : undefined));
	if (hashes.length < runLength || hashes.includes(undefined)) return [];
	const places: number[] = [];
	for (let at = 0; at + runLength <= words.length && places.length < 2; at++) {
		if (hashes.every((hash, i) => words[at + i]?.hash === hash)) places.push(at);
	}
	return places;
}
