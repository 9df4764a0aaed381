import type { Draft } from '../../drafts/draft.ts';
import type { MarkStyle } from '../quotation-marks.ts';

/** Dots in a row, spaced or not, alone or in brackets: as a quoter writes that words are left out. */
export const ellipsisPattern = /\[\s?(?:…|\.\s?\.\s?\.)\s?\]|\(\s?(?:…|\.\s?\.\s?\.)\s?\)|…|\.(?:[ \u00a0]?\.){2,}/gu;

/**
 * How the draft writes an ellipsis: as most of its quotations do. Where none has one, German and French readers expect
 * it in square brackets (Duden; Lexique des règles typographiques), others without (Chicago, APA).
 */
export function ellipsisStyle(draft: Draft, marks: MarkStyle): string {
	const votes = new Map<string, number>();
	for (const { words } of draft.quotations) {
		for (const [written] of words.text.matchAll(ellipsisPattern)) votes.set(written, (votes.get(written) ?? 0) + 1);
	}
	const [most] = [...votes].sort((a, b) => b[1] - a[1]);
	if (most) return most[0];
	return /^[„»«‚]/.test(marks.open) ? '[…]' : '…';
}

/** Beside dots of the source's own, only brackets tell which are the quoter's. */
export function bracketed(ellipsis: string): string {
	return /^[[(]/.test(ellipsis) ? ellipsis : `[${ellipsis}]`;
}
