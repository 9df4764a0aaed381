/**
 * A stretch of a source copied with everything in it: its time stamps, labels, brackets and ellipses. Read as the
 * quoter's operators they would make no sense; as plain text they are simply the same.
 */
import type { MappedText } from '../text/mapped.ts';
import { overlaps, type Span } from '../text/span.ts';
import { type Tokens, tokenizeMapped, tokenizeSpan } from '../text/tokens.ts';
import { judgeFinalMarks } from './judge-marks.ts';
import { punctuationOf } from './punctuation.ts';

/** How far around the passage found the copy may reach, in UTF-16 code units for each of its own. */
const margin = 2;

/** Where the whole wording stands in the source as it is, apparatus and all, near `passage`; undefined: nowhere. */
export function standsAsItIs(
	words: MappedText,
	text: string,
	passage: Span,
	apparatus: readonly Span[],
): Span | undefined {
	const reach = margin * words.text.length + 100;
	const around = { start: Math.max(0, passage.start - reach), end: Math.min(text.length, passage.end + reach) };
	const draft = tokenizeMapped(words);
	if (draft.words.length === 0) return undefined;
	const source = tokenizeSpan(text, around, []);
	for (let at = 0; at + draft.words.length <= source.words.length; at++) {
		if (!sameFrom(draft, source, at)) continue;
		const span = {
			start: source.words[at]?.start as number,
			end: source.words[at + draft.words.length - 1]?.end as number,
		};
		const hasMore =
			apparatus.some((part) => overlaps(part, span)) || /[[\]…]|\.\.|\. \./.test(text.slice(span.start, span.end));
		const after = source.gaps[at + draft.words.length];
		return hasMore && judgeFinalMarks(draft.gaps.at(-1)?.marks ?? [], after) === undefined ? span : undefined;
	}
	return undefined;
}

function sameFrom(draft: Tokens, source: Tokens, at: number): boolean {
	return draft.words.every((word, i) => {
		const there = source.words[at + i];
		if (i === 0 ? word.key !== there?.key : word.text !== there?.text) return false;
		return i === 0 || marksOf(draft, i) === marksOf(source, at + i);
	});
}

function marksOf(tokens: Tokens, gap: number): string {
	return punctuationOf(tokens.gaps[gap]?.marks ?? []);
}
