/**
 * A draft's blocks as a reader sees them: headings, paragraphs, lists, quotes, tables, notes, code. The same parser
 * that the draft was checked with tells where they stand, so that every quotation is in the block that it was read in;
 * what only a page needs (levels of headings, numbers of lists) is read here, off the same tree. Cost: linear.
 */
import type { SyntaxNode } from '@lezer/common';
import { blankOut, blockParser, verbatimHtml } from '../drafts/blocks.ts';

export type ReadBlock =
	| { readonly kind: 'heading'; readonly level: number; readonly leaf: ReadLeaf }
	| { readonly kind: 'paragraph'; readonly leaf: ReadLeaf }
	| { readonly kind: 'quote'; readonly blocks: readonly ReadBlock[] }
	| ReadList
	| { readonly kind: 'table'; readonly rows: readonly ReadRow[] }
	| { readonly kind: 'footnote'; readonly label: string; readonly blocks: readonly ReadBlock[] }
	/** Nothing in it has a meaning. */
	| { readonly kind: 'code'; readonly text: string }
	| { readonly kind: 'rule' };

export interface ReadList {
	readonly kind: 'list';
	/** The first item's number; undefined where the items have none. */
	readonly first: number | undefined;
	readonly items: readonly ReadItem[];
}

export interface ReadItem {
	/** Where it begins in the draft. */
	readonly start: number;
	readonly blocks: readonly ReadBlock[];
}

export interface ReadRow {
	readonly isHead: boolean;
	readonly cells: readonly ReadLeaf[];
}

/** A block that has text, with the marks of enclosing quotes blanked out. */
export interface ReadLeaf {
	readonly start: number;
	readonly text: string;
}

export interface ReadText {
	/** The blocks of the document, each with where it begins in the draft. */
	readonly blocks: readonly { readonly block: ReadBlock; readonly start: number }[];
	/** Addresses by the labels that links name, in lower case. */
	readonly addresses: ReadonlyMap<string, string>;
}

/** @param start where the draft's text begins: behind its front matter */
export function readBlocksOf(draft: string, start: number): ReadText {
	const text = draft.slice(start);
	const addresses = new Map<string, string>();
	const blocks: { block: ReadBlock; start: number }[] = [];
	for (const node of childrenOf(blockParser.parse(text).topNode)) {
		const block = read(node, false);
		if (block) blocks.push({ block, start: start + node.from });
	}
	return { blocks, addresses };

	function read(node: SyntaxNode, isQuoted: boolean): ReadBlock | undefined {
		const { name } = node;
		if (name.includes('Heading')) return { kind: 'heading', level: Number(name.at(-1)) || 1, leaf: headingOf(node) };
		switch (name) {
			case 'Blockquote':
				return { kind: 'quote', blocks: readAll(node, true) };
			case 'BulletList':
			case 'OrderedList':
				return listOf(node, isQuoted);
			case 'Table':
				return { kind: 'table', rows: rowsOf(node) };
			case 'FootnoteDefinition': {
				const label = node.getChild('FootnoteLabel');
				const name = label ? text.slice(label.from + 2, label.to - 2) : '';
				return { kind: 'footnote', label: name, blocks: readAll(node, isQuoted) };
			}
			case 'Paragraph':
			case 'Task':
				return { kind: 'paragraph', leaf: leafOf(node, node.from, node.to) };
			case 'HTMLBlock':
				return verbatimHtml.test(text.slice(node.from, node.to))
					? codeOf(node)
					: { kind: 'paragraph', leaf: leafOf(node, node.from, node.to) };
			case 'HorizontalRule':
				// In a quote it may stand for words left out.
				return isQuoted ? { kind: 'paragraph', leaf: leafOf(node, node.from, node.to) } : { kind: 'rule' };
			case 'CommentBlock':
				// What follows a comment on its line is shown.
				return /-->\s*$/.test(text.slice(node.from, node.to)) ? undefined : codeOf(node);
			case 'LinkReference':
				define(node.getChild('LinkLabel'), node.getChild('URL'));
				return undefined;
			case 'CodeBlock':
			case 'FencedCode':
			case 'ProcessingInstructionBlock':
				return codeOf(node);
			default:
				return undefined;
		}
	}

	function readAll(node: SyntaxNode, isQuoted: boolean): ReadBlock[] {
		return childrenOf(node).flatMap((child) => read(child, isQuoted) ?? []);
	}

	function listOf(node: SyntaxNode, isQuoted: boolean): ReadList {
		const items = node.getChildren('ListItem');
		const mark = items[0]?.getChild('ListMark');
		const number = mark ? Number.parseInt(text.slice(mark.from, mark.to), 10) : 1;
		const first = node.name === 'OrderedList' ? number : undefined;
		return {
			kind: 'list',
			first,
			items: items.map((item) => ({ start: start + item.from, blocks: readAll(item, isQuoted) })),
		};
	}

	function rowsOf(node: SyntaxNode): ReadRow[] {
		return childrenOf(node)
			.filter(({ name }) => name === 'TableHeader' || name === 'TableRow')
			.map((row) => ({
				isHead: row.name === 'TableHeader',
				cells: row.getChildren('TableCell').map((cell) => leafOf(cell, cell.from, cell.to)),
			}));
	}

	/** Without the marks that make it one. */
	function headingOf(node: SyntaxNode): ReadLeaf {
		let { from, to } = node;
		for (const mark of node.getChildren('HeaderMark')) {
			if (mark.from === node.from) from = mark.to;
			else to = Math.min(to, mark.from);
		}
		while (from < to && isBlank(text.charAt(from))) from++;
		while (from < to && isBlank(text.charAt(to - 1))) to--;
		return leafOf(node, Math.min(from, to), to);
	}

	function leafOf(node: SyntaxNode, from: number, to: number): ReadLeaf {
		const marks = node.getChildren('QuoteMark').map((mark) => mark.from);
		return { start: start + from, text: blankOut(text.slice(from, to), marks, from) };
	}

	function codeOf(node: SyntaxNode): ReadBlock {
		return { kind: 'code', text: text.slice(node.from, node.to) };
	}

	function define(label: SyntaxNode | null, address: SyntaxNode | null): void {
		if (!label || !address) return;
		const name = normalLabel(text.slice(label.from + 1, label.to - 1));
		if (!addresses.has(name)) addresses.set(name, text.slice(address.from, address.to));
	}
}

function isBlank(character: string): boolean {
	return character.trim() === '';
}

/** Labels are the same whatever their case and blanks. */
export function normalLabel(label: string): string {
	return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
	const children: SyntaxNode[] = [];
	for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
	return children;
}
