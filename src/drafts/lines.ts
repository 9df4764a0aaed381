import type { Span } from '../text/span.ts';

/** The line that `offset` stands in, without its end. */
export function lineAt(text: string, offset: number): Span {
	let start = offset;
	while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
	return { start, end: lineEnd(text, offset) };
}

/** Where the line after the one that `offset` stands in starts; undefined for the last line. */
export function nextLineStart(text: string, offset: number): number | undefined {
	const end = lineEnd(text, offset);
	if (end === text.length) return undefined;
	return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

/** How the draft ends its lines. */
export function lineBreakOf(text: string): string {
	return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function lineEnd(text: string, offset: number): number {
	const ends = /[\r\n]/g;
	ends.lastIndex = offset;
	return ends.exec(text)?.index ?? text.length;
}
