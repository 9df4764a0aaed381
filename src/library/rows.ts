/** How what is stored is written into the columns of a table, and read from them. */
import type { Locator, LocatorTerm } from '../text/locator.ts';
import type { Span } from '../text/span.ts';
import { messageOf, UnreadableRow } from './database.ts';
import { decodeSegment, type Segment } from './segment.ts';
import type { FileState, StoredBibliography, StoredDocument, StoredPassage } from './stored.ts';

export type Row = Record<string, unknown>;

export function columnsOf({
	path,
	size,
	modified,
	changed,
	seen,
}: FileState): [string, number, number, number, number] {
	return [path, size, modified, changed, seen];
}

function toState(row: Row): FileState {
	return {
		path: String(row.path),
		size: Number(row.size),
		modified: Number(row.modified),
		changed: Number(row.changed),
		seen: Number(row.seen),
	};
}

export function toDocument(row: Row): StoredDocument {
	return {
		...toState(row),
		id: Number(row.id),
		hash: String(row.hash),
		metadata: parse(String(row.metadata)),
		length: Number(row.length),
		error: row.error === null ? undefined : String(row.error),
	};
}

export function toBibliography(row: Row): StoredBibliography {
	return {
		...toState(row),
		hash: String(row.hash),
		entries: parse(String(row.entries)),
		problems: parse(String(row.problems)),
	};
}

export function toSegment(row: Row): Segment {
	try {
		return decodeSegment(row.image as Uint8Array);
	} catch (error) {
		throw new UnreadableRow(messageOf(error));
	}
}

// biome-ignore lint/suspicious/noExplicitAny: what this program wrote is of the type it wrote
function parse(json: string): any {
	try {
		return JSON.parse(json);
	} catch (error) {
		throw new UnreadableRow(messageOf(error));
	}
}

export function toPassage(row: Row): StoredPassage {
	return {
		document: Number(row.document),
		span: { start: Number(row.start), end: Number(row.end) },
		textStart: Number(row.text_start),
		text: String(row.text),
		apparatus: toSpans(row.apparatus),
	};
}

/** None are null: some versions of Node make that of an empty blob. */
export function fromSpans(spans: readonly Span[]): Uint8Array | null {
	if (spans.length === 0) return null;
	return new Uint8Array(Uint32Array.from(spans.flatMap((span) => [span.start, span.end])).buffer);
}

export function toSpans(column: unknown): Span[] {
	if (column === null) return [];
	const ends = new Uint32Array((column as Uint8Array).slice().buffer);
	return Array.from({ length: ends.length / 2 }, (_, i) => {
		return { start: ends[2 * i] as number, end: ends[2 * i + 1] as number };
	});
}

type LocatorRow = readonly [term: LocatorTerm, value: string, start: number, end: number];

export function fromLocators(locators: readonly Locator[]): string {
	return JSON.stringify(locators.map(({ term, value, span }): LocatorRow => [term, value, span.start, span.end]));
}

export function toLocators(json: string): Locator[] {
	return (parse(json) as LocatorRow[]).map(([term, value, start, end]) => ({ term, value, span: { start, end } }));
}
