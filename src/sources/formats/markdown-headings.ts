import type { Tree } from '@lezer/common';
import type { Span } from '../../text/span.ts';

export interface Heading extends Span {
	/** 1 to 6. */
	readonly level: number;
	/** Without its marks and attributes, on one line. */
	readonly text: string;
}

/** Nobody cites a longer heading by its words, and what takes its marks off would take time by the square. */
const longest = 1000;

/** The headings of a Markdown text that say something, in order. */
export function headings(tree: Tree, text: string): Heading[] {
	const found: Heading[] = [];
	tree.iterate({
		enter(node) {
			const level = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1];
			if (level === undefined) return node.name === 'Document' || node.name === 'Blockquote';
			const heading = headingText(text.slice(node.from, Math.min(node.to, node.from + longest)));
			if (heading !== '') found.push({ level: Number(level), text: heading, start: node.from, end: node.to });
			return false;
		},
	});
	return found;
}

function headingText(markdown: string): string {
	return markdown
		.replace(/^#+[ \t]*|[ \t]+#+[ \t]*$|\n[ \t]*(?:=+|-+)[ \t]*$/g, '')
		.replace(/[ \t]*\{[^{}]*\}[ \t]*$/, '')
		.replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>|\[\^[^\]]*\]/gi, '')
		.replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
		.replace(/(\*\*|__|[*_`])(?=\S)(.*?\S)\1/g, '$2')
		.replace(/\\([!-/:-@[-`{-~])/g, '$1')
		.replace(/\s+/g, ' ')
		.replace(/[\ud800-\udbff]$/, '')
		.trim();
}
