import type { SyntaxNode, Tree } from '@lezer/common';
import { type BlockContext, parser, Table, TaskList } from '@lezer/markdown';
import { detached } from '../text/detached.ts';
import type { Span } from '../text/span.ts';
import { depthLimit, divs, footnotes } from './block-syntax.ts';
import { changed } from './changed.ts';
import { shiftSpan } from './shift.ts';
import { lowerBound } from './sorted.ts';

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
	index: number;
	start: number;
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

/** Of blocks only. */
export const blockParser = parser.configure([Table, TaskList, footnotes, divs, depthLimit]);
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

/** HTML that is no text to read. */
export const verbatimHtml = /^\s*<(?:script|pre|style|textarea|!|\?)/i;

/** Reads the versions of one text: after an edit, only the blocks that it may have changed. */
export interface BlockReader {
	/** What was read before is changed in place: it is of no use any more. */
	read(text: string, base: number): Blocks;
}

/** A block of the document and what is in it, or a comment between blocks. */
interface Stretch {
	/** Where its first line starts. */
	start: number;
	end: number;
	readonly blocks: Block[];
	readonly leaves: Block[];
	/** These count from the stretch's start. */
	readonly definitions: Definition[];
	readonly comments: Span[];
}

/** @param base where `text` starts in the draft: offsets in the result count from there. */
export function readBlocks(text: string, base: number): Blocks {
	return createBlockReader().read(text, base);
}

/**
 * What a line is depends on the lines before it only as far as blocks are open there. So reading may begin anew at any
 * block of the document, and what follows a change is as it was from the first block that begins where one began
 * before while no other is open. A change may alter the block before it too (a list goes on behind empty lines), and
 * those that are joined to that one without an empty line (a table takes its head from a paragraph).
 */
export function createBlockReader(): BlockReader {
	const document = newBlock('document', undefined, 0);
	let known = { text: '', base: -1, stretches: [] as Stretch[] };

	return {
		read(text, base) {
			const stretches = base === known.base ? renewed(text) : readStretches(text, 0, document, base);
			known = { text, base, stretches };
			return together(text.length);
		},
	};

	function renewed(text: string): Stretch[] {
		const { stretches: old, base } = known;
		const { start, endBefore, endAfter } = changed(known.text, text);
		if (start === endBefore && start === endAfter) return old;
		const from = firstTouched(old, known.text, base, start);
		const by = endAfter - endBefore;
		const later = lowerBound(old, base + endBefore);
		const ends = new Map<number, number>();
		for (let i = Math.max(from + 1, later); i < old.length; i++) ends.set((old[i] as Stretch).start - base + by, i);
		const offset = from === 0 ? 0 : (old[from] as Stretch).start - base;
		let next = old.length;
		const fresh = readStretches(text, offset, document, base, (at) => {
			next = ends.get(at) ?? next;
			return ends.has(at);
		});
		const kept = old.slice(next);
		if (by !== 0) for (const stretch of kept) move(stretch, by);
		return [...old.slice(0, from), ...fresh, ...kept];
	}

	function together(length: number): Blocks {
		const { base, stretches } = known;
		const leaves: Block[] = [];
		const definitions: Definition[] = [];
		const comments: Span[] = [];
		document.start = base;
		document.end = base + length;
		document.children.length = 0;
		for (const stretch of stretches) {
			for (const block of stretch.blocks) {
				block.index = document.children.length;
				document.children.push(block);
			}
			for (const leaf of stretch.leaves) leaves.push(leaf);
			for (const { label, address } of stretch.definitions) {
				definitions.push({ label, address: shiftSpan(address, stretch.start) });
			}
			for (const comment of stretch.comments) comments.push(shiftSpan(comment, stretch.start));
		}
		return { document, leaves, definitions, comments };
	}
}

const emptyLines = /(?:[ \t\r]*\n)*/y;

/** The first stretch that a change at `start` may concern. */
function firstTouched(stretches: readonly Stretch[], text: string, base: number, start: number): number {
	let first = Math.max(0, lowerBound(stretches, base + start + 1) - 2);
	for (; first > 0; first--) {
		const between = text.slice(
			(stretches[first - 1] as Stretch).end - base,
			(stretches[first] as Stretch).start - base,
		);
		if (/\n[ \t\r]*\n/.test(between)) break;
	}
	return first;
}

function move(stretch: Stretch, by: number): void {
	stretch.start += by;
	stretch.end += by;
	for (const block of stretch.blocks) moveBlock(block, by);
}

function moveBlock(block: Block, by: number): void {
	block.start += by;
	block.end += by;
	for (const child of block.children) moveBlock(child, by);
}

/**
 * @param from where a block of the document starts, in `text`
 * @param isEnd whether to stop where a block of the document may start, given its place in `text`
 */
function readStretches(
	text: string,
	from: number,
	document: Block,
	base: number,
	isEnd?: (at: number) => boolean,
): Stretch[] {
	const stretches: Stretch[] = [];
	const first = base + from;
	let open = document;
	let blanked: number[] = [];
	document.children.length = 0;

	parseBlocks(text.slice(from), isEnd && ((at) => isEnd(afterEmptyLines(text, from + at)))).iterate({
		enter(node) {
			const { name } = node;
			if (name === 'Document') return true;
			const start = first + node.from;
			const end = first + node.to;
			const stretch = open === document ? begin(start, end) : (stretches.at(-1) as Stretch);
			const kind = name.includes('Heading') ? 'heading' : kinds[name];
			if (kind !== undefined) {
				const block = newBlock(kind, open, start);
				if (open === document) stretch.blocks.push(block);
				block.end = end;
				if (name === 'LinkReference') defineLink(stretch, node.node.getChild('LinkLabel'), node.node.getChild('URL'));
				if (kind === 'other') return false;
				if (isLeaf(kind)) blanked = [];
				open = block;
				return true;
			}
			if (name === 'CommentBlock') readComment(stretch, start, end);
			else if (name === 'FootnoteLabel') open.label = detached(text.slice(start - base + 2, end - base - 2));
			else if (name === 'QuoteMark') blanked.push(start);
			else if (name === 'HeaderMark') trimHeading(start, end);
			else if (name === 'TaskMarker') restart(end);
			return false;
		},
		leave({ name }) {
			if (!name.includes('Heading') && (kinds[name] ?? 'other') === 'other') return;
			if (isLeaf(open.kind)) finishLeaf(open);
			open = open.parent ?? document;
		},
	});
	return stretches;

	function begin(at: number, end: number): Stretch {
		const start = at === base ? base : base + text.lastIndexOf('\n', at - base - 1) + 1;
		const last = stretches.at(-1);
		if (last && last.start === start) {
			last.end = end;
			return last;
		}
		const stretch = { start, end, blocks: [], leaves: [], definitions: [], comments: [] };
		stretches.push(stretch);
		return stretch;
	}

	function readComment(stretch: Stretch, start: number, end: number): void {
		stretch.comments.push(shiftSpan({ start, end }, -stretch.start));
		// What follows a comment on its line is HTML, and shown.
		if (/-->\s*$/.test(text.slice(start - base, end - base))) return;
		const shown = newBlock('other', open, start);
		shown.end = end;
		if (open === document) stretch.blocks.push(shown);
	}

	function defineLink(stretch: Stretch, label: SyntaxNode | null, url: SyntaxNode | null): void {
		if (!label || !url) return;
		stretch.definitions.push({
			label: detached(text.slice(from + label.from + 1, from + label.to - 1)),
			address: { start: first + url.from - stretch.start, end: first + url.to - stretch.start },
		});
	}

	function trimHeading(start: number, end: number): void {
		if (start === open.start) restart(end);
		else open.end = Math.min(open.end, start);
	}

	/** What stands before is the block's marker. */
	function restart(start: number): void {
		open.start = Math.min(start, open.end);
	}

	function finishLeaf(leaf: Block): void {
		const raw = detached(text.slice(leaf.start - base, leaf.end - base));
		const unread = leaf.kind === 'rule' ? !(inQuote(leaf) && raw.startsWith('*')) : verbatimHtml.test(raw);
		if (unread) return;
		leaf.text = blankOut(raw, blanked, leaf.start);
		(stretches.at(-1) as Stretch).leaves.push(leaf);
	}
}

function afterEmptyLines(text: string, at: number): number {
	emptyLines.lastIndex = at;
	emptyLines.test(text);
	return emptyLines.lastIndex;
}

function parseBlocks(text: string, isEnd: ((at: number) => boolean) | undefined): Tree {
	const parse = blockParser.startParse(text) as BlockContext;
	for (;;) {
		const tree = parse.advance();
		if (tree) return tree;
		const at = parse.parsedPos;
		if (isEnd && at > 0 && parse.stoppedAt === null && parse.depth === 1 && isEnd(at)) parse.stopAt(at - 1);
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

function isLeaf(kind: BlockKind): boolean {
	return kind === 'paragraph' || kind === 'heading' || kind === 'cell' || kind === 'rule';
}

/** The innermost quote that `block` stands in. */
export function inQuote(block: Block): Block | undefined {
	let at = block.parent;
	while (at && at.kind !== 'quote') at = at.parent;
	return at;
}

/** A leaf's text with a blank for the mark of an enclosing quote at each of the places, which count from where `offset` does. */
export function blankOut(raw: string, places: readonly number[], offset: number): string {
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
