import { atOnce } from '../text/at-once.ts';
import { detached } from '../text/detached.ts';
import type { Span } from '../text/span.ts';
import { type Assembled, assemble, nothingAssembled, type ReadBlocks } from './assemble.ts';
import { type Block, type BlockReader, type Blocks, createBlockReader } from './blocks.ts';
import { readDirectives } from './directives.ts';
import type { Draft } from './draft.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type Leaf, type Leaves, noLeaves, readLeaves } from './leaves.ts';
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
	/**
	 * Throws nothing: whatever the text, it is a draft. What of the draft read before is still the same stays the same
	 * objects and moves to where it stands now: the draft of before is of no use any more.
	 */
	parse(text: string): Draft;
	/** The same in steps, between which other work may be done, even reading another text. */
	steps(text: string): Generator<void, Draft, void>;
	/** A parser for texts that are like the draft's, such as what it would be with a word more: it knows its paragraphs. */
	beside(): MarkdownParser;
}

/** For a draft that is read again and again; one parser for each draft. */
export function createMarkdownParser(): MarkdownParser {
	return parserWith(createMemory());
}

function parserWith(memory: Memory): MarkdownParser {
	const known = nothingKnown(memory);
	let front: { readonly source: string; readonly read: FrontMatter } | undefined;
	/** Grows with every reading that begins: the blocks of the one before are changed by it. */
	let turn = 0;

	const begin = (text: string): Generator<void, Draft, void> => {
		turn++;
		if (front === undefined || !sameFront(front, text)) {
			const read = readFrontMatter(text);
			front = { source: detached(text.slice(0, read.end)), read };
		}
		return readDraft(text, front.read, known);
	};
	return {
		parse: (text) => atOnce(begin(text)),
		*steps(text) {
			for (;;) {
				const steps = begin(text);
				const own = turn;
				for (let step = steps.next(); turn === own; step = steps.next()) {
					if (step.done) return step.value;
					yield;
					if (turn !== own) break;
				}
			}
		},
		beside: () => parserWith(memory),
	};
}

/** @returns the draft that `text` is, once */
export function parseMarkdown(text: string): Draft {
	return atOnce(readDraft(text, readFrontMatter(text), nothingKnown(createMemory())));
}

function sameFront(front: { source: string; read: FrontMatter }, text: string): boolean {
	return front.read.end > 0 && text.startsWith(front.source);
}

/** What is kept from one version of a draft to the next. */
interface Known {
	readonly reader: BlockReader;
	readonly memory: Memory;
	readonly leaves: Map<Block, Leaf>;
	readonly quotes: ReadBlocks;
	/** The version that was read last. */
	last: { readonly leaves: Leaves; readonly assembled: Assembled };
}

const nothing = { leaves: noLeaves, assembled: nothingAssembled };

function nothingKnown(memory: Memory): Known {
	return { reader: createBlockReader(), memory, leaves: new Map(), quotes: new WeakMap(), last: nothing };
}

function* readDraft(text: string, front: FrontMatter, known: Known): Generator<void, Draft, void> {
	const blocks = known.reader.read(text.slice(front.end), front.end);
	const leaves = yield* readLeaves(text, blocks, known.memory, known.leaves, known.last.leaves);
	const assembled = assemble(text, leaves, known.quotes, known.last.assembled);
	known.last = { leaves, assembled };
	const { quotations, citations } = assembled;
	const directives = readDirectives(text, commentsOf(blocks, leaves));
	const { bibliographies, references, problems } = front;
	return { quotations, citations, bibliographies, references, directives, problems };
}

/** Those between blocks and those within them, in order. */
function commentsOf(blocks: Blocks, leaves: Leaves): readonly Span[] {
	const comments = [...blocks.comments];
	for (let index = 0; index < leaves.all.length; index++) {
		if (leaves.alone[index] === 1) continue;
		const { block, reading } = leaves.all[index] as Leaf;
		for (const comment of reading.comments) comments.push(shiftSpan(comment, block.start));
	}
	return comments.sort((a, b) => a.start - b.start);
}
