import type { Locator } from '../text/locator.ts';
import type { MappedText } from '../text/mapped.ts';
import type { Span } from '../text/span.ts';
import type { Citation } from './draft.ts';

/**
 * Moves what was read in a paragraph to where the paragraph stands in the draft: `shift…` makes a copy there, `move…`
 * moves what was made before. An edit moves all that stands behind it, and thousands of new objects at every keystroke
 * would cost more in collecting them than in making them.
 */

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
	return new ShiftedWords(words, by);
}

/** For what `shiftWords` made. */
export function moveWords(words: MappedText, by: number): void {
	if (words instanceof ShiftedWords) words.move(by);
}

/** What was moved: the same object for as long as its paragraph is, and so is all that was read with it. */
export function readingOf(words: MappedText): MappedText {
	return words instanceof ShiftedWords ? words.reading : words;
}

/**
 * Counts its places when they are asked for: of most quotations, nobody does after a keystroke. A class, since an
 * object that brings getters of its own takes ten times as long to make.
 */
class ShiftedWords implements MappedText {
	readonly text: string;
	readonly #words: MappedText;
	#by: number;
	#from: Uint32Array | undefined;
	#to: Uint32Array | undefined;

	constructor(words: MappedText, by: number) {
		this.text = words.text;
		this.#words = words;
		this.#by = by;
	}

	get reading(): MappedText {
		return this.#words;
	}

	move(by: number): void {
		this.#by += by;
		this.#from = undefined;
		this.#to = undefined;
	}

	get from(): Uint32Array {
		this.#from ??= shifted(this.#words.from, this.#by);
		return this.#from;
	}

	get to(): Uint32Array {
		this.#to ??= shifted(this.#words.to, this.#by);
		return this.#to;
	}
}

function shifted(places: Uint32Array, by: number): Uint32Array {
	const moved = new Uint32Array(places.length);
	for (let i = 0; i < places.length; i++) moved[i] = (places[i] as number) + by;
	return moved;
}

/** @param keyBy what the key's span is moved by: another's place where a definition holds the link's address */
export function shiftCitation(citation: Citation, by: number, keyBy: number): Citation {
	const cluster = shiftSpan(citation.cluster, by);
	const whole = citation.cluster.start === citation.span.start && citation.cluster.end === citation.span.end;
	return {
		form: citation.form,
		key: citation.key,
		keySpan: shiftSpan(citation.keySpan, keyBy),
		span: whole ? cluster : shiftSpan(citation.span, by),
		cluster,
		prefix: citation.prefix,
		suffix: citation.suffix,
		suppressAuthor: citation.suppressAuthor,
		locator: citation.locator && shiftLocator(citation.locator, inAddress(citation) ? keyBy : by),
		footnoteReference: citation.footnoteReference && shiftSpan(citation.footnoteReference, by),
	};
}

/** For what `shiftCitation` made, where the key stands beside it. */
export function moveCitation({ cluster, span, keySpan, locator, footnoteReference }: Citation, by: number): void {
	moveSpan(cluster, by);
	if (span !== cluster) moveSpan(span, by);
	moveSpan(keySpan, by);
	if (locator) moveSpan(locator.span, by);
	if (footnoteReference) moveSpan(footnoteReference, by);
}

/** A link's fragment names the place: it stands with the key, wherever that is. */
function inAddress({ form, locator, span }: Citation): boolean {
	return form === 'link' && locator !== undefined && locator.span.end !== span.end;
}

function shiftLocator(locator: Locator, by: number): Locator {
	return { term: locator.term, value: locator.value, span: shiftSpan(locator.span, by) };
}
