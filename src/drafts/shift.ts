import type { Locator } from '../text/locator.ts';
import type { MappedText } from '../text/mapped.ts';
import type { Span } from '../text/span.ts';
import type { Citation } from './draft.ts';

/**
 * Moves what was read in a paragraph to where the paragraph stands in the draft: `shift…` makes a copy there, `place…`
 * one that goes along wherever the paragraph goes. An edit moves all that stands behind it: to make all of that anew
 * would cost much in collecting it, and to move it much in fetching thousands of objects from memory.
 */

/** What other places count from; it moves. */
export interface Base {
	readonly start: number;
}

export function placeSpan(span: Span, base: Base): Span {
	return new PlacedSpan(span, base);
}

/** A class, since an object that brings getters of its own takes ten times as long to make. */
class PlacedSpan implements Span {
	readonly #base: Base;
	readonly #start: number;
	readonly #end: number;

	constructor({ start, end }: Span, base: Base) {
		this.#base = base;
		this.#start = start;
		this.#end = end;
	}

	get start(): number {
		return this.#base.start + this.#start;
	}

	get end(): number {
		return this.#base.start + this.#end;
	}
}

export function shiftSpan(span: Span, by: number): Span {
	return { start: span.start + by, end: span.end + by };
}

/** For spans that are nobody else's. */
export function moveSpan(span: Span, by: number): void {
	const place = span as { start: number; end: number };
	place.start += by;
	place.end += by;
}

export function shiftWords(words: MappedText, by: number): MappedText {
	return new ShiftedWords(words, { start: by });
}

export function placeWords(words: MappedText, base: Base): MappedText {
	return new ShiftedWords(words, base);
}

/** What was moved: the same object for as long as its paragraph is, and so is all that was read with it. */
export function readingOf(words: MappedText): MappedText {
	return words instanceof ShiftedWords ? words.reading : words;
}

/** Counts its places when they are asked for: of most quotations, nobody does after a keystroke. */
class ShiftedWords implements MappedText {
	readonly text: string;
	readonly #words: MappedText;
	readonly #base: Base;
	/** Where the base stood when the places were counted. */
	#at: number;
	#from: Uint32Array | undefined;
	#to: Uint32Array | undefined;

	constructor(words: MappedText, base: Base) {
		this.text = words.text;
		this.#words = words;
		this.#base = base;
		this.#at = base.start;
	}

	get reading(): MappedText {
		return this.#words;
	}

	get from(): Uint32Array {
		this.#forget();
		this.#from ??= shifted(this.#words.from, this.#at);
		return this.#from;
	}

	get to(): Uint32Array {
		this.#forget();
		this.#to ??= shifted(this.#words.to, this.#at);
		return this.#to;
	}

	/** What was counted where it stands no more. */
	#forget(): void {
		if (this.#at === this.#base.start) return;
		this.#at = this.#base.start;
		this.#from = undefined;
		this.#to = undefined;
	}
}

function shifted(places: Uint32Array, by: number): Uint32Array {
	const moved = new Uint32Array(places.length);
	for (let i = 0; i < places.length; i++) moved[i] = (places[i] as number) + by;
	return moved;
}

/** @param keyBy what the key's span is moved by: another's place where a definition holds the link's address */
export function shiftCitation(citation: Citation, by: number, keyBy: number): Citation {
	return moved(
		citation,
		(span) => shiftSpan(span, by),
		(span) => shiftSpan(span, keyBy),
	);
}

/** Where the key stands beside it. */
export function placeCitation(citation: Citation, base: Base): Citation {
	const move = (span: Span) => placeSpan(span, base);
	return moved(citation, move, move);
}

type Move = (span: Span) => Span;

function moved(citation: Citation, move: Move, moveKey: Move): Citation {
	const { locator, footnoteReference } = citation;
	const cluster = move(citation.cluster);
	const whole = citation.cluster.start === citation.span.start && citation.cluster.end === citation.span.end;
	return {
		form: citation.form,
		key: citation.key,
		keySpan: moveKey(citation.keySpan),
		span: whole ? cluster : move(citation.span),
		cluster,
		prefix: citation.prefix,
		suffix: citation.suffix,
		suppressAuthor: citation.suppressAuthor,
		locator: locator && movedLocator(locator, inAddress(citation) ? moveKey : move),
		footnoteReference: footnoteReference && move(footnoteReference),
	};
}

/** A link's fragment names the place: it stands with the key, wherever that is. */
function inAddress({ form, locator, span }: Citation): boolean {
	return form === 'link' && locator !== undefined && locator.span.end !== span.end;
}

function movedLocator({ term, value, span }: Locator, move: Move): Locator {
	return { term, value, span: move(span) };
}
