import type { Block, Blocks, Definition } from './blocks.ts';
import type { Memory } from './memory.ts';
import type { Paragraph, Surroundings } from './paragraph.ts';
import { runningOn } from './running-quotations.ts';

/** A block with text, and what was read in it. */
export interface Leaf {
	readonly block: Block;
	readonly reading: Paragraph;
	/** The footnote whose text it is. */
	readonly footnote: string | undefined;
	/** Its last quotation goes on in the next leaf. */
	readonly runsOn: boolean;
}

export interface Leaves {
	/** In order. */
	readonly all: readonly Leaf[];
	readonly byBlock: ReadonlyMap<Block, Leaf>;
	readonly byFootnote: ReadonlyMap<string, readonly Leaf[]>;
	/** Where a link label's address is defined. */
	definition(label: string): Definition | undefined;
}

/** So many paragraphs are one step. */
const stepOfLeaves = 8;

/** Reads each paragraph in its surroundings: footnotes first, since it matters to others whether they cite. */
export function* readLeaves(text: string, blocks: Blocks, memory: Memory): Generator<void, Leaves, void> {
	const definitions = new Map<string, Definition>();
	for (const definition of blocks.definitions) {
		const label = normal(definition.label);
		if (!definitions.has(label)) definitions.set(label, definition);
	}
	const definition = (label: string): Definition | undefined =>
		definitions.size === 0 ? undefined : definitions.get(normal(label));
	const address = (label: string): string | undefined => {
		const found = definition(label)?.address;
		return found && text.slice(found.start, found.end);
	};
	const inNotes: Surroundings = { address, noteCites: () => false };
	const outside: Surroundings = { address, noteCites: (label) => citing.has(label) };
	const citing = new Set<string>();
	const byFootnote = new Map<string, Leaf[]>();
	const byBlock = new Map<Block, Leaf>();

	memory.begin();
	for (const block of blocks.leaves) {
		const label = footnoteOf(block);
		if (label === undefined) continue;
		const leaf = { block, reading: memory.read(block.text, inNotes, 'note'), footnote: label, runsOn: false };
		byBlock.set(block, leaf);
		const others = byFootnote.get(label);
		if (others) others.push(leaf);
		else byFootnote.set(label, [leaf]);
		if (leaf.reading.citations.length > 0) citing.add(label);
	}
	for (const [index, block] of blocks.leaves.entries()) {
		if (index % stepOfLeaves === 0) yield;
		if (byBlock.has(block)) continue;
		const reading = memory.read(block.text, outside, '');
		byBlock.set(block, { block, reading, footnote: undefined, runsOn: false });
	}
	for (const [block, mark] of runningOn(blocks.leaves, (leaf) => byBlock.get(leaf)?.reading)) {
		const leaf = byBlock.get(block);
		if (!leaf) continue;
		const scope = leaf.footnote === undefined ? '' : 'note';
		const reading = memory.read(block.text, scope === '' ? outside : inNotes, scope, mark);
		byBlock.set(block, { ...leaf, reading, runsOn: true });
	}
	const all = blocks.leaves.flatMap((block) => byBlock.get(block) ?? []);
	return { all, byBlock, byFootnote, definition };
}

function footnoteOf(block: Block): string | undefined {
	for (let at = block.parent; at; at = at.parent) if (at.kind === 'footnote') return at.label;
	return undefined;
}

/** Labels are the same whatever their case and blanks. */
function normal(label: string): string {
	return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
