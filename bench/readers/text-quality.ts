/**
 * How faithfully a reader gives back a text that is known: each paragraph is sought in what was read, both folded as
 * the judge folds them, by edit distance (approx-string-match). So a paragraph that something cuts in two costs what
 * stands between, wherever the reader puts notes and furniture.
 */
import search from 'approx-string-match';
import { locatorAt } from '../../src/library/locator-at.ts';
import type { SourceContent } from '../../src/sources/source.ts';
import { tokenizeSpan } from '../../src/text/tokens.ts';
import type { KnownParagraph } from '../../test/documents/known.ts';

export interface TextQuality {
	/** Of the known characters, those that are there and right; 0 to 1. */
	readonly accuracy: number;
	/** The paragraphs other than notes are found one after the other. */
	readonly ordered: boolean;
	/** Words that were read but are no paragraph's: titles that the program prints, and what should be apparatus. */
	readonly more: number;
	/** Paragraphs whose first word is said to be on the page where it is; undefined: no pages are known. */
	readonly pages: { readonly right: number; readonly of: number } | undefined;
	/** What was not read as it is, for looking at. */
	readonly wrong: readonly { readonly known: string; readonly read: string }[];
}

/** @param pages for each paragraph the page it begins on; null: not known */
export function textQuality(
	content: SourceContent,
	paragraphs: readonly KnownParagraph[],
	pages: readonly (string | null)[] | undefined,
): TextQuality {
	const read = folded(content.text, content.apparatus);
	const covered = new Uint8Array(read.text.length);
	let characters = 0;
	let errors = 0;
	let right = 0;
	let last = -1;
	let ordered = true;
	const wrong: { known: string; read: string }[] = [];
	for (const [i, { text, note }] of paragraphs.entries()) {
		const wanted = folded(text, []).text;
		const found = nearest(read.text, wanted, note ? 0 : last + 1);
		characters += wanted.length;
		errors += found.errors;
		if (found.errors > 0) wrong.push({ known: wanted, read: read.text.slice(found.start, found.end) });
		covered.fill(1, found.start, found.end);
		if (!note) {
			ordered &&= found.start > last;
			last = found.start;
		}
		const page = pages?.[i];
		if (typeof page === 'string') right += pageAt(content, read.offsetOf(found.start)) === page ? 1 : 0;
	}
	return {
		accuracy: 1 - errors / characters,
		ordered,
		more: countWords(read.text, covered),
		pages: pages && { right, of: pages.filter((page) => page !== null).length },
		wrong,
	};
}

function pageAt(content: SourceContent, offset: number): string | undefined {
	return locatorAt(
		content.locators.filter(({ term }) => term === 'page'),
		offset,
	)?.value;
}

/** @param from where it is expected: a short paragraph's words may stand elsewhere, too */
function nearest(text: string, wanted: string, from: number): { start: number; end: number; errors: number } {
	const following = text.indexOf(wanted, from);
	const at = following >= 0 ? following : text.indexOf(wanted);
	if (at >= 0) return { start: at, end: at + wanted.length, errors: 0 };
	const [best] = search(text, wanted, Math.floor(wanted.length / 2)).sort((a, b) => a.errors - b.errors);
	return best ?? { start: 0, end: 0, errors: wanted.length };
}

/** The words and marks of a text as the judge reads them, a space between words. */
function folded(
	original: string,
	apparatus: SourceContent['apparatus'],
): { readonly text: string; readonly offsetOf: (at: number) => number } {
	const { words, gaps } = tokenizeSpan(original, { start: 0, end: original.length }, apparatus);
	const pieces: string[] = [];
	const starts: number[] = [];
	let length = 0;
	for (const [i, { marks }] of gaps.entries()) {
		const signs = marks.map(({ sign }) => sign).join('');
		const word = words[i];
		const piece = word === undefined ? signs : `${signs} ${word.text}`;
		starts.push(length);
		pieces.push(piece);
		length += piece.length;
	}
	const text = pieces.join('');
	const offsetOf = (at: number) => {
		const i = Math.max(
			0,
			starts.findLastIndex((start) => start <= at),
		);
		return (words[i] ?? words.at(-1))?.start ?? 0;
	};
	return { text, offsetOf };
}

function countWords(text: string, covered: Uint8Array): number {
	const left = [...text].map((char, i) => (covered[i] === 1 ? ' ' : char)).join('');
	return left.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
