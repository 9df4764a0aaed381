/**
 * Puts the pages' blocks together so that the text reads on: a paragraph that runs over the end of a column or page
 * is written whole, and what stands between its parts (notes, running heads, figures' captions) comes after it. Each
 * stretch keeps the page it stands on. Cost: linear.
 */
import type { Span } from '../../../text/span.ts';
import { type Block, endsSentence } from './blocks.ts';
import { noteMark } from './footnotes.ts';
import type { Line } from './lines.ts';

export interface PageBlocks {
	/** Of each column. */
	readonly columns: readonly (readonly Block[])[];
	readonly notes: readonly Block[];
	/** Running heads, the numbers of pages and lines. */
	readonly furniture: readonly Line[];
}

export interface Flow {
	readonly text: string;
	readonly apparatus: readonly Span[];
	/** In order; a page may come several times. */
	readonly stretches: readonly (Span & { readonly page: number })[];
	/** Where the lines of each page stand. */
	readonly placed: readonly (readonly PlacedLine[])[];
}

export interface PlacedLine {
	readonly line: Line;
	readonly start: number;
}

type Side =
	| { readonly kind: 'block' | 'note'; readonly block: Block }
	| { readonly kind: 'furniture'; readonly line: Line; readonly page: number };

/** For so many columns a paragraph that has not ended may be interrupted by figures. */
const longestWait = 4;

export function flowOf(pages: readonly PageBlocks[], bodySize: number): Flow {
	const writer = createWriter(pages.length);
	/** What stands between the parts of an open paragraph. */
	let between: Side[] = [];
	let open: Block | undefined;
	let waited = 0;
	const close = () => {
		open = undefined;
		waited = 0;
		const sides = between;
		between = [];
		for (const side of sides) writer.side(side);
	};
	const writeColumn = (blocks: readonly Block[]) => {
		let rest = blocks;
		if (open !== undefined && blocks.length > 0) {
			const at = continuation(open, blocks, bodySize);
			const interrupts =
				at < 0 && !isFinished(open) && waited < longestWait && blocks.every((block) => isFloat(block, bodySize));
			if (interrupts) {
				between.push(...blocks.map((block) => ({ kind: 'block' as const, block })));
				waited++;
				return;
			}
			if (at >= 0) {
				const next = blocks[at] as Block;
				writer.more(next);
				between.push(...blocks.slice(0, at).map((block) => ({ kind: 'block' as const, block })));
				rest = blocks.slice(at + 1);
				open = next;
				waited = 0;
			}
			if (rest.length > 0 || at < 0) close();
		}
		for (const block of rest) writer.block(block, false);
		open = rest.at(-1) ?? open;
	};
	pages.forEach((page, index) => {
		for (const column of page.columns) writeColumn(column);
		const sides: Side[] = [
			...page.notes.map((block) => ({ kind: 'note' as const, block })),
			...page.furniture.map((line) => ({ kind: 'furniture' as const, line, page: index })),
		];
		if (open !== undefined && mayGoOn(open)) between.push(...sides);
		else {
			close();
			for (const side of sides) writer.side(side);
		}
	});
	close();
	return writer.finish();
}

/** Which of the column's blocks goes on where the open one stops, after nothing but figures' words; -1 for none. */
function continuation(open: Block, blocks: readonly Block[], bodySize: number): number {
	const [first] = blocks;
	if (first !== undefined && goesOn(open, first)) return 0;
	if (isFinished(open)) return -1;
	const words = blocks.findIndex((block) => !isFloat(block, bodySize));
	const next = blocks[words];
	return next !== undefined && startsLower(next) && goesOn(open, next) ? words : -1;
}

function goesOn(open: Block, next: Block): boolean {
	if (!mayGoOn(open)) return false;
	const alike = Math.abs(open.size - next.size) <= (startsLower(next) ? 0.12 : 0.04) * open.size;
	if (!alike) return false;
	if (startsLower(next)) return true;
	return isFull(open) && !isIndentedBlock(next) && !/^(?:[•·▪■–-]\s|\(?\d+[.)]\s)/.test(next.lines[0]?.text ?? '');
}

/** Whether a sentence has not ended with the block, or its last line is full. */
function mayGoOn(block: Block): boolean {
	return !isFinished(block) || (block.lines.length > 1 && isFull(block));
}

/** Whether the last line has no room for another word. */
function isFull({ lines, left, right }: Block): boolean {
	const last = lines.at(-1) as Line;
	const rest = last.rightToLeft ? last.x0 - left : right - last.x1;
	return rest < 0.2 * (right - left) || /[-\u00ad\u2010]$/.test(last.text);
}

function isFinished(block: Block): boolean {
	return endsSentence(block.lines.at(-1)?.text ?? '');
}

function startsLower(block: Block): boolean {
	return /^["'“‘„«(]?\p{Ll}/u.test(block.lines[0]?.text ?? '');
}

function isIndentedBlock({ lines, left, right }: Block): boolean {
	const [first] = lines as readonly [Line];
	return (first.rightToLeft ? right - first.x1 : first.x0 - left) > 0.7 * first.size;
}

/** A figure's or table's words, which stand where there is room. */
function isFloat(block: Block, bodySize: number): boolean {
	return (
		Math.abs(block.size - bodySize) > 0.06 * bodySize ||
		/^(?:fig(?:ure|\.)|tab(?:le|\.)|abb(?:ildung|\.)|tabelle|tableau)\s*[\divx]/i.test(block.lines[0]?.text ?? '')
	);
}

function createWriter(pages: number) {
	const pieces: string[] = [];
	let length = 0;
	const apparatus: Span[] = [];
	const stretches: { start: number; end: number; page: number }[] = [];
	const placed: PlacedLine[][] = Array.from({ length: pages }, () => []);
	const write = (separator: string, line: Line, page: number) => {
		const before = length === 0 ? '' : separator;
		const start = length + before.length;
		pieces.push(before, line.text);
		length = start + line.text.length;
		const last = stretches.at(-1);
		if (last === undefined || last.page !== page) {
			if (last !== undefined) last.end = start;
			stretches.push({ start, end: length, page });
		} else last.end = length;
		placed[page]?.push({ line, start });
		return start;
	};
	const writeBlock = (block: Block, isNote: boolean, first: string) => {
		block.lines.forEach((line, i) => {
			const start = write(i === 0 ? first : '\n', line, block.page);
			for (const span of line.raised) apparatus.push({ start: start + span.start, end: start + span.end });
			const mark = isNote && i === 0 ? noteMark(line) : undefined;
			if (mark !== undefined && line.raised[0]?.start !== 0) apparatus.push({ start, end: start + mark.end });
		});
	};
	return {
		block: (block: Block, isNote: boolean) => writeBlock(block, isNote, '\n\n'),
		/** The next part of the block written last. */
		more: (block: Block) => writeBlock(block, false, '\n'),
		side(side: Side) {
			if (side.kind !== 'furniture') {
				writeBlock(side.block, side.kind === 'note', '\n\n');
				return;
			}
			const start = write('\n\n', side.line, side.page);
			apparatus.push({ start, end: length });
		},
		finish(): Flow {
			return { text: pieces.join(''), apparatus, stretches, placed };
		},
	};
}
