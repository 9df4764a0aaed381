import { Autolink, type MarkdownConfig, parser, Strikethrough, Subscript, Superscript } from '@lezer/markdown';

/**
 * Inline Markdown as far as a reader of quotations must see through it: CommonMark's and GFM's, math, attributes,
 * template tags, highlights and comments. Citations, notes and quotation marks are read afterwards, by grammars of
 * our own.
 */

/** Longest stretch looked through for the end of math or a template tag. */
const reach = 1000;

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const dollar = 36;
const braceOpen = 123;
const percent = 37;
const equals = 61;
const backslash = 92;
const caret = 94;
const bracketOpen = 91;

/** As Pandoc has it: no blank inside the dollars, no digit after the second. A price beside a quotation is no formula. */
const inlineMath = /\$(?![\s$])(?!\d[^$\n]*["“”„«»])(?:\\.|[^$\\]){0,300}?(?<!\s)\$(?!\d)/y;

/** `{#id .class key="value"}` after a heading, link, bracketed span or code. */
const attributes =
	/\{\s*(?:[#.=][^\s{}"']+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)|-)(?:\s+(?:[#.=][^\s{}"']+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)|-))*\s*\}/y;

const highlight = { resolve: 'Highlight', mark: 'HighlightMark' };

const extensions: MarkdownConfig = {
	defineNodes: ['Math', 'Attributes', 'TemplateTag', 'PrivateComment', 'Highlight', 'HighlightMark'],
	parseInline: [
		{
			// From each of many blanks the parser would look for the line's end anew.
			name: 'Blanks',
			before: 'Escape',
			parse(cx, next, pos) {
				if (next !== space || cx.char(pos + 1) !== space) return -1;
				let end = pos + 2;
				while (cx.char(end) === space) end++;
				return cx.char(end) === lineFeed ? -1 : end;
			},
		},
		{
			// The parser knows only lines that end with LF.
			name: 'WindowsHardBreak',
			before: 'Escape',
			parse(cx, next, pos) {
				if (next !== backslash || cx.char(pos + 1) !== carriageReturn) return -1;
				return cx.addElement(cx.elt('HardBreak', pos, pos + 2));
			},
		},
		{
			name: 'Math',
			before: 'Emphasis',
			parse(cx, next, pos) {
				if (next !== dollar) return -1;
				if (cx.char(pos + 1) === dollar) {
					const close = cx.slice(pos + 2, pos + reach).indexOf('$$');
					return close < 0 ? pos + 2 : cx.addElement(cx.elt('Math', pos, pos + close + 4));
				}
				inlineMath.lastIndex = pos - cx.offset;
				return inlineMath.test(cx.text) ? cx.addElement(cx.elt('Math', pos, cx.offset + inlineMath.lastIndex)) : -1;
			},
		},
		{
			name: 'Braces',
			before: 'Emphasis',
			parse(cx, next, pos) {
				if (next !== braceOpen) return -1;
				const second = cx.char(pos + 1);
				if (second === braceOpen || second === percent) {
					const end = second === percent ? '%}' : '}}';
					const close = cx.slice(pos + 2, pos + reach).indexOf(end);
					if (close >= 0) return cx.addElement(cx.elt('TemplateTag', pos, pos + close + 4));
				}
				if (!/^[\s\])`]?$/.test(cx.slice(pos - 1, pos))) return -1;
				attributes.lastIndex = pos - cx.offset;
				return attributes.test(cx.text)
					? cx.addElement(cx.elt('Attributes', pos, cx.offset + attributes.lastIndex))
					: -1;
			},
		},
		{
			name: 'PrivateComment',
			before: 'Emphasis',
			parse(cx, next, pos) {
				if (next !== percent || cx.char(pos + 1) !== percent) return -1;
				const close = cx.slice(pos + 2, pos + reach).indexOf('%%');
				return close < 0 ? -1 : cx.addElement(cx.elt('PrivateComment', pos, pos + close + 4));
			},
		},
		{
			name: 'Highlight',
			before: 'Emphasis',
			parse(cx, next, pos) {
				if (next !== equals || cx.char(pos + 1) !== equals || cx.char(pos + 2) === equals) return -1;
				const spaceBefore = /^\s?$/.test(cx.slice(pos - 1, pos));
				const spaceAfter = /^\s?$/.test(cx.slice(pos + 2, pos + 3));
				return cx.addDelimiter(highlight, pos, pos + 2, !spaceAfter, !spaceBefore);
			},
		},
		{
			// A caret beside a bracket opens a note (`^[…]`, `[^1]`), never a superscript.
			name: 'NoteCaret',
			before: 'Superscript',
			parse: (cx, next, pos) =>
				next === caret && (cx.char(pos + 1) === bracketOpen || cx.char(pos - 1) === bracketOpen) ? pos + 1 : -1,
		},
	],
};

const blockParsers = [
	'LinkReference',
	'IndentedCode',
	'FencedCode',
	'Blockquote',
	'HorizontalRule',
	'BulletList',
	'OrderedList',
	'ATXHeading',
	'HTMLBlock',
	'SetextHeading',
];

export const inlineParser = parser.configure([
	Strikethrough,
	Superscript,
	Subscript,
	Autolink,
	extensions,
	{ remove: blockParsers },
]);
