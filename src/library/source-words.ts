/**
 * The words of one source by number, apparatus not counted. Nothing of it is held: every question reads the stretch
 * of the source that answers it.
 */
export interface SourceWords {
	readonly count: number;
	/** Where in the text the word starts; the text's length for `count`. */
	start(word: number): number;
	/** The first word that starts at or after the offset; `count` where none does. */
	at(offset: number): number;
	/** Of the words `[first, end)`, their hashes. */
	hashes(first: number, end: number): Uint32Array;
	/**
	 * The blocks (of `blockLength` words, the first is 0) that hold the term, ascending. That it stands there is likely,
	 * not certain.
	 */
	blocks(term: number): Uint32Array;
}
