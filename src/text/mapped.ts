import type { Span } from './span.ts';

/**
 * Text taken out of a larger one (markup left behind, entities decoded), each code unit of which knows
 * where it stood: unit `i` of `text` stands at `[from[i], to[i])` of the original.
 */
export interface MappedText {
	readonly text: string;
	readonly from: Uint32Array;
	readonly to: Uint32Array;
}

/** The stretch of `original` at `span` as it stands. */
export function mapSlice(original: string, span: Span): MappedText {
	const length = span.end - span.start;
	const from = new Uint32Array(length);
	const to = new Uint32Array(length);
	for (let i = 0; i < length; i++) {
		from[i] = span.start + i;
		to[i] = span.start + i + 1;
	}
	return { text: original.slice(span.start, span.end), from, to };
}

/** Several mapped texts one after another. */
export function joinMapped(parts: readonly MappedText[]): MappedText {
	let length = 0;
	for (const part of parts) length += part.text.length;
	const from = new Uint32Array(length);
	const to = new Uint32Array(length);
	let at = 0;
	for (const part of parts) {
		from.set(part.from, at);
		to.set(part.to, at);
		at += part.text.length;
	}
	return { text: parts.map((part) => part.text).join(''), from, to };
}

/** The units `[start, end)` of a mapped text. */
export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
	return {
		text: mapped.text.slice(start, end),
		from: mapped.from.subarray(start, end),
		to: mapped.to.subarray(start, end),
	};
}
