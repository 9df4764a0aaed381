import { isCrossReference } from '../text/citable-key.ts';
import { Part } from './markup.ts';

/**
 * Pandoc's citation keys. A bare key starts with a letter, digit or `_` and may hold single punctuation marks between
 * such characters, so that a sentence's final dot is never part of it; `@{…}` holds anything.
 */

export interface KeyMark {
	/** Of the `@`, or of the `-` before it. */
	readonly start: number;
	readonly end: number;
	readonly keyStart: number;
	readonly keyEnd: number;
	readonly suppressAuthor: boolean;
}

const bareKey = /[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
const word = /[\p{L}\p{N}_]/u;
const longestBraced = 300;

/** The citation key whose `@` stands at `at`, if it is one: not in an address, not a cross-reference. */
export function keyMarkAt(text: string, parts: Uint8Array, at: number): KeyMark | undefined {
	const before = text[at - 1] ?? '';
	if (before === '@' || before === '/' || word.test(before) || /[\udc00-\udfff]/.test(before)) return undefined;
	const suppressAuthor = before === '-' && !word.test(text[at - 2] ?? '') && text[at - 2] !== '-';
	const start = suppressAuthor ? at - 1 : at;
	if (text[at + 1] === '{') {
		const close = closingBrace(text, at + 1);
		if (close < at + 3) return undefined;
		return { start, end: close + 1, keyStart: at + 2, keyEnd: close, suppressAuthor };
	}
	bareKey.lastIndex = at + 1;
	if (!bareKey.test(text)) return undefined;
	let end = at + 1;
	// A tag or emphasis mark ends the key; an address that follows the `@` is all key.
	while (end < bareKey.lastIndex && (parts[end] === Part.text || parts[end] === Part.address)) end++;
	while (end > at + 1 && !word.test(text[end - 1] ?? '') && !/[\p{M}\udc00-\udfff]/u.test(text[end - 1] ?? '')) end--;
	const key = text.slice(at + 1, end);
	if (key === '' || isCrossReference(key)) return undefined;
	return { start, end, keyStart: at + 1, keyEnd: end, suppressAuthor };
}

/** How far the bare key goes that `text` begins with; 0 where it begins with none. */
export function bareKeyEnd(text: string): number {
	bareKey.lastIndex = 0;
	return bareKey.test(text) ? bareKey.lastIndex : 0;
}

/** Of the brace at `open`, its partner on the same line; -1 without one. */
export function closingBrace(text: string, open: number): number {
	let depth = 0;
	const limit = Math.min(text.length, open + longestBraced);
	for (let i = open; i < limit; i++) {
		const char = text[i];
		if (char === '{') depth++;
		else if (char === '}' && --depth === 0) return i;
		else if (char === '\n') return -1;
	}
	return -1;
}
