/**
 * Where the passages stand: numbered through, and stored by blocks of one document. A passage is found by its number
 * with one look into a B-tree.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Span } from '../../text/span.ts';
import { fromNumbers, spanColumn, spansTouching, toNumbers } from '../store/columns.ts';

/** Passages of a block: the more, the smaller the index, and the more is read for one. */
export const mostInBlock = 64;

export interface PlacedPassage {
	readonly id: number;
	readonly document: number;
	readonly span: Span;
	/** What of the document's apparatus touches it. */
	readonly apparatus: readonly Span[];
}

/** How many passages a block has whose `spans` take so many bytes. */
export const bytesOfPassage = 8;

export function createBlockWriter(db: DatabaseSync) {
	const put = db.prepare('INSERT INTO block VALUES (?, ?, ?, ?)');
	return (first: number, document: number, spans: readonly Span[], apparatus: readonly Span[]): void => {
		put.run(first, document, fromNumbers(spanColumn(spans)), fromNumbers(spanColumn(apparatus)));
	};
}

/** Passages numbered one after another. */
export interface NumberRange {
	readonly first: number;
	readonly last: number;
}

/** Answers which passages are a document's, in order: its blocks mostly follow each other. */
export function createRangeReader(db: DatabaseSync): (documents: Iterable<number>) => NumberRange[] {
	const select = db.prepare('SELECT first, length(spans) AS bytes FROM block WHERE document = ? ORDER BY first');
	return (documents) => {
		const ranges: { first: number; last: number }[] = [];
		for (const document of documents) {
			for (const row of select.all(document)) {
				const first = Number(row.first);
				const last = first + Number(row.bytes) / bytesOfPassage - 1;
				const before = ranges.at(-1);
				if (before?.last === first - 1) before.last = last;
				else ranges.push({ first, last });
			}
		}
		return ranges.sort((a, b) => a.first - b.first);
	};
}

/** Answers where passages are; neighbours cost nothing after the first. Undefined: no such passage any more. */
export function createPassageReader(db: DatabaseSync): (id: number) => PlacedPassage | undefined {
	const select = db.prepare('SELECT * FROM block WHERE first <= ? ORDER BY first DESC LIMIT 1');
	let first = 0;
	let document = 0;
	let spans: Uint32Array = new Uint32Array();
	let apparatus: Uint32Array = new Uint32Array();
	return (id) => {
		if (id < first || id >= first + spans.length / 2) {
			const row = select.get(id);
			if (row === undefined) return undefined;
			first = Number(row.first);
			document = Number(row.document);
			spans = toNumbers(row.spans);
			apparatus = toNumbers(row.apparatus);
		}
		const start = spans[2 * (id - first)];
		const end = spans[2 * (id - first) + 1];
		if (start === undefined || end === undefined) return undefined;
		return { id, document, span: { start, end }, apparatus: spansTouching(apparatus, { start, end }) };
	};
}
