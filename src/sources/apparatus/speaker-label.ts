/** The name before a colon that says who speaks: `DR. JANE SMITH:`, `Jane Smith (00:12):`. */
import type { Span } from '../../text/span.ts';
import { isDigit } from './letters.ts';

export interface SpeakerLabel extends Span {
	readonly name: string;
	readonly capitals: boolean;
	/** What stands in brackets between name and colon, and where: a time, an office. */
	readonly aside: (Span & { readonly text: string }) | undefined;
}

const inCapitals = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gen|Col|Lt|Prof|St|The|Chairman|Chairwoman|Senator|Representative|President|Judge|Justice|Admiral|General|Colonel|Captain|Professor|Minister|Secretary)\.? )?[\p{Lu}\d][\p{Lu}\p{M}\d.'’&/-]*(?: [\p{Lu}\d(][\p{Lu}\p{M}\d.'’&/-]*){0,4}`;
const asName = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{Lu}\d][\p{L}\p{M}\d.'’-]*){0,4}`;
const aside = String.raw`(?: ?[([]([^)\]\n]{1,30})[)\]])?`;
// In French a space stands before the colon.
const label = new RegExp(String.raw`^(?:(${inCapitals})|(${asName}))${aside}[ \u00a0\u202f]?:(?=\s|$)`, 'du');

/** In characters, its colon included. */
export const longestLabel = 90;

/** The label that a stretch of a line begins with. */
export function readLabel(text: string, start: number, end: number): SpeakerLabel | undefined {
	if (!mayOpenLabel(text.charCodeAt(start))) return undefined;
	const found = label.exec(text.slice(start, Math.min(end, start + longestLabel)));
	if (found === null) return undefined;
	const [whole, capitals, name, inner] = found;
	const [from, to] = found.indices?.[3] ?? [];
	return {
		name: capitals ?? name ?? '',
		capitals: capitals !== undefined,
		aside:
			inner === undefined || from === undefined || to === undefined
				? undefined
				: { text: inner, start: start + from, end: start + to },
		start,
		end: start + whole.length,
	};
}

/** A capital letter, beyond ASCII perhaps, or a digit. */
function mayOpenLabel(code: number): boolean {
	return (code >= 65 && code <= 90) || isDigit(code) || code > 127;
}
