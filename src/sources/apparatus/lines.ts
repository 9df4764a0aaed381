/**
 * The lines of a text as a table of offsets, and what is rare in the text: a library has millions of lines, and most of
 * them need no more than a look, which a small WebAssembly program takes (`kernel/lines.ts`). Cost: linear.
 */
import { type Cell, type Memory, program } from '../../text/web-assembly.ts';
import { kernelCode } from './lines-code.ts';

/** Each line without its line break. A form feed ends a line as well as a page. */
export interface Lines {
	readonly text: string;
	readonly count: number;
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	/** Of the line without white space at its ends; both are its end where nothing else is on it. */
	readonly from: Uint32Array;
	readonly to: Uint32Array;
	/** The first line of each page. */
	readonly pages: readonly number[];
	// Indexes of the lines that are worth a closer look, of which most texts have few.
	/** May begin with a time or a verse's number, or have a time behind a name. */
	readonly timed: readonly number[];
	/** May begin with who speaks. */
	readonly labelled: readonly number[];
	/** May hold a page number in Arabic numerals. */
	readonly numbered: readonly number[];
	/** Short, with letters, set apart or in capitals. */
	readonly heads: readonly number[];
	/** Perhaps so: letters beyond ASCII were not looked at. */
	readonly perhapsHeads: readonly number[];
	// Offsets of what may be something else than wording, in the whole text.
	/** Brackets around a note's number. */
	readonly notes: readonly number[];
	/** Brackets before an edition's own tag. */
	readonly tags: readonly number[];
	/** Digits behind what may end a sentence. */
	readonly digits: readonly number[];
	/** In the whole text, whether there are opening braces, and raised digits. */
	readonly hasBraces: boolean;
	readonly hasRaised: boolean;
}

/** How far from its start a line may have the colon behind who speaks, in characters, the colon included. */
export const longestLabel = 90;

interface Kernel {
	readonly memory: Memory;
	/** Where what is, in bytes. */
	readonly starts: Cell;
	readonly ends: Cell;
	readonly froms: Cell;
	readonly tos: Cell;
	readonly timed: Cell;
	readonly labelled: Cell;
	readonly numbered: Cell;
	readonly heads: Cell;
	readonly perhapsHeads: Cell;
	readonly pages: Cell;
	readonly notes: Cell;
	readonly tags: Cell;
	readonly digits: Cell;
	readonly lineCount: Cell;
	readonly timedCount: Cell;
	readonly labelledCount: Cell;
	readonly numberedCount: Cell;
	readonly headCount: Cell;
	readonly perhapsHeadCount: Cell;
	readonly pageCount: Cell;
	readonly noteCount: Cell;
	readonly tagCount: Cell;
	readonly digitCount: Cell;
	readonly braces: Cell;
	readonly raised: Cell;
	begin(): void;
	beginLines(start: number): void;
	scan(length: number, start: number): void;
	finish(end: number): void;
}

/** Code units that the kernel is given at once. */
const stretch = 16 * 1024;
const startKernel = program<Kernel>(kernelCode);
let kept: Started | undefined;

interface Started {
	readonly kernel: Kernel;
	readonly bytes: Buffer;
	readonly numbers: Uint32Array;
}

function startOnce(): Started {
	const kernel = startKernel();
	const { buffer } = kernel.memory;
	return { kernel, bytes: Buffer.from(buffer), numbers: new Uint32Array(buffer) };
}

/** The lines of a text from `start` on. */
export function splitLines(text: string, start: number): Lines {
	kept ??= startOnce();
	const { kernel, bytes, numbers } = kept;
	let table = createTable(256 + ((text.length - start) >> 5));
	let count = 0;
	const timed: number[] = [];
	const labelled: number[] = [];
	const numbered: number[] = [];
	const heads: number[] = [];
	const perhapsHeads: number[] = [];
	const pages: number[] = [0];
	const notes: number[] = [];
	const tags: number[] = [];
	const digits: number[] = [];
	const takeLines = () => {
		const more = kernel.lineCount.value;
		while (count + more > table.starts.length) table = grown(table);
		table.starts.set(part(numbers, kernel.starts, more), count);
		table.ends.set(part(numbers, kernel.ends, more), count);
		table.from.set(part(numbers, kernel.froms, more), count);
		table.to.set(part(numbers, kernel.tos, more), count);
		count += more;
		append(timed, part(numbers, kernel.timed, kernel.timedCount.value));
		append(labelled, part(numbers, kernel.labelled, kernel.labelledCount.value));
		append(numbered, part(numbers, kernel.numbered, kernel.numberedCount.value));
		append(heads, part(numbers, kernel.heads, kernel.headCount.value));
		append(perhapsHeads, part(numbers, kernel.perhapsHeads, kernel.perhapsHeadCount.value));
		append(pages, part(numbers, kernel.pages, kernel.pageCount.value));
	};
	const scan = (at: number, end: number) => {
		bytes.write(text.slice(at, end), 0, 'utf16le');
		kernel.scan(end - at, at);
		append(notes, part(numbers, kernel.notes, kernel.noteCount.value));
		append(tags, part(numbers, kernel.tags, kernel.tagCount.value));
		append(digits, part(numbers, kernel.digits, kernel.digitCount.value));
	};
	kernel.begin();
	for (let at = 0; at < start; at += stretch) scan(at, Math.min(start, at + stretch));
	kernel.beginLines(start);
	for (let at = start; at < text.length; at += stretch) {
		scan(at, Math.min(text.length, at + stretch));
		takeLines();
	}
	kernel.finish(text.length);
	takeLines();
	const hasBraces = kernel.braces.value !== 0;
	const hasRaised = kernel.raised.value !== 0;
	return {
		text,
		count,
		...table,
		pages,
		timed,
		labelled,
		numbered,
		heads,
		perhapsHeads,
		notes,
		tags,
		digits,
		hasBraces,
		hasRaised,
	};
}

function part(numbers: Uint32Array, place: Cell, length: number): Uint32Array {
	const first = place.value >>> 2;
	return numbers.subarray(first, first + length);
}

function append(list: number[], more: Uint32Array): void {
	for (let i = 0; i < more.length; i++) list.push(more[i] as number);
}

/** Whether nothing stands on the line; not so beyond the first and last. */
export function isBlankLine(lines: Lines, index: number): boolean {
	return index >= 0 && index < lines.count && lines.from[index] === lines.to[index];
}

/** The line without white space at its ends; undefined beyond the first and last. */
export function trimmedLine(lines: Lines, index: number): string | undefined {
	if (index < 0 || index >= lines.count) return undefined;
	return lines.text.slice(lines.from[index] as number, lines.to[index] as number);
}

/** Of the line without white space at its ends. */
export function trimmedLength(lines: Lines, index: number): number {
	return (lines.to[index] as number) - (lines.from[index] as number);
}

/** Index of the line that holds an offset. */
export function lineAt(lines: Lines, offset: number): number {
	let low = 0;
	let high = lines.count - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((lines.starts[middle] as number) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The first character from `at` on that is no white space; `end` if there is none. */
export function skipSpace(text: string, at: number, end: number): number {
	let next = at;
	while (next < end && isSpace(text.charCodeAt(next))) next++;
	return next;
}

/** Where the next colon stands, or the text ends. */
export function nextColon(text: string, from: number): number {
	const found = text.indexOf(':', from);
	return found < 0 ? text.length : found;
}

/** As `\s` in an expression. */
function isSpace(code: number): boolean {
	if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
	return code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

interface Table {
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	readonly from: Uint32Array;
	readonly to: Uint32Array;
}

function createTable(capacity: number): Table {
	return {
		starts: new Uint32Array(capacity),
		ends: new Uint32Array(capacity),
		from: new Uint32Array(capacity),
		to: new Uint32Array(capacity),
	};
}

function grown(table: Table): Table {
	const larger = createTable(2 * table.starts.length);
	larger.starts.set(table.starts);
	larger.ends.set(table.ends);
	larger.from.set(table.from);
	larger.to.set(table.to);
	return larger;
}
