/**
 * Page numbers and running heads in a text that has lost its form feeds: lines that hold only a number, or a
 * short text that comes back with growing numbers. Only a series that runs through the text counts, and running
 * heads only where they cut sentences in two, which headings ("Section 3") do not. Cost: linear in the lines.
 */
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import { cutsSentence, nextWording } from './furniture.ts';
import { hasLetterPair, hasLower } from './letters.ts';
import { isBlankLine, type Lines, trimmedLine } from './lines.ts';
import { headKey, readPageNumber } from './page-numbers.ts';
import { longestSeries } from './sequence.ts';

interface Candidate {
	readonly index: number;
	readonly at: number;
	readonly value: number;
	readonly label: string;
	readonly beside: string;
}

export interface UnbrokenPages {
	/** Indexes of lines. */
	readonly furniture: ReadonlySet<number>;
	/** Whether it stands within sentences; else between paragraphs. */
	readonly cutting: boolean;
	readonly locators: readonly Locator[];
}

/** How many page numbers may be missing between two. */
const missing = 3;
/** A page is longer than this, in characters; a list is not. */
const shortestPage = 400;

export function readUnbrokenPages(lines: Lines): UnbrokenPages {
	const textEnd = lines.text.length;
	const candidates = readCandidates(lines);
	const alone = throughout(candidates.filter((candidate) => candidate.beside === ''));
	const beside = throughout(candidates.filter(comesBackWithNumbers(candidates)));
	const numbers = new Set(alone.map((candidate) => candidate.index));
	const heads = new Set(beside.map((candidate) => candidate.index));
	const cuts = shareThatCuts(lines, numbers);
	if (cuts >= 0.3) {
		const furniture = new Set([...numbers, ...headsBeside(lines, numbers)]);
		return { furniture, cutting: true, locators: pagesOf(alone, textEnd) };
	}
	if (beside.length >= 4 && shareThatCuts(lines, heads) >= 0.4) {
		return { furniture: heads, cutting: true, locators: pagesOf(beside, textEnd) };
	}
	const repeated = repeatedHeads(lines);
	if (repeated.size > 0) return { furniture: repeated, cutting: true, locators: [] };
	// Numbers that never cut a sentence number paragraphs, or chapters, which are too few to matter.
	const paragraphs = alone.length >= 10 && (alone[0]?.value ?? 0) <= missing && cuts < 0.1;
	if (!paragraphs) return { furniture: new Set(), cutting: false, locators: [] };
	return { furniture: numbers, cutting: false, locators: numbered('paragraph', alone, textEnd) };
}

function readCandidates(lines: Lines): Candidate[] {
	const candidates: Candidate[] = [];
	const { text, starts, from, to, numbered } = lines;
	for (const index of numbered) {
		const number = readPageNumber(text.slice(from[index], to[index]));
		if (number === undefined || number.roman) continue;
		const { value, label, beside } = number;
		candidates.push({ index, at: starts[index] as number, value, label, beside });
	}
	return candidates;
}

/** The series of numbers that lie at least a page apart as a rule; empty if there is none of three or more. */
function throughout(candidates: readonly Candidate[]): readonly Candidate[] {
	const series = longestSeries(candidates, missing);
	return series.length >= 3 && medianGap(series) >= shortestPage ? series : [];
}

function medianGap(series: readonly Candidate[]): number {
	const gaps = series.slice(1).map((candidate, i) => candidate.at - (series[i]?.at ?? 0));
	return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
}

const headings =
	/^(?:chapter|section|sect|part|book|article|canto|act|scene|letter|number|no|rule|title|appendix|table|figure|fig|plate|note|psalm|sonnet|day|lecture|kapitel|chapitre|abschnitt|§)\b/i;

function comesBackWithNumbers(candidates: readonly Candidate[]): (candidate: Candidate) => boolean {
	const counts = new Map<string, number>();
	for (const { beside } of candidates) counts.set(beside, (counts.get(beside) ?? 0) + 1);
	return ({ beside }) => beside !== '' && (counts.get(beside) ?? 0) >= 3 && !headings.test(beside);
}

/** Of the lines, how many stand within a sentence: 0 to 1. */
function shareThatCuts(lines: Lines, indexes: ReadonlySet<number>): number {
	let cut = 0;
	for (const index of indexes) {
		const above = nextWording(lines, indexes, index, -1);
		const below = nextWording(lines, indexes, index, 1);
		if (cutsSentence(lines, above, below)) cut++;
	}
	return indexes.size === 0 ? 0 : cut / indexes.size;
}

/** How often a head has to come back where no number helps to tell it. */
const oftenEnough = 4;

/** Short lines, set apart or in capitals, that come back within sentences: running heads without page numbers. */
function repeatedHeads(lines: Lines): ReadonlySet<number> {
	const { text, from, to } = lines;
	const byKey = Map.groupBy(linesLikeHeads(lines), (index) => text.slice(from[index], to[index]));
	const heads = new Set<number>();
	for (const indexes of byKey.values()) {
		if (indexes.length < oftenEnough || shareThatCuts(lines, new Set(indexes)) < 0.6) continue;
		for (const index of indexes) heads.add(index);
	}
	return heads;
}

function linesLikeHeads(lines: Lines): readonly number[] {
	const { text, from, to, heads, perhapsHeads } = lines;
	const more = perhapsHeads.filter((index) => {
		const start = from[index] as number;
		const end = to[index] as number;
		const isApart = isBlankLine(lines, index - 1) && isBlankLine(lines, index + 1);
		return (isApart || !hasLower(text, start, end)) && hasLetterPair(text, start, end);
	});
	return more.length === 0 ? heads : [...heads, ...more];
}

/** The short lines next to page numbers that stand next to at least three of them. */
function headsBeside(lines: Lines, numbers: ReadonlySet<number>): number[] {
	const byKey = new Map<string, number[]>();
	for (const index of numbers) {
		for (const step of [-1, 1] as const) {
			const neighbour = nextWording(lines, numbers, index, step);
			const line = trimmedLine(lines, neighbour);
			if (line === undefined || line.length > 60 || Math.abs(neighbour - index) > 3) continue;
			byKey.set(headKey(line), [...(byKey.get(headKey(line)) ?? []), neighbour]);
		}
	}
	return [...byKey.values()].filter((indexes) => indexes.length >= 3).flat();
}

/**
 * Locators need to know whether a number stands at the foot of its page or at its head. If the first comes a page
 * after the text's start and the last close to its end, at the foot; if the other way round, at the head; else
 * nobody knows, and no locator is better than a wrong one.
 */
function pagesOf(series: readonly Candidate[], textEnd: number): Locator[] {
	const page = medianGap(series);
	const lead = series[0]?.at ?? 0;
	const tail = textEnd - (series.at(-1)?.at ?? 0);
	if (lead < page * 0.5 && tail > page * 0.1) return numbered('page', series, textEnd);
	if (lead < page * 0.5 || tail > page * 0.5) return [];
	return series.map((candidate, i) => {
		const start = series[i - 1]?.at ?? Math.max(0, candidate.at - page);
		return { term: 'page', value: candidate.label, span: { start, end: candidate.at } };
	});
}

function numbered(term: 'page' | 'paragraph', series: readonly Candidate[], textEnd: number): Locator[] {
	return series.map((candidate, i) => {
		const span: Span = { start: candidate.at, end: series[i + 1]?.at ?? textEnd };
		return { term, value: candidate.label, span };
	});
}
