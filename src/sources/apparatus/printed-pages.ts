/**
 * Pages told apart by form feeds, as text extraction leaves them. What stands at a page's edge is furniture if the
 * pages agree on it: numbers that grow with the pages, short lines that come back. Cost: linear in the pages.
 */
import type { Locator } from '../../text/locator.ts';
import { hasLower } from './letters.ts';
import { isBlankLine, type Lines, trimmedLength, trimmedLine } from './lines.ts';
import { headKey, type PageNumber, readPageNumber } from './page-numbers.ts';

/** Of each page, the indexes of its lines that are not blank. */
type Pages = readonly (readonly number[])[];
type Edge = 'top' | 'bottom';

interface Candidate {
	readonly page: number;
	readonly index: number;
	readonly number: PageNumber;
}

/** How deep into a page its furniture may reach, in lines that are not blank. */
const depth = 3;
const longestHead = 80;

export interface PrintedPages {
	/** Indexes of lines. */
	readonly furniture: ReadonlySet<number>;
	readonly cutting: true;
	readonly locators: readonly Locator[];
}

/** @param lines of a text with at least one form feed. */
export function readPrintedPages(lines: Lines): PrintedPages {
	const pages = pagesOf(lines);
	const numbers = agreedNumbers(lines, pages);
	const furniture = new Set<number>([...numbers.values()].map((candidate) => candidate.index));
	for (const edge of ['top', 'bottom'] as const) addHeads(lines, pages, edge, furniture);
	return { furniture, cutting: true, locators: pageLocators(lines, numbers) };
}

function pagesOf(lines: Lines): Pages {
	return lines.pages.map((first, page) => {
		const filled: number[] = [];
		const next = lines.pages[page + 1] ?? lines.count;
		for (let index = first; index < next; index++) if (!isBlankLine(lines, index)) filled.push(index);
		return filled;
	});
}

/** The lines of a page from its edge inwards, few enough to leave the page something to say. */
function edgeLines(page: readonly number[], edge: Edge): readonly number[] {
	const inwards = edge === 'top' ? page : page.toReversed();
	return inwards.slice(0, Math.min(depth, Math.ceil(page.length / 2)));
}

/**
 * A number is the page's if at least one other page (two, beside a head) is numbered in step with it, or if it
 * simply counts the pages from 1.
 */
function agreedNumbers(lines: Lines, pages: Pages): Map<number, Candidate> {
	const candidates: Candidate[] = [];
	const supporters = new Map<string, Set<number>>();
	pages.forEach((page, at) => {
		for (const edge of ['top', 'bottom'] as const) {
			for (const index of edgeLines(page, edge).slice(0, 2)) {
				const number = readPageNumber(trimmedLine(lines, index) ?? '');
				if (number === undefined) continue;
				const candidate = { page: at, index, number };
				candidates.push(candidate);
				const step = stepOf(candidate);
				supporters.set(step, (supporters.get(step) ?? new Set()).add(at));
			}
		}
	});
	const agreed = new Map<number, Candidate>();
	for (const candidate of candidates) {
		const { number, page } = candidate;
		const enough = number.beside === '' ? 2 : 3;
		const counts = number.beside === '' && !number.roman && number.value === page + 1;
		if ((supporters.get(stepOf(candidate))?.size ?? 0) < enough && !counts) continue;
		if (!agreed.has(page) || number.beside === '') agreed.set(page, candidate);
	}
	return agreed;
}

/** Equal for numbers that keep step with the pages. */
function stepOf({ number, page }: Candidate): string {
	return `${number.roman ? 'roman' : 'arabic'} ${number.value - page}`;
}

/** Adds the short lines at the pages' edge that come back, and those set like them (capitals, then a blank line). */
function addHeads(lines: Lines, pages: Pages, edge: Edge, furniture: Set<number>): void {
	const seen = new Map<string, Set<number>>();
	const keyAt = (index: number) => {
		const line = trimmedLine(lines, index) ?? '';
		return line.length > longestHead || !/\p{L}/u.test(line)
			? undefined
			: readPageNumber(line)?.beside || headKey(line);
	};
	pages.forEach((page, at) => {
		for (const index of edgeLines(page, edge)) {
			const key = keyAt(index);
			if (key !== undefined) seen.set(key, (seen.get(key) ?? new Set()).add(at));
		}
	});
	const setInCapitals: number[] = [];
	let headed = 0;
	for (const page of pages) {
		for (const index of edgeLines(page, edge)) {
			if (furniture.has(index)) continue;
			const key = keyAt(index);
			const capitals = edge === 'top' && isCapitals(lines, index);
			if (key !== undefined && comesBack([...(seen.get(key) ?? [])], capitals, trimmedLine(lines, index) ?? '')) {
				furniture.add(index);
				if (capitals) headed++;
				continue;
			}
			if (capitals) setInCapitals.push(index);
			break;
		}
	}
	if (headed * 2 >= pages.length) for (const index of setInCapitals) furniture.add(index);
}

/**
 * Every second page or so, not now and then: a page may also begin with words that happened to begin another
 * ("A. Yes, sir." in a court transcript).
 */
function comesBack(pages: readonly number[], capitals: boolean, line: string): boolean {
	const between = (pages.at(-1) ?? 0) - (pages[0] ?? 0) + 1;
	const enough = /[.!?,;:]$/.test(line) ? 5 : capitals ? 2 : 3;
	return pages.length >= enough && pages.length >= between * 0.4;
}

function isCapitals(lines: Lines, index: number): boolean {
	if (trimmedLength(lines, index) > longestHead || !isBlankLine(lines, index + 1)) return false;
	const { text, from, to } = lines;
	return (
		!hasLower(text, from[index] as number, to[index] as number) && /\p{Lu}{2}/u.test(trimmedLine(lines, index) ?? '')
	);
}

/** Numbered pages, and between or shortly before them those whose number follows from their neighbours'. */
function pageLocators(lines: Lines, numbers: ReadonlyMap<number, Candidate>): Locator[] {
	const startOf = (page: number) => lines.starts[lines.pages[page] ?? -1];
	const labels = new Map<number, string>();
	let previous: Candidate | undefined;
	for (const candidate of [...numbers.values()].sort((a, b) => a.page - b.page)) {
		const inStep = previous !== undefined && stepOf(previous) === stepOf(candidate);
		const from = previous === undefined ? Math.max(0, candidate.page - 2) : inStep ? previous.page + 1 : candidate.page;
		for (let page = candidate.number.roman ? candidate.page : from; page < candidate.page; page++) {
			const value = candidate.number.value - (candidate.page - page);
			if (value > 0) labels.set(page, String(value));
		}
		labels.set(candidate.page, candidate.number.label);
		previous = candidate;
	}
	return [...labels]
		.map(([page, value]): Locator => {
			return { term: 'page', value, span: { start: startOf(page) ?? 0, end: startOf(page + 1) ?? lines.text.length } };
		})
		.sort((a, b) => a.span.start - b.span.start);
}
