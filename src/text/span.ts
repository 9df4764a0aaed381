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
