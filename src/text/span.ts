/** A half-open stretch `[start, end)` of UTF-16 code units of the text it belongs to. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

export function overlaps(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

/** The index of the first of the spans (in order, not overlapping) that ends behind `at`; how many there are if none does. */
export function firstEndingAfter(spans: readonly Span[], at: number): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((spans[middle] as Span).end <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}
