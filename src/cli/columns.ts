/**
 * Columns a grapheme takes on a terminal: two for East Asian wide characters and emoji, none for what only
 * combines, one otherwise. Terminals disagree about the rest, so no table of exceptions is kept.
 */
export function columns(grapheme: string): number {
	if (zero.test(grapheme)) return 0;
	return wide.test(grapheme) ? 2 : 1;
}

/** Columns of a whole text on one line. */
export function textColumns(text: string): number {
	let total = 0;
	for (const { segment } of graphemes(text)) total += columns(segment);
	return total;
}

export function graphemes(text: string): Intl.Segments {
	return segmenter.segment(text);
}

/** Whether a terminal may show the text in another order than it is stored in, so that marks beneath it would lie. */
export function runsRightToLeft(text: string): boolean {
	return rightToLeft.test(text);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const zero = /^[\p{Mark}\p{Cf}\p{Cc}]+$/u;
const wide =
	/^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])|\ufe0f/u;
const rightToLeft = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;
