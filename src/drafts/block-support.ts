import { attributionLine } from './attribution.ts';
import type { Block } from './blocks.ts';
import type { Leaf, Leaves } from './leaves.ts';

/**
 * Citations that stand outside the paragraph of what they support.
 *
 * A block quotation is cited in it; else directly behind it (a paragraph that begins with the citation, or is an
 * attribution); else in the paragraph that introduces it: in its last sentence, or anywhere in it if it ends with a
 * colon. A quotation in a table is cited in its row, the nearest cell
 * behind it first; one in a list without citations of its own in the paragraph with a colon before the list.
 */

/** An anchor of a leaf, by its index. */
export interface Support {
	readonly leaf: Leaf;
	readonly anchor: number;
}

export function blockSupport(
	block: Block,
	leaves: Leaves,
	leavesOf: (quote: Block) => readonly Leaf[],
): readonly Support[] {
	const inside = leavesOf(block).flatMap(anchorsOf);
	if (inside.length > 0) return inside;
	const next = sibling(block, 1);
	const behind = next && leaves.byBlock.get(next);
	if (behind) {
		const cited = leading(behind);
		if (cited.length > 0) return cited;
	}
	const previous = sibling(block, -1);
	const introduction = previous && leaves.byBlock.get(previous);
	return introduction ? introducing(introduction) : [];
}

/** What supports a quotation in `leaf` that nothing in the leaf does. */
export function supportFromAround({ block }: Leaf, leaves: Leaves): readonly Support[] {
	if (block.kind === 'cell') return inRow(block, leaves);
	for (let at: Block | undefined = block; at; at = at.parent) {
		if (at.kind === 'quote' || at.kind === 'footnote') return [];
		if (at.kind !== 'list') continue;
		const before = sibling(at, -1);
		const introduction = before && leaves.byBlock.get(before);
		if (introduction && endsWithColon(introduction)) return lastAnchor(introduction);
	}
	return [];
}

function inRow(cell: Block, leaves: Leaves): readonly Support[] {
	const cells = cell.parent?.children ?? [];
	for (let step = 1; step < cells.length && step < 64; step++) {
		for (const other of [cells[cell.index + step], cells[cell.index - step]]) {
			const leaf = other && leaves.byBlock.get(other);
			if (leaf && leaf.reading.anchors.length > 0) return anchorsOf(leaf);
		}
	}
	return [];
}

function anchorsOf(leaf: Leaf): Support[] {
	return leaf.reading.anchors.map((_, anchor) => ({ leaf, anchor }));
}

function sibling(block: Block, step: 1 | -1): Block | undefined {
	return block.parent?.children[block.index + step];
}

/** The citation that a paragraph begins with, or of an attribution of its own, or that is all it says. */
function leading(leaf: Leaf): Support[] {
	const { anchors, wording } = leaf.reading;
	const [first] = anchors;
	if (!first || leaf.block.kind !== 'paragraph') return [];
	const before = wording.text.slice(0, first.start);
	const after = wording.text.slice(first.end);
	const alone = !/[\p{L}\p{N}]/u.test(after) && (before.match(/\p{L}+/gu)?.length ?? 0) <= 2;
	const begins = first.closing && /^[\s(—–~-]*$/.test(before);
	const setting = { cites: true, others: '', fromList: false, tagged: false };
	const attributes = wording.text.length < 200 && attributionLine(wording.text, setting);
	if (attributes || alone) return anchorsOf(leaf);
	return begins ? [{ leaf, anchor: 0 }] : [];
}

function introducing(leaf: Leaf): Support[] {
	if (leaf.block.kind !== 'paragraph') return [];
	const { sentences, anchors } = leaf.reading;
	const last = lastAnchor(leaf);
	const start = sentences.at(-2) ?? 0;
	const inLast = (anchors.at(-1)?.start ?? -1) >= start;
	return inLast || endsWithColon(leaf) ? last : [];
}

/** The last anchor and those right before it without words between. */
function lastAnchor(leaf: Leaf): Support[] {
	const { anchors, wording } = leaf.reading;
	const found: Support[] = [];
	for (let index = anchors.length - 1; index >= 0; index--) {
		const later = anchors[index + 1];
		const here = anchors[index];
		if (later && here && /[\p{L}\p{N}]/u.test(wording.text.slice(here.end, later.start))) break;
		found.push({ leaf, anchor: index });
	}
	return found.reverse();
}

function endsWithColon(leaf: Leaf): boolean {
	return /[:：][\s\uFFFC)]*$/.test(leaf.reading.wording.text);
}
