import type { Span } from '../text/span.ts';

/**
 * The locating index of one source: which word bigrams stand where. Immutable; plain typed arrays, so that it
 * is stored and loaded as bytes.
 */
export interface Segment {
	/** Of each word, where it starts in the text, ascending. */
	readonly starts: Uint32Array;
	/** Of each word, its end. */
	readonly ends: Uint32Array;
	/** Hash of each word. */
	readonly words: Uint32Array;
	/** Bigram hashes, ascending; parallel to `positions`. */
	readonly bigrams: Uint32Array;
	/** Index of the bigram's first word. */
	readonly positions: Uint32Array;
}

/** Throws nothing; cost O(n log n) in the words of the text. */
export declare function buildSegment(text: string, apparatus: readonly Span[]): Segment;
/** A self-contained byte image, for the store. */
export declare function encodeSegment(segment: Segment): Uint8Array;
/** Throws on bytes that `encodeSegment` of this version did not write. */
export declare function decodeSegment(bytes: Uint8Array): Segment;
