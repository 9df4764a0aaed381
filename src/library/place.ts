import type { Source } from './library.ts';

/** A stretch of a source, in words, half-open, that is like a wording. */
export interface Place {
	readonly source: Source;
	readonly first: number;
	readonly end: number;
	/** Above 0, to 1: the very words. */
	readonly score: number;
}
