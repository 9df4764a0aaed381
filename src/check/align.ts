/**
 * Alignment of a part of a quotation with a window of its source, word by word: the cheapest way to turn the
 * source's words into the quotation's (Gotoh's affine gaps, semi-global: the part is used up, the window may begin
 * and end anywhere). Leaving words out costs much to begin and little to go on with, since people drop clauses
 * whole; an element in brackets may stand for any few words; one word may equal two written apart.
 * Cells that cost more than the whole is expected to are passed over, and all is done again with twice that where it
 * was too little (Ukkonen 1985): the alignment found is the same. Cost: elements × words of the window at most, of
 * which few are compared where there are few changes; one byte of trace a cell and state.
 *
 * O. Gotoh, "An improved algorithm for matching biological sequences", J. Mol. Biol. 162 (1982).
 * E. Ukkonen, "Algorithms for approximate string matching", Information and Control 64 (1985).
 */
import { digitBit, type Word } from '../text/tokens.ts';
import { contracts } from './contraction.ts';
import type { Element } from './elements.ts';
import { compareWords, different, type WordMatch } from './likeness.ts';

/** Indexes: `element` into the part's elements, `source` into the window's words, half-open where there are two. */
export type Step =
	| { readonly kind: 'match'; readonly element: number; readonly source: number; readonly match: WordMatch }
	/** One word of the draft, two of the source. */
	| { readonly kind: 'joined'; readonly element: number; readonly source: number }
	/** Two words of the draft, one of the source. */
	| { readonly kind: 'split'; readonly element: number; readonly source: number }
	| { readonly kind: 'bracket'; readonly element: number; readonly source: number; readonly sourceEnd: number }
	| { readonly kind: 'insertion'; readonly element: number; readonly source: number }
	| { readonly kind: 'omission'; readonly element: number; readonly source: number };

export interface Alignment {
	readonly steps: readonly Step[];
	readonly cost: number;
	/** First and one past the last word of the window that the part takes up. */
	readonly first: number;
	readonly end: number;
}

export const costs = {
	omissionOpen: 0.7,
	omissionNext: 0.12,
	insertion: 1.1,
	neutral: 0.05,
	joined: 0.15,
	bracketWord: 0.06,
	bracketWordsMost: 12,
} as const;

const aligned = 0;
const omitting = 1;
const inserting = 2;
const opMatch = 0;
const opJoined = 1;
const opSplit = 2;
const opBracket = 3;

/** Of each cell: the cost of coming there in each state, the least of them and its state, and the state before. */
interface Table {
	readonly alignedCost: Float32Array;
	readonly omittingCost: Float32Array;
	readonly insertingCost: Float32Array;
	readonly leastCost: Float32Array;
	readonly leastState: Uint8Array;
	/** Previous state (2 bits), operation (2), words under a bracket (4). */
	readonly alignedTrace: Uint8Array;
	readonly omittingTrace: Uint8Array;
	readonly insertingTrace: Uint8Array;
}

const largestKept = 1 << 16;
let kept = newTable(1 << 12);

/** Room for so many cells. It is used again, since a quotation is aligned with many windows, one after another. */
function tableOf(cells: number): Table {
	if (cells > largestKept) return newTable(cells);
	if (cells > kept.alignedCost.length) kept = newTable(2 * cells);
	return kept;
}

function newTable(cells: number): Table {
	const numbers = () => new Float32Array(cells);
	const bytes = () => new Uint8Array(cells);
	return {
		alignedCost: numbers(),
		omittingCost: numbers(),
		insertingCost: numbers(),
		leastCost: numbers(),
		leastState: bytes(),
		alignedTrace: bytes(),
		omittingTrace: bytes(),
		insertingTrace: bytes(),
	};
}

/**
 * @param nearer of equally cheap places: the first, or the last, in the window.
 * @param neutral words, in base letters, that may be put in at next to no cost: the source's apparatus has them.
 */
export function align(
	elements: readonly Element[],
	words: readonly Word[],
	nearer: 'first' | 'last',
	neutral: ReadonlySet<string> = new Set(),
): Alignment {
	const most = worthLimiting * costs.insertion * elements.length;
	for (let limit = expectedCost(elements, words); ; limit *= 2) {
		const found = alignWithin(elements, words, nearer, neutral, limit < most ? limit : Number.MAX_VALUE);
		if (found !== undefined) return found;
	}
}

/** Of what it costs to put all elements in: with a higher limit few cells would be passed over. */
const worthLimiting = 0.4;

/** About: each word that the window has not is put in or changed, and something else may be changed. */
function expectedCost(elements: readonly Element[], words: readonly Word[]): number {
	const there = new Set<number>();
	for (const { hash } of words) there.add(hash);
	const isMissing = (element: Element) => element.kind === 'word' && !there.has(element.word.hash);
	return 1 + costs.insertion * elements.filter(isMissing).length;
}

/** More than what adding up costs in another order may come to. */
const rounding = 1e-3;

/** Undefined where it costs more than `limit`, or nearly as much. */
function alignWithin(
	elements: readonly Element[],
	words: readonly Word[],
	nearer: 'first' | 'last',
	neutral: ReadonlySet<string>,
	limit: number,
): Alignment | undefined {
	const rows = elements.length;
	const columns = words.length;
	const width = columns + 1;
	const table = tableOf((rows + 1) * width);
	const { alignedCost, omittingCost, insertingCost, leastCost, leastState } = table;
	const { alignedTrace, omittingTrace, insertingTrace } = table;
	for (const costsOfState of [alignedCost, omittingCost, insertingCost, leastCost]) {
		costsOfState.fill(Number.POSITIVE_INFINITY, 0, (rows + 1) * width);
	}
	alignedCost.fill(0, 0, width);
	leastCost.fill(0, 0, width);
	leastState.fill(aligned, 0, width);

	// Of the two rows above: the cells that cost no more than the limit are within these.
	let above1 = { first: 0, last: columns };
	let above2 = above1;
	for (let row = 1; row <= rows; row++) {
		const element = elements[row - 1] as Element;
		const before = elements[row - 2];
		const isLast = row === rows;
		const isWord = element.kind === 'word';
		const insertion = isWord && neutral.has(element.word.base) ? costs.neutral : costs.insertion;
		const furthest = Math.max(above1.last, above2.last) + (isWord ? 2 : costs.bracketWordsMost);
		let first = width;
		let last = -1;
		for (let column = Math.min(above1.first, above2.first); column <= columns; column++) {
			const at = row * width + column;
			const above = at - width;
			const left = column > 0 ? (leastCost[at - 1] as number) : Number.POSITIVE_INFINITY;
			if (column > furthest && left > limit) break;
			let cheapest = Number.POSITIVE_INFINITY;
			let traced = 0;
			let inserted = Number.POSITIVE_INFINITY;
			let omitted = Number.POSITIVE_INFINITY;
			const diagonal = column > 0 ? (leastCost[above - 1] as number) : Number.POSITIVE_INFINITY;
			const joining = column > 1 ? (leastCost[above - 2] as number) : Number.POSITIVE_INFINITY;
			const splitting = column > 0 && row > 1 ? (leastCost[above - width - 1] as number) : Number.POSITIVE_INFINITY;
			const upper = leastCost[above] as number;
			if (isWord && diagonal > limit && upper > limit && left > limit && joining > limit && splitting > limit) continue;
			if (element.kind === 'bracket') {
				for (let taken = 0; taken <= Math.min(column, costs.bracketWordsMost); taken++) {
					const from = above - taken;
					const total = (leastCost[from] as number) + bracketCost(element.words, words, column - taken, taken);
					if (total < cheapest) {
						cheapest = Math.fround(total);
						traced = (leastState[from] as number) | (opBracket << 2) | (taken << 4);
					}
				}
			} else {
				const word = words[column - 1] as Word;
				if (diagonal <= limit) {
					cheapest = Math.fround(diagonal + wordCost(element, word).cost);
					traced = (leastState[above - 1] as number) | (opMatch << 2);
				}
				if (joining <= limit && isJoined(element.word, words[column - 2] as Word, word)) {
					const total = joining + costs.joined;
					if (total < cheapest) {
						cheapest = Math.fround(total);
						traced = (leastState[above - 2] as number) | (opJoined << 2);
					}
				}
				if (splitting <= limit && before?.kind === 'word' && isJoined(word, before.word, element.word)) {
					const total = splitting + costs.joined;
					if (total < cheapest) {
						cheapest = Math.fround(total);
						traced = (leastState[above - width - 1] as number) | (opSplit << 2);
					}
				}
				inserted = Math.fround(upper + insertion);
				insertingTrace[at] = leastState[above] as number;
			}
			if (column > 0 && !isLast) {
				const afterAligned = alignedCost[at - 1] as number;
				const afterInserted = insertingCost[at - 1] as number;
				const opened = Math.min(afterAligned, afterInserted) + costs.omissionOpen;
				const gone = (omittingCost[at - 1] as number) + costs.omissionNext;
				omitted = Math.fround(Math.min(opened, gone));
				omittingTrace[at] = gone < opened ? omitting : afterAligned <= afterInserted ? aligned : inserting;
			}
			alignedCost[at] = cheapest;
			alignedTrace[at] = traced;
			insertingCost[at] = inserted;
			omittingCost[at] = omitted;
			const state = cheapest <= omitted && cheapest <= inserted ? aligned : omitted <= inserted ? omitting : inserting;
			leastState[at] = state;
			const least = state === aligned ? cheapest : state === omitting ? omitted : inserted;
			leastCost[at] = least;
			if (least > limit) continue;
			first = Math.min(first, column);
			last = column;
		}
		above2 = above1;
		above1 = { first, last };
	}

	let column = 0;
	let best = Number.POSITIVE_INFINITY;
	for (let c = 0; c <= columns; c++) {
		const at = rows * width + c;
		const total = Math.min(alignedCost[at] as number, insertingCost[at] as number);
		if (total < best - 1e-6 || (nearer === 'last' && total <= best + 1e-6)) {
			best = Math.min(best, total);
			column = c;
		}
	}
	if (best > limit - rounding) return undefined;
	return traceBack(elements, words, column, best, cheapestAtEnd(alignedCost, insertingCost, rows * width + column), {
		width,
		alignedTrace,
		omittingTrace,
		insertingTrace,
	});
}

function cheapestAtEnd(alignedCost: Float32Array, insertingCost: Float32Array, at: number): number {
	return (alignedCost[at] as number) <= (insertingCost[at] as number) ? aligned : inserting;
}

function traceBack(
	elements: readonly Element[],
	words: readonly Word[],
	lastColumn: number,
	cost: number,
	lastState: number,
	traces: {
		readonly width: number;
		readonly alignedTrace: Uint8Array;
		readonly omittingTrace: Uint8Array;
		readonly insertingTrace: Uint8Array;
	},
): Alignment {
	const { width, alignedTrace, omittingTrace, insertingTrace } = traces;
	const steps: Step[] = [];
	let row = elements.length;
	let column = lastColumn;
	let state = lastState;
	while (row > 0) {
		const at = row * width + column;
		if (state === omitting) {
			column--;
			steps.push({ kind: 'omission', element: row, source: column });
			state = omittingTrace[at] as number;
		} else if (state === inserting) {
			row--;
			steps.push({ kind: 'insertion', element: row, source: column });
			state = insertingTrace[at] as number;
		} else {
			const traced = alignedTrace[at] as number;
			const operation = (traced >> 2) & 3;
			const taken = operation === opBracket ? traced >> 4 : operation === opJoined ? 2 : 1;
			const used = operation === opSplit ? 2 : 1;
			row -= used;
			column -= taken;
			steps.push(aligningStep(elements, words, operation, row, column, taken));
			state = traced & 3;
		}
	}
	return { steps: steps.reverse(), cost, first: column, end: lastColumn };
}

function aligningStep(
	elements: readonly Element[],
	words: readonly Word[],
	operation: number,
	element: number,
	source: number,
	taken: number,
): Step {
	if (operation === opBracket) return { kind: 'bracket', element, source, sourceEnd: source + taken };
	if (operation === opJoined) return { kind: 'joined', element, source };
	if (operation === opSplit) return { kind: 'split', element, source };
	return { kind: 'match', element, source, match: wordCost(elements[element] as Element, words[source] as Word) };
}

const byPattern: WordMatch = { likeness: 'same', cost: 0.02 };

function wordCost(element: Element, source: Word): WordMatch {
	if (element.kind === 'bracket') return different;
	if (element.pattern?.test(source.key) === true) return byPattern;
	return compareWords(element.word, source);
}

function isJoined(whole: Word, first: Word, second: Word): boolean {
	const figures = (whole.letters & first.letters & second.letters & digitBit) !== 0;
	const base = figures ? whole.base.replace(/[.,']/g, '') : whole.base;
	if (base.length === first.base.length + second.base.length) return base === first.base + second.base;
	return whole.base.includes("'") && contracts(whole, first, second);
}

/** Replacing words by a bracket costs little; a bracket that holds the source's own words costs nothing. */
function bracketCost(inside: readonly Word[], words: readonly Word[], first: number, taken: number): number {
	if (taken === inside.length && inside.every((word, i) => word.hash === words[first + i]?.hash)) return 0;
	return 0.05 + costs.bracketWord * taken;
}
