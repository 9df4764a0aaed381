import type { Block, Blocks, Definition } from './blocks.ts';
import type { Memory, Remembered } from './memory.ts';
import type { Paragraph, Surroundings } from './paragraph.ts';
import type { Places } from './places.ts';
import { runningOn } from './running-quotations.ts';

/** A block with text, and what was read in it. */
export interface Leaf {
	readonly block: Block;
	readonly reading: Paragraph;
	/** The footnote whose text it is. */
	readonly footnote: string | undefined;
	/** Its last quotation goes on in the next leaf. */
	readonly runsOn: boolean;
	readonly remembered: Remembered;
	/** Of its citations, the number of the first in the draft; set when they are numbered. */
	firstCitation: number;
	places: Places | undefined;
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

/**
 * Reads each paragraph in its surroundings: footnotes first, since it matters to others whether they cite.
 * @param byBlock the leaves of the draft's last version, which become those of this one
 */
export function* readLeaves(
	text: string,
	blocks: Blocks,
	memory: Memory,
	byBlock: Map<Block, Leaf>,
): Generator<void, Leaves, void> {
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

	const asBefore = (block: Block, surroundings: Surroundings): Leaf | undefined => {
		const before = byBlock.get(block);
		return before && !before.runsOn && memory.again(before.remembered, surroundings) ? before : undefined;
	};

	memory.begin();
	for (const block of blocks.leaves) {
		const label = footnoteOf(block);
		if (label === undefined) continue;
		const leaf = asBefore(block, inNotes) ?? newLeaf(block, memory.read(block.text, inNotes, 'note'), label, false);
		byBlock.set(block, leaf);
		const others = byFootnote.get(label);
		if (others) others.push(leaf);
		else byFootnote.set(label, [leaf]);
		if (leaf.reading.citations.length > 0) citing.add(label);
	}
	let isAnyOpen = false;
	for (const [index, block] of blocks.leaves.entries()) {
		if (index % stepOfLeaves === 0) yield;
		const isNote = byBlock.get(block)?.footnote !== undefined;
		let leaf = isNote ? byBlock.get(block) : asBefore(block, outside);
		if (!leaf) {
			leaf = newLeaf(block, memory.read(block.text, outside, ''), undefined, false);
			byBlock.set(block, leaf);
		}
		isAnyOpen ||= leaf.reading.unclosed.length > 0;
	}
	const running = isAnyOpen ? runningOn(blocks.leaves, (block) => byBlock.get(block)?.reading) : [];
	for (const [block, mark] of running) {
		const { footnote } = byBlock.get(block) as Leaf;
		const scope = footnote === undefined ? '' : 'note';
		const remembered = memory.read(block.text, scope === '' ? outside : inNotes, scope, mark);
		byBlock.set(block, newLeaf(block, remembered, footnote, true));
	}
	const all = blocks.leaves.map((block) => byBlock.get(block) as Leaf);
	if (byBlock.size > all.length) {
		const there = new Set(blocks.leaves);
		for (const block of byBlock.keys()) if (!there.has(block)) byBlock.delete(block);
	}
	return { all, byBlock, byFootnote, definition };
}

function newLeaf(block: Block, remembered: Remembered, footnote: string | undefined, runsOn: boolean): Leaf {
	const reading = remembered.paragraph;
	return { block, reading, footnote, runsOn, remembered, firstCitation: 0, places: undefined };
}

function footnoteOf(block: Block): string | undefined {
	for (let at = block.parent; at; at = at.parent) if (at.kind === 'footnote') return at.label;
	return undefined;
}

/** Labels are the same whatever their case and blanks. */
function normal(label: string): string {
	return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
