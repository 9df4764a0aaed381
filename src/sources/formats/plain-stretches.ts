import type { MarkdownExtension } from '@lezer/markdown';

/** The characters that inline Markdown can begin with or end at, besides the spaces of a hard line break. */
const marks = new Uint8Array(128);
for (const mark of '\\&`<*_![]~') marks[mark.charCodeAt(0)] = 1;
const space = 32;

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
				while (at < text.length && !isMark(text, at)) at++;
				return at === position - offset ? -1 : at + offset;
			},
		},
	],
};

function isMark(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code === space) return text.charCodeAt(at + 1) === space;
	return code < 128 && marks[code] === 1;
}
