/**
 * The text that was read out of a PDF, a Word file or the like, as an editor shows it: a few lines about the source,
 * then its text with a line before each page. Nobody holds that text: a position costs a binary search among the
 * pages and two among the text's lines; only showing it makes it.
 */

import * as l10n from '@vscode/l10n';
import { byline } from '../library/byline.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { sourceLines } from '../library/source-lines.ts';
import type { Lines } from '../text/lines.ts';
import type { Locator } from '../text/locator.ts';
import { locatorLabel } from '../text/locator-label.ts';
import { filePages } from './file-pages.ts';

export interface SourceView {
	/** Line and character of an offset into the source's text. */
	positionAt(offset: number): { readonly line: number; readonly character: number };
	/** The offset into the source's text; what is not its text counts as what follows it. */
	offsetAt(position: { readonly line: number; readonly character: number }): number;
	text(): string;
	/** The lines that are not the source's: the one that names its file, and one for each page. */
	headings(): readonly ViewHeading[];
}

export interface ViewHeading {
	readonly line: number;
	/** In UTF-16 code units. */
	readonly length: number;
	/** Counted from the first page of the file, from 1; undefined: the file as a whole. */
	readonly page: number | undefined;
}

/** A line that stands before the unit at an offset; it breaks the line that runs on there. */
interface PageLine {
	readonly at: number;
	readonly breaks: boolean;
	/** Its own line, below the lines about the source. */
	readonly line: number;
	readonly label: string;
	/** Counted from the first page of the file, from 1. */
	readonly page: number;
}

export function sourceView(library: LibraryView, source: Source): SourceView {
	const text = library.text(source);
	const lines = sourceLines(library, source);
	const head = headOf(source);
	const headLines = head.split('\n').length - 1;
	const pages = pageLines(library.locators(source), lines);

	/** Of the page lines that stand before what satisfies `isBefore`, how many there are. */
	function countPages(isBefore: (page: PageLine) => boolean): number {
		let low = 0;
		let high = pages.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (isBefore(pages[middle] as PageLine)) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	return {
		positionAt(offset) {
			const { line, start } = lines.lineAt(offset);
			const last = pages[countPages(({ at }) => at <= offset) - 1];
			if (last === undefined) return { line: headLines + line, character: offset - start };
			const first = headLines + last.line + 1;
			if (last.at >= start) return { line: first, character: offset - last.at };
			const { line: lastLine } = lines.lineAt(last.at);
			return { line: first + line - lastLine, character: offset - start };
		},
		offsetAt(position) {
			const line = position.line - headLines;
			const count = countPages((page) => page.line < line);
			const [last, next] = [pages[count - 1], pages[count]];
			if (next?.line === line) return next.at;
			const from = last ? { line: last.line + 1, textLine: lines.lineAt(last.at).line } : { line: 0, textLine: 0 };
			if (line < from.line) return 0;
			const textLine = from.textLine + line - from.line;
			const start = last && line === from.line ? last.at : lines.startOf(textLine);
			if (start === undefined) return text.length;
			const end = next !== undefined && line + 1 === next.line ? next.at : lines.startOf(textLine + 1);
			return Math.min(start + position.character, end ?? text.length, text.length);
		},
		text() {
			let view = head;
			let from = 0;
			for (const { at, breaks, label } of pages) {
				view += `${text.slice(from, at)}${breaks ? '\n' : ''}${label}\n`;
				from = at;
			}
			return view + text.slice(from, text.length);
		},
		headings() {
			return [
				{ line: 1, length: head.split('\n')[1]?.length ?? 0, page: undefined },
				...pages.map(({ line, label, page }) => ({ line: headLines + line, length: label.length, page })),
			];
		},
	};
}

/** By the source's places, which stay the same objects: to tell the lines of a thousand pages, all its text is read. */
const known = new WeakMap<readonly Locator[], readonly PageLine[]>();

function pageLines(locators: readonly Locator[], lines: Lines): readonly PageLine[] {
	let pages = known.get(locators);
	if (pages === undefined) {
		let added = 0;
		const stretches = locators.filter(({ term }) => term === 'page');
		const numbers = filePages(stretches);
		pages = stretches.map((locator, i) => {
			const at = locator.span.start;
			const { line, start } = lines.lineAt(at);
			const breaks = start < at;
			if (breaks) added++;
			return { at, breaks, line: line + added++, label: pageLabel(locator), page: numbers[i] as number };
		});
		known.set(locators, pages);
	}
	return pages;
}

function headOf(source: Source): string {
	const by = byline(source);
	const name = source.path?.split(/[\\/]/).at(-1) ?? '';
	const about = l10n.t('The text of {0} as Quotewright reads it. It cannot be edited here.', name);
	return `${source.title}${by === '' ? '' : ` (${by})`}\n${about}\n\n`;
}

function pageLabel(locator: Locator): string {
	return `──────── ${locatorLabel(locator)} ────────`;
}
