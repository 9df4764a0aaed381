import type { Block, Blocks, Definition } from './blocks.ts';
import type { Memory, Remembered } from './memory.ts';
import type { Paragraph, Surroundings } from './paragraph.ts';
import type { Places } from './places.ts';
import { runningOn } from './running-quotations.ts';
import { sameEnds } from './same-ends.ts';

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
	/** Those that they are of. */
	readonly blocks: readonly Block[];
	readonly byBlock: ReadonlyMap<Block, Leaf>;
	readonly byFootnote: ReadonlyMap<string, readonly Leaf[]>;
	/** Of each, its index in the version before, if it is the same leaf and stands alone; else -1. */
	readonly asBefore: Int32Array;
	/** Of each, whether it `standsAlone`. */
	readonly alone: Uint8Array;
	/** Where a link label's address is defined. */
	definition(label: string): Definition | undefined;
}

export const noLeaves: Leaves = {
	all: [],
	blocks: [],
	byBlock: new Map(),
	byFootnote: new Map(),
	asBefore: new Int32Array(),
	alone: new Uint8Array(),
	definition: () => undefined,
};

/** So many paragraphs are one step. */
const stepOfLeaves = 8;

/**
 * Reads each paragraph in its surroundings: footnotes first, since it matters to others whether they cite.
 * @param byBlock the leaves of the draft's last version, which become those of this one
 * @param before that version: those of its leaves that stand alone are not even looked at
 */
export function* readLeaves(
	text: string,
	blocks: Blocks,
	memory: Memory,
	byBlock: Map<Block, Leaf>,
	before: Leaves,
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

	const readBefore = (block: Block, surroundings: Surroundings): Leaf | undefined => {
		const leaf = byBlock.get(block);
		return leaf && !leaf.runsOn && memory.again(leaf.remembered, surroundings) ? leaf : undefined;
	};

	memory.begin(before.all);
	const asBefore = lastingLeaves(before, blocks.leaves);
	const all: Leaf[] = [];
	for (let index = 0; index < blocks.leaves.length; index++) {
		if (asBefore[index] !== none) continue;
		const block = blocks.leaves[index] as Block;
		const label = footnoteOf(block);
		if (label === undefined) continue;
		const leaf = readBefore(block, inNotes) ?? newLeaf(block, memory.read(block.text, inNotes, 'note'), label, false);
		byBlock.set(block, leaf);
		const others = byFootnote.get(label);
		if (others) others.push(leaf);
		else byFootnote.set(label, [leaf]);
		if (leaf.reading.citations.length > 0) citing.add(label);
	}
	let isAnyOpen = false;
	let looked = 0;
	for (let index = 0; index < blocks.leaves.length; index++) {
		const old = asBefore[index] as number;
		if (old !== none) {
			all.push(before.all[old] as Leaf);
			continue;
		}
		const block = blocks.leaves[index] as Block;
		if (looked++ % stepOfLeaves === 0) yield;
		const isNote = byBlock.get(block)?.footnote !== undefined;
		let leaf = isNote ? byBlock.get(block) : readBefore(block, outside);
		if (!leaf) {
			leaf = newLeaf(block, memory.read(block.text, outside, ''), undefined, false);
			byBlock.set(block, leaf);
		}
		all.push(leaf);
		isAnyOpen ||= leaf.reading.unclosed.length > 0;
	}
	memory.stay(all.length - looked);
	const running = isAnyOpen ? runningOn(blocks.leaves, (block) => byBlock.get(block)?.reading) : [];
	for (const [block, mark] of running) {
		const { footnote } = byBlock.get(block) as Leaf;
		const scope = footnote === undefined ? '' : 'note';
		const remembered = memory.read(block.text, scope === '' ? outside : inNotes, scope, mark);
		const leaf = newLeaf(block, remembered, footnote, true);
		all[all.indexOf(byBlock.get(block) as Leaf)] = leaf;
		byBlock.set(block, leaf);
	}
	forgetOthers(byBlock, before.blocks, blocks.leaves);
	const alone = new Uint8Array(all.length);
	for (let i = 0; i < all.length; i++) alone[i] = asBefore[i] !== none || standsAlone(all[i] as Leaf) ? 1 : 0;
	return { all, blocks: blocks.leaves, byBlock, byFootnote, asBefore, alone, definition };
}

const none = -1;

/** Whatever else changes in the draft, it is read the same, and nothing else is read otherwise because of it. */
function standsAlone({ block, reading, footnote, runsOn, remembered }: Leaf): boolean {
	if (!remembered.standsAlone || runsOn || footnote !== undefined || block.parent?.kind !== 'document') return false;
	return reading.unclosed.length === 0 && reading.comments.length === 0;
}

function lastingLeaves({ blocks, alone }: Leaves, now: readonly Block[]): Int32Array {
	const asBefore = new Int32Array(now.length).fill(none);
	const { head, tail } = sameEnds(blocks, now);
	for (let i = 0; i < head; i++) if (alone[i] === 1) asBefore[i] = i;
	const by = now.length - blocks.length;
	for (let i = tail; i < now.length; i++) if (alone[i - by] === 1) asBefore[i] = i - by;
	return asBefore;
}

/** The leaves of blocks that are not in the draft any more. */
function forgetOthers(byBlock: Map<Block, Leaf>, before: readonly Block[], now: readonly Block[]): void {
	const { head, tail } = sameEnds(before, now);
	const fresh = new Set(now.slice(head, tail));
	for (const block of before.slice(head, tail - now.length + before.length)) {
		if (!fresh.has(block)) byBlock.delete(block);
	}
	// A reading that was given up has left some.
	if (byBlock.size === now.length) return;
	const there = new Set(now);
	for (const block of byBlock.keys()) if (!there.has(block)) byBlock.delete(block);
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
