import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../../text/span.ts';

const marks = new Set([
	'HeaderMark',
	'ListMark',
	'QuoteMark',
	'TaskMarker',
	'TableDelimiter',
	'HorizontalRule',
	'HTMLTag',
	'Comment',
	'CommentBlock',
	'ProcessingInstruction',
	'ProcessingInstructionBlock',
]);

/** Where a Markdown text holds markup that is not wording; marks of emphasis and inline code are left to folding. */
export function markup(tree: Tree, text: string): Span[] {
	const spans: Span[] = [];
	const defined = definedLabels(tree, text);
	tree.iterate({
		enter(node) {
			const { name, from, to } = node;
			if (marks.has(name)) spans.push({ start: from, end: to });
			else if (name === 'FencedCode') spans.push(...fences(node.node, text));
			else if (name === 'HTMLBlock') spans.push(...htmlTags(text, from, to));
			else if (name === 'LinkReference') spans.push(definition(text, from, to));
			else if (name === 'Escape') spans.push({ start: from, end: from + 1 });
			else if (name === 'Image') spans.push(...linkMarkup(node.node));
			else if (name === 'Link') spans.push(...link(node.node, text, defined));
			else if (/^ATXHeading|^SetextHeading/.test(name)) spans.push(...attributes(text, from, to));
			else if (name === 'Paragraph') spans.push(...divFences(text, from, to));
		},
	});
	return spans;
}

const label = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

function definedLabels(tree: Tree, text: string): ReadonlySet<string> {
	const labels = new Set<string>();
	tree.iterate({
		enter({ name, from, to }) {
			if (name === 'LinkReference') labels.add(label(/^\s*\[([\s\S]*?)\]:/.exec(text.slice(from, to))?.[1] ?? ''));
		},
	});
	return labels;
}

/** The definition of a link is all address; of a note (`[^1]: Ibid.`) only the label is not wording. */
function definition(text: string, from: number, to: number): Span {
	const note = /^\[\^[^\]]+\]:/.exec(text.slice(from, to));
	return { start: from, end: note === null ? to : from + note[0].length };
}

/** What stands in brackets is a link only if it has an address or a definition: `[sic]` is wording. */
function link(node: SyntaxNode, text: string, defined: ReadonlySet<string>): Span[] {
	const inner = text.slice(node.from + 1, node.to - 1);
	if (inner.startsWith('^')) return [noteReference(node, text)];
	if (text.charAt(node.from - 1) === '^' && text.charAt(node.to - 1) === ']') {
		return [{ start: node.from - 1, end: node.to }];
	}
	if (text.charAt(node.to) === '{') return spanWithAttributes(node, text);
	const reference = node.getChild('LinkLabel');
	if (reference === null && node.getChild('URL') === null && text.charAt(node.to - 1) !== ')') {
		return defined.has(label(inner)) ? linkMarkup(node) : [];
	}
	if (reference !== null) {
		const name = label(text.slice(reference.from + 1, reference.to - 1));
		if (name !== '' && !defined.has(name)) return [];
	}
	return linkMarkup(node);
}

/** `[^1]`, with the colon where it opens the note itself. */
function noteReference(node: SyntaxNode, text: string): Span {
	const opensLine = /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, node.from - 20), node.from));
	return { start: node.from, end: opensLine && text.charAt(node.to) === ':' ? node.to + 1 : node.to };
}

/** `[words]{.class}` of Pandoc. */
function spanWithAttributes(node: SyntaxNode, text: string): Span[] {
	const braces = /^\{[^{}\n]*\}/.exec(text.slice(node.to, node.to + 200));
	if (braces === null) return [];
	return [
		{ start: node.from, end: node.from + 1 },
		{ start: node.to - 1, end: node.to + braces[0].length },
	];
}

/** The opening bracket, and from the closing one to the end. */
function linkMarkup(node: SyntaxNode): Span[] {
	const brackets = node.getChildren('LinkMark');
	const [open, close] = brackets;
	if (open === undefined || close === undefined) return [];
	return [
		{ start: open.from, end: open.to },
		{ start: close.from, end: node.to },
	];
}

function fences(node: SyntaxNode, text: string): Span[] {
	return node.getChildren('CodeMark').map((mark) => {
		const lineEnd = text.indexOf('\n', mark.to);
		return { start: mark.from, end: Math.min(node.to, lineEnd < 0 ? text.length : lineEnd) };
	});
}

function htmlTags(text: string, from: number, to: number): Span[] {
	const html = text.slice(from, to);
	if (/^\s*<(?:script|style)\b/i.test(html)) return [{ start: from, end: to }];
	return [...html.matchAll(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>|<![a-z][^<>]*>/gi)].map((tag) => {
		return { start: from + tag.index, end: from + tag.index + tag[0].length };
	});
}

/** `{#id .class}` at a heading's end. */
function attributes(text: string, from: number, to: number): Span[] {
	const found = /\{[^{}\n]*\}(?=[ \t]*#*[ \t]*(?:\n[ \t]*[=-]+[ \t]*)?$)/.exec(text.slice(from, to));
	return found === null ? [] : [{ start: from + found.index, end: from + found.index + found[0].length }];
}

/** `::: note` lines of Pandoc and Quarto. */
function divFences(text: string, from: number, to: number): Span[] {
	return [...text.slice(from, to).matchAll(/^:{3,}.*$/gm)].map((fence) => {
		return { start: from + fence.index, end: from + fence.index + fence[0].length };
	});
}
