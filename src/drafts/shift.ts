import type { Locator } from '../text/locator.ts';
import type { MappedText } from '../text/mapped.ts';
import type { Span } from '../text/span.ts';
import type { Citation } from './draft.ts';

/** Moves what was read in a paragraph to where the paragraph stands in the draft. */

export function shiftSpan(span: Span, by: number): Span {
	return { start: span.start + by, end: span.end + by };
}

export function shiftWords(words: MappedText, by: number): MappedText {
	const { length } = words.from;
	const from = new Uint32Array(length);
	const to = new Uint32Array(length);
	for (let i = 0; i < length; i++) {
		from[i] = (words.from[i] ?? 0) + by;
		to[i] = (words.to[i] ?? 0) + by;
	}
	return { text: words.text, from, to };
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

/** A link's fragment names the place: it stands with the key, wherever that is. */
function inAddress({ form, locator, span }: Citation): boolean {
	return form === 'link' && locator !== undefined && locator.span.end !== span.end;
}

function shiftLocator(locator: Locator, by: number): Locator {
	return { term: locator.term, value: locator.value, span: shiftSpan(locator.span, by) };
}
