/** Markings as bytes: columns of numbers, so that thousands are read at once without a parser. */
import type { Speech } from '../../sources/source.ts';
import { detached } from '../../text/detached.ts';
import type { Locator, LocatorTerm } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';

/** In the order of their numbers in stored columns: add at the end. */
const terms: readonly LocatorTerm[] = [
	'book',
	'chapter',
	'column',
	'figure',
	'folio',
	'issue',
	'line',
	'note',
	'opus',
	'page',
	'paragraph',
	'part',
	'section',
	'sub-verbo',
	'timestamp',
	'verse',
	'volume',
	'act',
	'scene',
	'article',
	'canon',
	'rule',
	'table',
	'appendix',
	'title',
];
const numbers = new Map(terms.map((term, number) => [term, number]));

/** Null for no numbers: some versions of Node make that of an empty blob. */
export function fromNumbers(column: Uint32Array): Uint8Array | null {
	return column.length === 0 ? null : new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

export function toNumbers(blob: unknown): Uint32Array {
	if (blob === null) return new Uint32Array();
	// The bytes that SQLite hands out need not be aligned.
	return new Uint32Array(new Uint8Array(blob as Uint8Array).buffer);
}

export function spanColumn(spans: readonly Span[]): Uint32Array {
	const column = new Uint32Array(2 * spans.length);
	spans.forEach(({ start, end }, i) => {
		column[2 * i] = start;
		column[2 * i + 1] = end;
	});
	return column;
}

/** The spans (in order, not overlapping) that touch the span. Cost: a bisection. */
export function spansTouching(column: Uint32Array, { start, end }: Span): Span[] {
	let low = 0;
	let high = column.length / 2;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((column[2 * middle + 1] as number) <= start) low = middle + 1;
		else high = middle;
	}
	const found: Span[] = [];
	for (let i = low; 2 * i < column.length && (column[2 * i] as number) < end; i++) {
		found.push({ start: column[2 * i] as number, end: column[2 * i + 1] as number });
	}
	return found;
}

/** Values hold no line end. */
const between = '\n';

/** In the column of terms: the locator was counted. */
const countedBit = 1 << 16;

/** Of each its term, start and end; then the values as text. */
export function fromLocators(locators: readonly Locator[]): Uint8Array | null {
	if (locators.length === 0) return null;
	const head = new Uint32Array(1 + 3 * locators.length);
	head[0] = locators.length;
	locators.forEach(({ term, span, counted }, i) => {
		head.set([(numbers.get(term) as number) | (counted ? countedBit : 0), span.start, span.end], 1 + 3 * i);
	});
	const values = locators.map(({ value }) => value.replaceAll(between, ' ')).join(between);
	return Buffer.concat([new Uint8Array(head.buffer), Buffer.from(values)]);
}

/** What a source names as they are stored: thousands of verses or times, of which mostly one is asked for. */
export interface LocatorColumn {
	/** Of each its term, start and end. */
	readonly head: Uint32Array;
	/** All values in one. */
	readonly values: string;
	/** Where each value starts; one more where the one after the last would. */
	readonly starts: Uint32Array;
}

export function toLocators(blob: unknown): LocatorColumn {
	if (blob === null) return noLocators;
	const bytes = new Uint8Array(blob as Uint8Array);
	const count = new Uint32Array(bytes.buffer, 0, 1)[0] as number;
	const head = new Uint32Array(bytes.buffer, 4, 3 * count);
	const values = Buffer.from(bytes.buffer, 4 + head.byteLength).toString();
	const starts = new Uint32Array(count + 1);
	for (let i = 1; i < count; i++) starts[i] = values.indexOf(between, starts[i - 1]) + 1;
	starts[count] = values.length + 1;
	return { head, values, starts };
}

const noLocators: LocatorColumn = { head: new Uint32Array(), values: '', starts: new Uint32Array(1) };

export function allLocators(column: LocatorColumn): Locator[] {
	return Array.from({ length: column.starts.length - 1 }, (_, i) => locatorOf(column, i));
}

/** Those that touch the span, in order. Cost: a glance at each that starts before its end. */
export function locatorsTouching(column: LocatorColumn, { start, end }: Span): Locator[] {
	const { head } = column;
	const found: Locator[] = [];
	for (let at = 0; at < head.length && (head[at + 1] as number) < end; at += 3) {
		if ((head[at + 2] as number) > start) found.push(locatorOf(column, at / 3));
	}
	return found;
}

/** What the first of that term and value names. Cost: a glance at each. */
export function placeNamed(column: LocatorColumn, term: LocatorTerm, value: string): Span | undefined {
	const { head, values, starts } = column;
	const number = numbers.get(term);
	for (let i = 0; 3 * i < head.length; i++) {
		if (((head[3 * i] as number) & ~countedBit) !== number) continue;
		const start = starts[i] as number;
		if ((starts[i + 1] as number) - start - 1 !== value.length || !values.startsWith(value, start)) continue;
		return { start: head[3 * i + 1] as number, end: head[3 * i + 2] as number };
	}
	return undefined;
}

function locatorOf({ head, values, starts }: LocatorColumn, i: number): Locator {
	const term = head[3 * i] as number;
	return {
		term: terms[term & ~countedBit] as LocatorTerm,
		value: detached(values.slice(starts[i], (starts[i + 1] as number) - 1)),
		span: { start: head[3 * i + 1] as number, end: head[3 * i + 2] as number },
		...(term & countedBit ? { counted: true as const } : {}),
	};
}

/** How many; of each speech its speaker's number, start and end; then the speakers as text. */
export function fromSpeeches(speeches: readonly Speech[]): Uint8Array | null {
	if (speeches.length === 0) return null;
	const speakers = [...new Set(speeches.map(({ speaker }) => speaker.replaceAll(between, ' ')))];
	const numbered = new Map(speakers.map((speaker, number) => [speaker, number]));
	const head = new Uint32Array(1 + 3 * speeches.length);
	head[0] = speeches.length;
	speeches.forEach(({ speaker, span }, i) => {
		head.set([numbered.get(speaker.replaceAll(between, ' ')) as number, span.start, span.end], 1 + 3 * i);
	});
	return Buffer.concat([new Uint8Array(head.buffer), Buffer.from(speakers.join(between))]);
}

/** The speeches of a transcript as they are stored: there may be tens of thousands. */
export interface SpeechColumn {
	/** Of each its speaker's number, start and end. */
	readonly head: Uint32Array;
	/** Everyone who speaks, each once. */
	readonly speakers: readonly string[];
}

export function toSpeeches(blob: unknown): SpeechColumn {
	if (blob === null) return noSpeeches;
	const bytes = new Uint8Array(blob as Uint8Array);
	const count = new Uint32Array(bytes.buffer, 0, 1)[0] as number;
	const head = new Uint32Array(bytes.buffer, 4, 3 * count);
	const speakers = Buffer.from(bytes.buffer, 4 + head.byteLength)
		.toString()
		.split(between);
	return { head, speakers };
}

const noSpeeches: SpeechColumn = { head: new Uint32Array(), speakers: [] };

/** Who speaks at the offset. Cost: a bisection. */
export function speakerAt({ head, speakers }: SpeechColumn, offset: number): string | undefined {
	let low = 0;
	let high = head.length / 3;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((head[3 * middle + 2] as number) <= offset) low = middle + 1;
		else high = middle;
	}
	if (3 * low >= head.length || (head[3 * low + 1] as number) > offset) return undefined;
	return speakers[head[3 * low] as number];
}
