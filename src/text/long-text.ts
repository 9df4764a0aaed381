/** A text that may be too long to hold, read by stretches; a plain string is one. Offsets are UTF-16 code units. */
export interface LongText {
	readonly length: number;
	/** The units `[start, end)`. */
	slice(start: number, end: number): string;
}
