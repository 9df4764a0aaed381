/** What the pages are called: by the file's own labels, or by what is printed on them. */
import type { PageNumber } from '../../apparatus/page-numbers.ts';
import { numeral } from '../numerals.ts';

/** Printed numbers are believed if so many of the pages show one. */
const enough = 0.5;

/**
 * Of each page its label; undefined for a page that has none, and undefined where the pages can only be counted.
 * @param stated the labels of the file
 * @param printed by the page's index, numbers that keep step with the pages
 *
 * Publishers' files often have no labels, or such as merely count the pages from 1 while the pages themselves, cut
 * from a journal's volume, say 123 to 140: then what is printed counts, which is what a reader cites.
 */
export function pageLabels(
	pages: number,
	stated: readonly string[] | null,
	printed: ReadonlyMap<number, PageNumber>,
): readonly (string | undefined)[] | undefined {
	const shown = printed.size >= 2 && printed.size >= enough * pages ? filled(pages, printed) : undefined;
	if (stated !== null && stated.length === pages && saysSomething(stated)) {
		return stated.map((label, page) => label.trim() || shown?.[page]);
	}
	return shown;
}

/** Labels that merely count the pages, or are all the same, tell nothing. */
function saysSomething(labels: readonly string[]): boolean {
	return labels.some((label, page) => label !== String(page + 1)) && new Set(labels).size > labels.length / 2;
}

/** Pages without a number have the one that follows from the next numbered page, else from the one before. */
function filled(pages: number, printed: ReadonlyMap<number, PageNumber>): (string | undefined)[] {
	const labels: (string | undefined)[] = Array.from({ length: pages }, (_, page) => printed.get(page)?.label);
	const numbered = [...printed.keys()].sort((a, b) => a - b);
	for (const page of numbered) {
		for (let back = page - 1; back >= 0 && !printed.has(back); back--)
			labels[back] = shifted(printed.get(page), back - page);
	}
	for (const page of numbered) {
		for (let next = page + 1; next < pages && !printed.has(next); next++)
			labels[next] ??= shifted(printed.get(page), next - page);
	}
	return labels;
}

function shifted(number: PageNumber | undefined, by: number): string | undefined {
	if (number === undefined || number.value + by < 1) return undefined;
	if (!number.roman) return String(number.value + by);
	const written = numeral(number.value + by, 'lowerRoman');
	return number.label === number.label.toUpperCase() ? written.toUpperCase() : written;
}
