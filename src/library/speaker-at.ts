import type { Speech } from '../sources/source.ts';

/** Who speaks at the offset. Cost: a bisection. */
export function speakerAt(speeches: readonly Speech[], offset: number): string | undefined {
	let low = 0;
	let high = speeches.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((speeches[middle] as Speech).span.end <= offset) low = middle + 1;
		else high = middle;
	}
	const speech = speeches[low];
	return speech !== undefined && speech.span.start <= offset ? speech.speaker : undefined;
}

const known = new WeakMap<readonly Speech[], readonly string[]>();

/** Everyone who speaks, each once. */
export function speakersOf(speeches: readonly Speech[]): readonly string[] {
	let speakers = known.get(speeches);
	if (speakers === undefined) {
		speakers = [...new Set(speeches.map(({ speaker }) => speaker))];
		known.set(speeches, speakers);
	}
	return speakers;
}
