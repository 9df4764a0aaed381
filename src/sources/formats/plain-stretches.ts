import type { MarkdownExtension } from '@lezer/markdown';

/** The characters that inline Markdown can begin with or end at, besides the spaces of a hard line break. */
const marks = new Uint8Array(128);
for (const mark of '\\&`<*_![]~') marks[mark.charCodeAt(0)] = 1;
const space = 32;
const lineFeed = 10;

/**
 * Passes over words at once. The parser offers each character to each of its ten rules in turn, which for prose is
 * nearly all of its work, and none of them takes a character that is no mark.
 */
export const PlainStretches: MarkdownExtension = {
	parseInline: [
		{
			name: 'PlainStretches',
			before: 'Escape',
			parse(context, _next, position) {
				const { text, offset } = context;
				let at = position - offset;
				while (at < text.length) {
					const spaces = spacesAt(text, at);
					// From each of many spaces the parser would look for the line's end anew.
					if (spaces > 1 && text.charCodeAt(at + spaces) === lineFeed) break;
					if (spaces === 0 && isMark(text, at)) break;
					at += Math.max(1, spaces);
				}
				return at === position - offset ? -1 : at + offset;
			},
		},
	],
};

function spacesAt(text: string, at: number): number {
	let end = at;
	while (text.charCodeAt(end) === space) end++;
	return end - at;
}

function isMark(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code < 128 && marks[code] === 1;
}
