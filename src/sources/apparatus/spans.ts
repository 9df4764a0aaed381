import type { Span } from '../../text/span.ts';

/** In order, those that touch or overlap made one, empty ones left out. Lists that are in order cost no sorting. */
export function mergeSpans(lists: readonly (readonly Span[])[]): Span[] {
	const sorted = lists.filter((list) => list.length > 0).map((list) => (isInOrder(list) ? list : inOrder(list)));
	const next = sorted.map(() => 0);
	const merged: Span[] = [];
	let start = 0;
	let end = -1;
	for (;;) {
		let first: Span | undefined;
		let from = 0;
		for (let i = 0; i < sorted.length; i++) {
			const candidate = sorted[i]?.[next[i] as number];
			if (candidate === undefined || (first !== undefined && candidate.start >= first.start)) continue;
			first = candidate;
			from = i;
		}
		if (first === undefined) break;
		next[from] = (next[from] as number) + 1;
		if (first.end <= first.start) continue;
		if (first.start <= end) {
			end = Math.max(end, first.end);
		} else {
			if (end >= 0) merged.push({ start, end });
			({ start, end } = first);
		}
	}
	if (end >= 0) merged.push({ start, end });
	return merged;
}

function isInOrder(spans: readonly Span[]): boolean {
	let last = 0;
	for (const { start } of spans) {
		if (start < last) return false;
		last = start;
	}
	return true;
}

function inOrder(spans: readonly Span[]): Span[] {
	return spans.toSorted((a, b) => a.start - b.start);
}
