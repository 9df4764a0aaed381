/**
 * What a marked omission may hide. The words left out say nothing by themselves; but a negation that governs the
 * words kept reverses them. It does so when it stands at an edge of what was left out, with no mark and no word of
 * weight between it and the words kept: "I come to bury Caesar, not to praise him" → "I come to … praise him".
 */
import type { Language } from '../text/language.ts';
import type { Span } from '../text/span.ts';
import { type Gap, type Tokens, tokenizeSpan, type Word } from '../text/tokens.ts';
import type { JudgeInput } from './change.ts';
import { isConjunction, isContrast, isCoordinating, isNegation } from './word-classes.ts';

/** Words that may stand between a negation and what it governs. */
const light = new Set(
	'to be been being have had has the a an any so very quite ever yet at all it zu so sehr de du des le la les un une el los las lo'.split(
		' ',
	),
);

/** Words put for others, one side negating and the other not. */
export function turnsNegation(source: readonly Word[], draft: readonly Word[], language: Language): boolean {
	const negates = (word: Word) => isNegation(word, language);
	return source.some(negates) !== draft.some(negates);
}

function endsSentence(gap: Gap): boolean {
	return gap.marks.some((mark) => '.?!;:'.includes(mark.sign));
}

/** In UTF-16 code units, at either end of what was left out: longer than any sentence. */
const read = 2048;

/** @param gap that an ellipsis marks, from the last word kept to `next`. */
export function gapHidesNegation({ library, source }: JudgeInput, gap: Span, next: Word): boolean {
	const { language } = source.manner;
	const tokensOf = (span: Span) => tokenizeSpan(library.text(source), span, library.apparatus(source, span));
	// What an ellipsis leaves out may be half a book; a negation at its one end is not open to the other then.
	if (gap.end - gap.start > 2 * read)
		return endsInNegation(tokensOf({ start: gap.end - read, end: gap.end }), next, language);
	const tokens = tokensOf(gap);
	const { words, gaps } = tokens;
	if (words.length === 0) return false;
	const [first, ...rest] = words as readonly [Word, ...Word[]];
	// “not from birth, but from” leaves out both sides of what it denies.
	const only = rest[0]?.base === 'only' || rest[0]?.base === 'nur';
	const open = !only && !gaps.some(endsSentence) && !rest.some(isContrast) && !isCoordinating(first);
	if (gaps[0]?.marks.length === 0 && isNegation(first, language) && open) return true;
	return endsInNegation(tokens, next, language);
}

function endsInNegation({ words, gaps }: Tokens, next: Word, language: Language): boolean {
	if (isConjunction(next)) return false;
	for (let i = words.length - 1; i >= 0; i--) {
		if (gaps[i + 1]?.marks.length !== 0) return false;
		if (isNegation(words[i] as Word, language)) return true;
		if (!light.has((words[i] as Word).base)) return false;
	}
	return false;
}
