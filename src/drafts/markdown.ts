import type { Span } from '../text/span.ts';
import { assemble } from './assemble.ts';
import { type Blocks, readBlocks } from './blocks.ts';
import { readDirectives } from './directives.ts';
import type { Draft } from './draft.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type Leaves, readLeaves } from './leaves.ts';
import { createMemory, type Memory } from './memory.ts';
import { shiftSpan } from './shift.ts';

/**
 * Reads Markdown drafts: quotations, citations, and which supports which.
 *
 * Blocks come from lezer's Markdown parser, inline markup too, paragraph by paragraph; what is read of a paragraph
 * depends on its own text (and the few link labels and footnotes it names) and is remembered by it. So the first
 * reading costs one pass over the text, and reading again after a keystroke the block parse, a look-up for each
 * paragraph, and one paragraph.
 */
export interface MarkdownParser {
	/** Throws nothing: whatever the text, it is a draft. */
	parse(text: string): Draft;
}

/** For a draft that is read again and again; one parser for each draft. */
export function createMarkdownParser(): MarkdownParser {
	const memory = createMemory();
	let front: { readonly source: string; readonly read: FrontMatter } | undefined;
	return {
		parse(text) {
			if (front === undefined || !sameFront(front, text)) {
				const read = readFrontMatter(text);
				front = { source: text.slice(0, read.end), read };
			}
			return readDraft(text, front.read, memory);
		},
	};
}

/** @returns the draft that `text` is, once */
export function parseMarkdown(text: string): Draft {
	return readDraft(text, readFrontMatter(text), createMemory());
}

function sameFront(front: { source: string; read: FrontMatter }, text: string): boolean {
	return front.read.end > 0 && text.startsWith(front.source);
}

function readDraft(text: string, front: FrontMatter, memory: Memory): Draft {
	const blocks = readBlocks(text.slice(front.end), front.end);
	const leaves = readLeaves(text, blocks, memory);
	const { quotations, citations } = assemble(text, leaves);
	const directives = readDirectives(text, commentsOf(blocks, leaves));
	const { bibliographies, references, problems } = front;
	return { quotations, citations, bibliographies, references, directives, problems };
}

/** Those between blocks and those within them, in order. */
function commentsOf(blocks: Blocks, leaves: Leaves): readonly Span[] {
	const within = leaves.all.flatMap(({ block, reading }) =>
		reading.comments.map((comment) => shiftSpan(comment, block.start)),
	);
	return [...blocks.comments, ...within].sort((a, b) => a.start - b.start);
}
