import { romanValue } from '../../text/roman-numeral.ts';
import { isDigit } from './letters.ts';

/** A page number as a line shows it, alone or beside a running head. */
export interface PageNumber {
	/** As printed: `7`, `xii`. */
	readonly label: string;
	readonly value: number;
	readonly roman: boolean;
	/** What else stands on the line, without case and spacing; empty for a number alone. */
	readonly beside: string;
}

const alone =
	/^(?:[-–—·•|~] ?|[[(])?(?:(?:page|pg\.?|p\.|seite|s\.)\s*)?(\d{1,4}|[clxvi]{1,9})(?:\s*(?:of|von|sur|de|\/)\s*\d{1,4})?(?: ?[-–—·•|~]|[\])])?$/i;
const before = /^(\d{1,4})[\s|·•–—-]+(?=\S*\p{L})(.{2,70})$/u;
const after = /^(.{2,70}?)[\s|·•–—-]+(\d{1,4})$/u;

/** How long a line with a page number may be. */
const longest = 80;

/** Undefined if the line (trimmed) holds no page number at either end. */
export function readPageNumber(line: string): PageNumber | undefined {
	if (line.length > longest) return undefined;
	const single = alone.exec(line)?.[1];
	if (single !== undefined) return pageNumber(single, '');
	const [, leading, rest] = (isDigit(line.charCodeAt(0)) && before.exec(line)) || [];
	if (leading !== undefined && rest !== undefined) return pageNumber(leading, headKey(rest));
	const [, text, trailing] = (endsInNumber(line) && after.exec(line)) || [];
	if (text !== undefined && trailing !== undefined && /\p{L}/u.test(text)) return pageNumber(trailing, headKey(text));
	return undefined;
}

/** Whether a number of four digits or fewer and something else with a letter may be the line. */
function endsInNumber(line: string): boolean {
	let start = line.length;
	while (isDigit(line.charCodeAt(start - 1))) start--;
	const digits = line.length - start;
	return digits >= 1 && digits <= 4 && /\p{L}/u.test(line);
}

function pageNumber(label: string, beside: string): PageNumber | undefined {
	const roman = !/^\d/.test(label);
	const value = roman ? romanValue(label) : Number(label);
	return value === undefined || value === 0 ? undefined : { label, value, roman, beside };
}

/** What makes two running heads the same. */
export function headKey(text: string): string {
	return text
		.replace(/[\s|·•–—-]+/g, ' ')
		.trim()
		.toLowerCase();
}
