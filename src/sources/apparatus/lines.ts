/**
 * The lines of a text as a table of offsets: a library has millions of lines, and most of them need no more than a
 * look at their first character. Cost: linear; the engine's own search finds the line breaks.
 */

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
	/** The lines that may begin with a time, a verse's number or who speaks; most texts have few. */
	readonly marked: readonly number[];
}

/** How far from its start a line may have the colon that makes it `marked`, in characters, the colon included. */
export const longestLabel = 90;

/** The lines of a text from `start` on. */
export function splitLines(text: string, start: number): Lines {
	let table = createTable(256 + ((text.length - start) >> 5));
	let count = 0;
	const pages = [0];
	let at = start;
	let feed = find(text, '\n', start);
	let carriageReturn = find(text, '\r', start);
	let formFeed = find(text, '\f', start);
	for (;;) {
		const end = Math.min(feed, carriageReturn, formFeed);
		if (count === table.starts.length) table = grown(table);
		table.starts[count] = at;
		table.ends[count] = end;
		const from = skipSpace(text, at, end);
		table.from[count] = from;
		table.to[count++] = skipSpaceBack(text, from, end);
		if (end === text.length) break;
		at = end + 1;
		if (end === carriageReturn && at === feed && at < text.length) at++;
		if (end === formFeed) pages.push(count);
		if (feed < at) feed = find(text, '\n', at);
		if (carriageReturn < at) carriageReturn = find(text, '\r', at);
		if (formFeed < at) formFeed = find(text, '\f', at);
	}
	return { text, count, ...table, pages, marked: markedLines(text, count, table) };
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

function skipSpaceBack(text: string, from: number, end: number): number {
	let stop = end;
	while (stop > from && isSpace(text.charCodeAt(stop - 1))) stop--;
	return stop;
}

/** Where the next colon stands, or the text ends. */
export function nextColon(text: string, from: number): number {
	return find(text, ':', from);
}

/** As `\s` in an expression. */
function isSpace(code: number): boolean {
	if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
	return code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

// A small function of its own: what the engine makes of a large one takes it longer than most texts.
function markedLines(text: string, count: number, { from, to }: Table): readonly number[] {
	const marked: number[] = [];
	let colon = -1;
	for (let index = 0; index < count; index++) {
		const start = from[index] as number;
		const end = to[index] as number;
		if (start === end) continue;
		if (colon < start) colon = nextColon(text, start);
		if ((colon < end && colon < start + longestLabel) || isMark(text, start, end)) marked.push(index);
	}
	return marked;
}

/** A digit, a minus sign or a bracket, `Q.` or `A.` */
function isMark(text: string, start: number, end: number): boolean {
	const code = text.charCodeAt(start);
	if (code >= 48 && code <= 57) return true;
	if (code === 45 || code === 40 || code === 60 || code === 91) return true;
	return (code === 81 || code === 65) && end > start + 1 && text.charCodeAt(start + 1) === 46;
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

function find(text: string, sought: string, at: number): number {
	const found = text.indexOf(sought, at);
	return found < 0 ? text.length : found;
}
