/** A number that stands somewhere in a text and may be one of a series (pages, notes). */
export interface Numbered {
	readonly at: number;
	readonly value: number;
}

/**
 * The longest series among `candidates` (in order of place) in which each number is one to `step` more than the one
 * before it: what numbers the text, as against numbers that happen to look alike. Cost: candidates times `step`.
 */
export function longestSeries<T extends Numbered>(candidates: readonly T[], step: number): T[] {
	/** Of each value, the series that ends in it. */
	const best = new Map<number, Link<T>>();
	let longest: Link<T> | undefined;
	for (const item of candidates) {
		let before: Link<T> | undefined;
		for (let back = 1; back <= step; back++) {
			const previous = best.get(item.value - back);
			if (previous !== undefined && previous.length > (before?.length ?? 0)) before = previous;
		}
		const link = { item, length: (before?.length ?? 0) + 1, before };
		const known = best.get(item.value);
		if (known === undefined || known.length <= link.length) best.set(item.value, link);
		if (link.length > (longest?.length ?? 0)) longest = link;
	}
	const series: T[] = [];
	for (let link = longest; link !== undefined; link = link.before) series.push(link.item);
	return series.reverse();
}

interface Link<T> {
	readonly item: T;
	readonly length: number;
	readonly before: Link<T> | undefined;
}
