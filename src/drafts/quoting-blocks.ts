import { blockSupport } from './block-support.ts';
import type { Block } from './blocks.ts';
import { type Callout, calloutOf } from './callouts.ts';
import type { Leaf, Leaves } from './leaves.ts';
import type { Paragraph } from './paragraph.ts';

/** Which block quotes are quotations, and what text stands in each. */
export interface QuotingBlocks {
	/** The outermost block quotation that a leaf is part of. */
	of(leaf: Leaf): Block | undefined;
	leavesOf(quote: Block): readonly Leaf[];
	/** Its first line is a title, which is not quoted. */
	isTitled(quote: Block): boolean;
}

export function quotingBlocks(leaves: Leaves): QuotingBlocks {
	const inside = new Map<Block, Leaf[]>();
	const around = new Map<Leaf, Block[]>();
	for (let index = 0; index < leaves.all.length; index++) {
		if (leaves.alone[index] === 1) continue;
		const leaf = leaves.all[index] as Leaf;
		for (let at = leaf.block.parent; at; at = at.parent) {
			if (at.kind !== 'quote') continue;
			const others = inside.get(at);
			if (others) others.push(leaf);
			else inside.set(at, [leaf]);
			const quotes = around.get(leaf);
			if (quotes) quotes.push(at);
			else around.set(leaf, [at]);
		}
	}
	const leavesOf = (quote: Block): readonly Leaf[] => inside.get(quote) ?? [];
	const kinds = new Map<Block, Callout>();
	for (const [quote, [first]] of inside) {
		if (first) kinds.set(quote, calloutIn(first));
	}
	const quotes = (block: Block): boolean => {
		const kind = kinds.get(block);
		if (kind === 'labelled') return blockSupport(block, leaves, leavesOf).length > 0;
		return kind !== 'callout';
	};
	return {
		of: (leaf) => around.get(leaf)?.findLast(quotes),
		leavesOf,
		isTitled: (quote) => kinds.get(quote) === 'titled-quotation',
	};
}

/** A paragraph says the same at every keystroke. */
const calloutsRead = new WeakMap<Paragraph, Callout>();

function calloutIn({ block, reading }: Leaf): Callout {
	const known = calloutsRead.get(reading) ?? calloutOf(block.text, reading.wording.text);
	calloutsRead.set(reading, known);
	return known;
}
