/**
 * A stretch of a source copied with everything in it: its time stamps, labels, brackets and ellipses. Read as the
 * quoter's operators they would make no sense; as plain text they are simply the same.
 */
import type { LibraryView, Source } from '../library/library.ts';
import type { MappedText } from '../text/mapped.ts';
import type { Span } from '../text/span.ts';
import { type Tokens, tokenizeMapped, tokenizeSpan } from '../text/tokens.ts';
import { judgeFinalMarks } from './judge-marks.ts';
import { punctuationOf } from './punctuation.ts';

/** What in a quotation would be its author's signs: brackets, ellipses, letters in brackets ("author(s)"). */
const looksLikeSigns = /[[\]…]|\.\.|\. \.|\p{L}\(\p{L}{1,3}(?!\p{L})/u;

/** Without any of these there are none; where a stretch is cut off does not matter to it. */
const mayBeSigns = /[[\]…(]|\.\.|\. \./;

/** How far around the passage found the copy may reach, in UTF-16 code units for each of its own. */
const margin = 2;

/** Where the whole wording stands in the source as it is, apparatus and all, near `passage`; undefined: nowhere. */
export function standsAsItIs(words: MappedText, library: LibraryView, source: Source, passage: Span): Span | undefined {
	const reach = margin * words.text.length + 100;
	// What the copy's own ellipses were taken to leave out may be any length: the copy stands at one of its ends.
	const places =
		passage.end - passage.start <= 2 * reach ? [passage] : [startOf(passage, reach), endOf(passage, reach)];
	let draft: Tokens | undefined;
	for (const { start, end } of places) {
		const around = { start: Math.max(0, start - reach), end: Math.min(source.length, end + reach) };
		// There is seldom anything but words, and reading them all takes long.
		if (!hasMore(around, library, source, mayBeSigns)) continue;
		draft ??= tokenizeMapped(words);
		if (draft.words.length === 0) return undefined;
		const found = copyWithin(around, draft, library, source);
		if (found !== undefined) return found;
	}
	return undefined;
}

function startOf({ start }: Span, length: number): Span {
	return { start, end: start + length };
}

function endOf({ end }: Span, length: number): Span {
	return { start: end - length, end };
}

function copyWithin(around: Span, draft: Tokens, library: LibraryView, source: Source): Span | undefined {
	const text = library.text(source);
	const there = tokenizeSpan(text, around, []);
	for (let at = 0; at + draft.words.length <= there.words.length; at++) {
		if (!sameFrom(draft, there, at)) continue;
		const span = {
			start: there.words[at]?.start as number,
			end: there.words[at + draft.words.length - 1]?.end as number,
		};
		const after = there.gaps[at + draft.words.length];
		return hasMore(span, library, source, looksLikeSigns) &&
			judgeFinalMarks(draft.gaps.at(-1)?.marks ?? [], after) === undefined
			? span
			: undefined;
	}
	return undefined;
}

/** Whether anything but the author's words stands there. */
function hasMore(span: Span, library: LibraryView, source: Source, signs: RegExp): boolean {
	return signs.test(library.text(source).slice(span.start, span.end)) || library.apparatus(source, span).length > 0;
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
