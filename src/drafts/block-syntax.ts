import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';

/** How many quotes, lists and footnotes may stand in one another; beyond it a line is a paragraph of its own. */
const deepest = 64;

const footnoteLabel = /\[\^[^\]\s]+\]:[ \t]?/y;
const divFence = /:{3,}/y;

function startsWith(pattern: RegExp, line: Line): number {
	if (line.indent >= line.baseIndent + 4) return 0;
	pattern.lastIndex = line.pos;
	return pattern.test(line.text) ? pattern.lastIndex - line.pos : 0;
}

/** `[^label]: …`, continued by lines indented by four. */
export const footnotes: MarkdownConfig = {
	defineNodes: [
		{
			name: 'FootnoteDefinition',
			block: true,
			composite(_cx: BlockContext, line: Line): boolean {
				if (line.next < 0) return true;
				if (line.indent < line.baseIndent + 4) return false;
				line.moveBaseColumn(line.baseIndent + 4);
				return true;
			},
		},
		'FootnoteLabel',
	],
	parseBlock: [
		{
			name: 'FootnoteDefinition',
			before: 'Blockquote',
			parse(cx, line) {
				const length = startsWith(footnoteLabel, line);
				if (length === 0) return false;
				const start = cx.lineStart + line.pos;
				const label = line.text.indexOf(']:', line.pos) - line.pos + 2;
				cx.startComposite('FootnoteDefinition', line.pos);
				cx.addElement(cx.elt('FootnoteLabel', start, start + label));
				line.moveBase(line.pos + length);
				return null;
			},
			endLeaf: (_cx, line) => startsWith(footnoteLabel, line) > 0,
		},
	],
};

/** The fences of Pandoc's and Quarto's divs (`::: {.callout}`): lines of their own, whatever they enclose is ordinary text. */
export const divs: MarkdownConfig = {
	defineNodes: [{ name: 'DivFence', block: true }],
	parseBlock: [
		{
			name: 'DivFence',
			before: 'Blockquote',
			parse(cx, line) {
				if (startsWith(divFence, line) === 0) return false;
				cx.addElement(cx.elt('DivFence', cx.lineStart + line.pos, cx.lineStart + line.text.length));
				cx.nextLine();
				return true;
			},
			endLeaf: (_cx, line) => startsWith(divFence, line) > 0,
		},
	],
};

/** Keeps a line of a million `>` from becoming a million blocks in one another. */
export const depthLimit: MarkdownConfig = {
	parseBlock: [
		{
			name: 'DepthLimit',
			before: 'LinkReference',
			parse(cx, line) {
				if (cx.depth < deepest || line.pos >= line.text.length) return false;
				cx.addElement(cx.elt('Paragraph', cx.lineStart + line.pos, cx.lineStart + line.text.length));
				cx.nextLine();
				return true;
			},
		},
	],
};
