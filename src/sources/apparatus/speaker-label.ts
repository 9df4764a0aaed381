/** Names that say who speaks: `DR. JANE SMITH:`, `Jane Smith (00:12):`, `Jane Smith 0:12`, `Q.` */
import type { Span } from '../../text/span.ts';
import { isDigit } from './letters.ts';
import { longestLabel } from './lines.ts';

export interface SpeakerLabel extends Span {
	readonly name: string;
	readonly capitals: boolean;
}

const inCapitals = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gen|Col|Lt|Prof|St|The|Chairman|Chairwoman|Senator|Representative|President|Judge|Justice|Admiral|General|Colonel|Captain|Professor|Minister|Secretary)\.? )?[\p{Lu}\d][\p{Lu}\p{M}\d.'’&/-]*(?: [\p{Lu}\d(][\p{Lu}\p{M}\d.'’&/-]*){0,4}`;
const asName = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{Lu}\d][\p{L}\p{M}\d.'’-]*){0,4}`;
const aside = String.raw`(?: ?[([][^)\]\n]{1,30}[)\]])?`;
// In French a space stands before the colon.
const label = new RegExp(String.raw`^(?:(${inCapitals})|(${asName}))${aside}[ \u00a0\u202f]{0,2}:(?=\s|$)`, 'u');

/** The label that a stretch of a line begins with. */
export function readLabel(text: string, start: number, end: number): SpeakerLabel | undefined {
	if (!mayOpenLabel(text.charCodeAt(start))) return undefined;
	const found = label.exec(text.slice(start, Math.min(end, start + longestLabel)));
	if (found === null) return undefined;
	const [whole, capitals, name] = found;
	return { name: capitals ?? name ?? '', capitals: capitals !== undefined, start, end: start + whole.length };
}

const bareName = new RegExp(`^(?:(${inCapitals})|(${asName}))$`, 'u');

/** A name that is all of a stretch of a line. */
export function readBareName(text: string, start: number, end: number): SpeakerLabel | undefined {
	if (end - start > longestLabel || !mayOpenLabel(text.charCodeAt(start))) return undefined;
	const found = bareName.exec(text.slice(start, end));
	return found === null ? undefined : { name: found[0], capitals: found[1] !== undefined, start, end };
}

const letterOfInterview = /^([QA])\.[ \t]+(?=\S)/;

/** `Q.` and `A.` as courts write them. */
export function readLetter(text: string, start: number, end: number): SpeakerLabel | undefined {
	if (text.charAt(start + 1) !== '.') return undefined;
	const found = letterOfInterview.exec(text.slice(start, Math.min(end, start + 20)));
	return found === null ? undefined : { name: found[1] as string, capitals: true, start, end: start + 2 };
}

/** A name with the time at which its speech begins. */
export interface NamedTime {
	readonly name: SpeakerLabel;
	readonly bracket: string;
	readonly time: Span & { readonly label: string };
}

const namedTime = new RegExp(
	String.raw`^(?:(${inCapitals})|(${asName}))(?: ?([([])|[ \t]{1,4})(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[)\]]?[ \u00a0\u202f]?(?::(?=\s|$)|$)`,
	'du',
);

/** Followed by a colon, or alone on its line: `end` is where that ends. */
export function readNamedTime(text: string, start: number, end: number): NamedTime | undefined {
	if (!mayOpenLabel(text.charCodeAt(start))) return undefined;
	const found = namedTime.exec(text.slice(start, end));
	if (found === null) return undefined;
	const [whole, capitals, name, bracket = '', time = ''] = found;
	const at = start + (found.indices?.[4]?.[0] ?? 0);
	return {
		name: { name: capitals ?? name ?? '', capitals: capitals !== undefined, start, end: start + whole.length },
		bracket,
		time: { label: time, start: at, end: at + time.length },
	};
}

/** A capital letter, beyond ASCII perhaps, or a digit. */
function mayOpenLabel(code: number): boolean {
	return (code >= 65 && code <= 90) || isDigit(code) || code > 127;
}
