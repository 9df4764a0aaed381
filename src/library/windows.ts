/** A stretch of a source, in words, half-open, and how much of the wording votes for it, 0 to 1. */
export interface Window {
	readonly first: number;
	readonly end: number;
	readonly score: number;
}

/** A place where something of the wording stands. */
export interface Hit {
	/** In words of the source. */
	readonly position: number;
	/** Which of the wording's bigrams or words it is. */
	readonly index: number;
	readonly weight: number;
	/** How often the wording has it: so often it counts. */
	readonly times: number;
}

/**
 * Slides a window over the hits (by position) and keeps the best that do not overlap, best first. Linear.
 * @param width of the window, in words
 */
export function bestStretches(hits: readonly Hit[], width: number, limit: number): readonly Stretch[] {
	const seen = new Map<number, number>();
	const found: Stretch[] = [];
	let sum = 0;
	let tail = 0;
	for (const hit of hits) {
		const times = seen.get(hit.index) ?? 0;
		seen.set(hit.index, times + 1);
		if (times < hit.times) sum += hit.weight;
		for (let old = hits[tail] as Hit; hit.position - old.position > width; old = hits[++tail] as Hit) {
			const left = (seen.get(old.index) as number) - 1;
			seen.set(old.index, left);
			if (left < old.times) sum -= old.weight;
		}
		const first = (hits[tail] as Hit).position;
		const previous = found.at(-1);
		if (previous !== undefined && first <= previous.last) {
			if (sum > previous.sum) found[found.length - 1] = { first, last: hit.position, sum };
		} else {
			found.push({ first, last: hit.position, sum });
			if (found.length > 4096) keepBest(found, limit);
		}
	}
	return found.sort(bySum).slice(0, limit);
}

export interface Stretch {
	readonly first: number;
	readonly last: number;
	/** Of the weights of different hits. */
	readonly sum: number;
}

function bySum(a: Stretch, b: Stretch): number {
	return b.sum - a.sum || a.first - b.first;
}

function keepBest(found: Stretch[], limit: number): void {
	const kept = [...found].sort(bySum).slice(0, limit);
	kept.sort((a, b) => a.first - b.first);
	found.splice(0, found.length, ...kept);
}

/** How many words apart the first and the last of a wording may stand to be one place. */
export function widthOf(length: number): number {
	return Math.ceil(length * 1.5) + 8;
}
