/** Blocks of lines: paragraphs, headings, notes, told by leading, indent, size and short last lines. */
import type { Line } from './lines.ts';

export interface Block {
	readonly lines: readonly Line[];
	readonly page: number;
	readonly size: number;
	/** Where the lines of its column begin and end. */
	readonly left: number;
	readonly right: number;
}

/** The blocks of one column. Cost: sorting its lines' ends. */
export function blocksOf(lines: readonly Line[], page: number): Block[] {
	const left = quantile(
		lines.map(({ x0 }) => x0),
		0.1,
	);
	const right = quantile(
		lines.map(({ x1 }) => x1),
		0.9,
	);
	const leading = usualLeading(lines);
	const filled = lines.filter(({ x1 }) => x1 > right - 0.2 * (right - left)).length > lines.length / 2;
	const blocks: Line[][] = [];
	lines.forEach((line, i) => {
		const block = blocks.at(-1);
		const following = lines[i + 1];
		if (block === undefined || startsBlock(block, line, following, { left, right, leading, filled }))
			blocks.push([line]);
		else block.push(line);
	});
	return blocks.map((block) => ({ lines: block, page, size: sizeOf(block), left, right }));
}

function quantile(numbers: readonly number[], at: number): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	return sorted[Math.floor(at * (sorted.length - 1))] ?? 0;
}

/** In parts of the size. */
function usualLeading(lines: readonly Line[]): number {
	const steps = lines.flatMap((line, i) => {
		const before = lines[i - 1];
		const step = before === undefined ? 0 : (line.y - before.y) / line.size;
		return step > 0.7 && step < 3 ? [step] : [];
	});
	return steps.length < 2 ? 1.3 : quantile(steps, 0.4);
}

function sizeOf(lines: readonly Line[]): number {
	let sum = 0;
	let letters = 0;
	for (const { size, text } of lines) {
		sum += size * text.length;
		letters += text.length;
	}
	return letters === 0 ? 0 : sum / letters;
}

interface Column {
	readonly left: number;
	readonly right: number;
	/** Between baselines, in parts of the size. */
	readonly leading: number;
	/** Most lines reach its right edge. */
	readonly filled: boolean;
}

function startsBlock(block: readonly Line[], line: Line, following: Line | undefined, column: Column): boolean {
	const before = block.at(-1) as Line;
	if (differsInSize(before, line, following)) return true;
	const step = (line.y - before.y) / line.size;
	if (step < 0 || step > 1.3 * column.leading) return true;
	if (line.raised[0]?.start === 0) return true;
	return isIndented(block, before, line, following, column) || endsShort(before, line, column);
}

/** Text recognition measures each line anew: a small difference counts where the next line has it as well. */
function differsInSize(before: Line, line: Line, following: Line | undefined): boolean {
	const difference = relativeDifference(before.size, line.size);
	if (difference <= 0.1) return false;
	return difference > 0.18 || following === undefined || relativeDifference(following.size, line.size) < 0.05;
}

function relativeDifference(a: number, b: number): number {
	return Math.abs(a - b) / Math.max(a, b);
}

/** By the edge where lines begin. */
function isIndented(
	block: readonly Line[],
	before: Line,
	line: Line,
	following: Line | undefined,
	{ left, right }: Column,
): boolean {
	const inset = (one: Line) => (one.rightToLeft ? right - one.x1 : one.x0 - left);
	const least = 0.7 * line.size;
	const by = inset(line) - inset(before);
	// After a first line that is indented the second one is not.
	if (by < -least) return block.length > 1;
	if (by < least) return false;
	const short = (before.rightToLeft ? before.x0 - left : right - before.x1) > 2 * line.size;
	const returns = following !== undefined && inset(following) < inset(line) - least;
	// The second line of an entry that hangs is inset as well, under a first line that is full.
	return short || (returns && endsSentence(before.text)) || block.length > 1;
}

function endsShort(before: Line, line: Line, { left, right, filled }: Column): boolean {
	const rest = before.rightToLeft ? before.x0 - left : right - before.x1;
	return (
		filled &&
		rest > 0.25 * (right - left) &&
		endsSentence(before.text) &&
		/^["'“‘„«(]?[\p{Lu}\p{Lo}\p{N}]/u.test(line.text)
	);
}

/** Whether a sentence may end with the text; what stands there raised is of no account. */
export function endsSentence(text: string): boolean {
	return /[.!?:…。！？]\s?[\]"'’”»)」』]*(?:\d{1,3}|[*†‡])?$/u.test(text);
}
