import { parser, Table, TaskList } from '@lezer/markdown';
import type { Span } from '../text/span.ts';
import { depthLimit, divs, footnotes } from './block-syntax.ts';

/**
 * The blocks of a Markdown text: paragraphs and the like (leaves, which have text) inside quotes, lists, tables and
 * footnotes. The inline markup of leaves is not read here, so that it can be remembered by the leaf's own text.
 */

export type BlockKind =
	| 'document'
	| 'quote'
	| 'list'
	| 'item'
	| 'table'
	| 'row'
	| 'footnote'
	| 'paragraph'
	| 'heading'
	| 'cell'
	/** `* * *` inside a block quote, where it may stand for an omission. */
	| 'rule'
	/** Code, math, fences: nothing to read, but it stands between its neighbours. */
	| 'other';

export interface Block {
	readonly kind: BlockKind;
	readonly parent: Block | undefined;
	/** Place among the parent's children. */
	readonly index: number;
	readonly start: number;
	end: number;
	/** Of a leaf: the text at `[start, end)` with the marks of enclosing quotes blanked out; else empty. */
	text: string;
	/** Of a footnote: its label. */
	label: string;
	readonly children: Block[];
}

/** A link reference definition: `[label]: address`. */
export interface Definition {
	readonly label: string;
	readonly address: Span;
}

export interface Blocks {
	readonly document: Block;
	/** All leaves with text, in order. */
	readonly leaves: readonly Block[];
	readonly definitions: readonly Definition[];
	/** Comments that stand between blocks. A reader does not see them, so they are no blocks themselves. */
	readonly comments: readonly Span[];
}

const blockParser = parser.configure([Table, TaskList, footnotes, divs, depthLimit]);
// Half of the parser's time would go into markup that is looked up by paragraph anyway.
blockParser.parseInline = () => [];

const kinds: Readonly<Record<string, BlockKind>> = {
	Blockquote: 'quote',
	BulletList: 'list',
	OrderedList: 'list',
	ListItem: 'item',
	Table: 'table',
	TableHeader: 'row',
	TableRow: 'row',
	TableCell: 'cell',
	FootnoteDefinition: 'footnote',
	Paragraph: 'paragraph',
	Task: 'paragraph',
	HTMLBlock: 'paragraph',
	HorizontalRule: 'rule',
	CodeBlock: 'other',
	FencedCode: 'other',
	ProcessingInstructionBlock: 'other',
	LinkReference: 'other',
	DivFence: 'other',
};

const verbatimHtml = /^\s*<(?:script|pre|style|textarea|!|\?)/i;

/** @param base where `text` starts in the draft: offsets in the result count from there. */
export function readBlocks(text: string, base: number): Blocks {
	const document = newBlock('document', undefined, base);
	const leaves: Block[] = [];
	const definitions: Definition[] = [];
	const comments: Span[] = [];
	let open = document;
	let blanked: number[] = [];

	blockParser.parse(text).iterate({
		enter(node) {
			const { name, from, to } = node;
			if (name === 'Document') return true;
			const kind = name.includes('Heading') ? 'heading' : kinds[name];
			if (kind !== undefined) {
				const block = newBlock(kind, open, base + from);
				block.end = base + to;
				if (name === 'LinkReference') defineLink(node.node.getChildren('LinkLabel'), node.node.getChildren('URL'));
				if (kind === 'other') return false;
				if (isLeaf(kind)) blanked = [];
				open = block;
				return true;
			}
			if (name === 'CommentBlock') readComment(base + from, base + to);
			else if (name === 'FootnoteLabel') open.label = text.slice(from + 2, to - 2);
			else if (name === 'QuoteMark') blanked.push(from);
			else if (name === 'HeaderMark') trimHeading(from, to);
			else if (name === 'TaskMarker') open = restarted(open, base + to);
			return false;
		},
		leave({ name }) {
			if (!name.includes('Heading') && (kinds[name] ?? 'other') === 'other') return;
			if (isLeaf(open.kind)) finishLeaf(open);
			open = open.parent ?? document;
		},
	});
	document.end = base + text.length;
	return { document, leaves, definitions, comments };

	function readComment(start: number, end: number): void {
		comments.push({ start, end });
		// What follows a comment on its line is HTML, and shown.
		if (!/-->\s*$/.test(text.slice(start - base, end - base))) newBlock('other', open, start).end = end;
	}

	function defineLink(labels: readonly { from: number; to: number }[], urls: readonly { from: number; to: number }[]) {
		const [label] = labels;
		const [url] = urls;
		if (!label || !url) return;
		definitions.push({
			label: text.slice(label.from + 1, label.to - 1),
			address: { start: base + url.from, end: base + url.to },
		});
	}

	function trimHeading(from: number, to: number): void {
		if (base + from === open.start) open = restarted(open, base + to);
		else open.end = Math.min(open.end, base + from);
	}

	function finishLeaf(leaf: Block): void {
		const raw = text.slice(leaf.start - base, leaf.end - base);
		const unread = leaf.kind === 'rule' ? !(inQuote(leaf) && raw.startsWith('*')) : verbatimHtml.test(raw);
		if (unread) return;
		leaf.text = blankOut(raw, blanked, leaf.start - base);
		leaves.push(leaf);
	}
}

function newBlock(kind: BlockKind, parent: Block | undefined, start: number): Block {
	const block = {
		kind,
		parent,
		index: parent?.children.length ?? 0,
		start,
		end: start,
		text: '',
		label: '',
		children: [],
	};
	parent?.children.push(block);
	return block;
}

/** The same block, starting later: what stands before is its marker. */
function restarted(block: Block, start: number): Block {
	const later = { ...block, start: Math.min(start, block.end) };
	if (block.parent) block.parent.children[block.index] = later;
	return later;
}

function isLeaf(kind: BlockKind): boolean {
	return kind === 'paragraph' || kind === 'heading' || kind === 'cell' || kind === 'rule';
}

/** The innermost quote that `block` stands in. */
export function inQuote(block: Block): Block | undefined {
	let at = block.parent;
	while (at && at.kind !== 'quote') at = at.parent;
	return at;
}

function blankOut(raw: string, places: readonly number[], offset: number): string {
	if (places.length === 0) return raw;
	let blank = '';
	let done = 0;
	for (const place of places) {
		const at = place - offset;
		if (at < done || at >= raw.length) continue;
		blank += `${raw.slice(done, at)} `;
		done = at + 1;
	}
	return blank + raw.slice(done);
}
