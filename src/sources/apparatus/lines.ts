import type { Span } from '../../text/span.ts';

/** A line without its line break. */
export interface Line extends Span {
	/** Without white space at its ends. */
	readonly trimmed: string;
	/** Index of the page it stands on, counted by form feeds from 0. */
	readonly page: number;
}

/** The lines of a text from `start` on. A form feed ends a line as well as a page. */
export function splitLines(text: string, start: number): Line[] {
	const lines: Line[] = [];
	const breaks = /\r\n|[\n\r\f]/g;
	breaks.lastIndex = start;
	let at = start;
	let page = 0;
	const push = (end: number) => lines.push({ start: at, end, trimmed: text.slice(at, end).trim(), page });
	for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
		push(found.index);
		at = found.index + found[0].length;
		if (found[0] === '\f') page++;
	}
	push(text.length);
	return lines;
}
