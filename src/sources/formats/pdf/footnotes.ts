/**
 * Which blocks of a page are notes: small type at the foot of a column that begins with a note's number or sign, or
 * stands where a sentence has not ended. Cost: the blocks of a page by the square, which are few.
 */
import type { Span } from '../../../text/span.ts';
import { type Block, endsSentence } from './blocks.ts';
import type { Line } from './lines.ts';

/** Type below so many parts of the body's is small. */
const small = 0.94;

/** @param blocks of one page @param bodySize of most of the document's words */
export function footnotesAmong(blocks: readonly Block[], bodySize: number): ReadonlySet<Block> {
	const notes = new Set<Block>();
	const byHeight = blocks.toSorted((a, b) => topOf(b) - topOf(a));
	// From the foot upwards: nothing but notes may stand below a note.
	const low: Block[] = [];
	const above: Block[] = [];
	for (const block of byHeight) {
		const fits = block.size < small * bodySize || block.lines[0]?.raised[0]?.start === 0;
		if (fits && !above.some((other) => isOver(block, other))) low.push(block);
		else above.push(block);
	}
	const covered = low.filter((block) => above.some((other) => isOver(other, block)));
	for (const block of covered) {
		const begun = covered.some((other) => noteMark(other.lines[0]) !== undefined && !isBelow(other, block));
		if (begun || cutsSentence(block, above)) notes.add(block);
	}
	return notes;
}

/** Whether a sentence of the larger type above has not ended: text recognition may have missed the note's number. */
function cutsSentence(block: Block, above: readonly Block[]): boolean {
	const nearest = above.find((other) => isOver(other, block));
	return nearest !== undefined && nearest.lines.length > 1 && !endsSentence(nearest.lines.at(-1)?.text ?? '');
}

function topOf({ lines }: Block): number {
	return lines[0]?.y ?? 0;
}

/** Whether one block stands above the other one in the same column. */
function isOver(upper: Block, lower: Block): boolean {
	return topOf(upper) < topOf(lower) && upper.left < lower.right && lower.left < upper.right;
}

function isBelow(one: Block, other: Block): boolean {
	return topOf(one) > topOf(other) || one.left >= other.right || other.left >= one.right;
}

/** The number or sign that a note begins with. */
export function noteMark(line: Line | undefined): Span | undefined {
	if (line === undefined) return undefined;
	const [raised] = line.raised;
	if (raised?.start === 0) return raised;
	const mark = /^(?:\[\d{1,3}\]|\d{1,3}[.)]?(?=\s)|[*∗†‡§¶‖]{1,3})/u.exec(line.text)?.[0];
	return mark === undefined ? undefined : { start: 0, end: mark.length };
}
