import { type Block, inQuote } from './blocks.ts';
import type { Paragraph } from './paragraph.ts';

/**
 * Quotations over several paragraphs: each paragraph begins with the opening mark, only the last has the closing one.
 * A paragraph runs on if it leaves a mark open that the next one begins with, and so on until one is closed; without
 * that closing mark the open one is a slip of the writer's and costs nothing but itself.
 *
 * @returns for each paragraph that runs on the mark it leaves open
 */
export function runningOn(
	leaves: readonly Block[],
	readingOf: (block: Block) => Paragraph | undefined,
): Map<Block, string> {
	const running = new Map<Block, string>();
	/** By paragraph, the mark it begins with, if the quotation it opens is closed in it or in those that follow. */
	const continued = new Map<Block, string>();
	for (const block of leaves.toReversed()) {
		if (block.kind !== 'paragraph' || inQuote(block)) continue;
		const reading = readingOf(block);
		if (!reading || (reading.pairs.length === 0 && reading.unclosed.length === 0)) continue;
		const next = block.parent?.children[block.index + 1];
		const mark = next && continued.get(next);
		const { text } = reading.wording;
		const from = mark === undefined ? undefined : reading.unclosed.find((at) => text[at] === mark);
		const open = mark !== undefined && from !== undefined && /[\p{L}\p{N}]/u.test(text.slice(from));
		if (open) running.set(block, mark);
		const first = text.search(/\S/);
		const begins = text[first] ?? '';
		const closed = reading.pairs[0]?.open === first;
		if (closed || (open && begins === mark && reading.unclosed.includes(first))) continued.set(block, begins);
	}
	return running;
}
