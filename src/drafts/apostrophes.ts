import { charBefore, closers, invisible, punctuation } from './mark-neighbours.ts';
import { Kind } from './wording.ts';

/**
 * Telling the apostrophe from the mark that closes a single quotation. A candidate is sure to close when it follows
 * punctuation, which an apostrophe hardly does, or is followed by a citation; fair before punctuation or after a whole
 * word; weak where it may be a possessive (boys’ raft) or a clipped ending (goin’).
 */

export const Weight = { none: 0, weak: 1, fair: 2, sure: 3 } as const;

/** Endings and words that lose a letter to an apostrophe: goin’, th’, o’. */
const dependent = /(?:\p{L}{2}in|(?<![\p{L}’'])(?:an|th|o|wi|ol|t))$/iu;
/** Words that are written with an apostrophe in front: 'twas, 'em, '90s. */
export const clipped =
	/^(?:t(?:is|was|were|will|would|il|ill|wixt)|em|n|cause|bout|round|neath|gainst|cept|til|cuz|ow|e|im|er|is|un|pon|ere|s|d|ll|re|ve|m|\d\ds?)(?![\p{L}\p{N}])/iu;
/** The commonest of them, before which an editor may have set an opening mark. */
export const curlyClipped = /^(?:t(?:is|was|were|will|would|il)|em|n|cause|round|til|\d\ds?)(?![\p{L}\p{N}])/iu;
/** What an apostrophe ties to the word before it. */
export const suffix = /^(?:s|d|ll|re|ve|m)(?![\p{L}\p{N}])/iu;
/** Words that nobody owns: before them boys’ is no possessive. */
const ownerless =
	/^\s(?:and|or|but|nor|is|was|are|were|be|has|have|had|does|did|do|will|would|can|could|may|might|shall|should|must|to|of|in|on|at|by|for|from|with|as|that|which|who|when|where|while|if|than|then|so|not|he|she|it|they|we|I|you|his|her|their|our|my|your|the|an?|this|these|those|und|oder|ist|war|sind|in|von|zu|mit|et|ou|est|de|dans)(?![\p{L}\p{N}])/iu;

/** How surely a single mark at `at` closes a quotation. */
export function closeWeight(text: string, kinds: Uint8Array, at: number): number {
	const before = charBefore(text, at) ?? '';
	const rest = text
		.slice(at + 1, at + 6)
		.replace(invisible, '')
		.slice(0, 3);
	const next = /^[.,;:!?)”"»]?\s?\uFFFC/.exec(rest);
	if (punctuation.includes(before)) return Weight.sure;
	if (next && (kinds[text.indexOf('\uFFFC', at)] ?? 0) >= Kind.citation) return Weight.sure;
	if (/\d/.test(before) && /^\s?\d{1,2}["”]/.test(rest)) return Weight.none;
	if (rest === '' || closers.includes(rest[0] ?? '')) return Weight.fair;
	if (/[szx]/i.test(before) && /^\s[\p{L}\p{N}]/u.test(rest)) {
		return ownerless.test(text.slice(at + 1, at + 12)) ? Weight.fair : Weight.weak;
	}
	if (dependent.test(text.slice(Math.max(0, at - 5), at)) && /^\s\p{Ll}/u.test(rest)) return Weight.weak;
	return Weight.fair;
}
