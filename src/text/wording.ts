import { tokenizeSpan } from './tokens.ts';

/**
 * What a text says, for telling whether two say the same: words with their case and accents, and marks. Typography,
 * emphasis and layout are left out.
 */
export function foldWording(text: string): string {
	const { words, gaps } = tokenizeSpan(text, { start: 0, end: text.length }, []);
	return gaps
		.map(({ marks }, i) => `${marks.map(({ sign }) => sign).join('')} ${words[i]?.text ?? ''}`)
		.join(' ')
		.trim();
}
