/**
 * Alignment of a part of a quotation with a window of its source, word by word: the cheapest way to turn the
 * source's words into the quotation's (Gotoh's affine gaps, semi-global: the part is used up, the window may begin
 * and end anywhere). Leaving words out costs much to begin and little to go on with, since people drop clauses
 * whole; an element in brackets may stand for any few words; one word may equal two written apart.
 * Cost: elements × words of the window, one byte of trace a cell and state.
 *
 * O. Gotoh, "An improved algorithm for matching biological sequences", J. Mol. Biol. 162 (1982).
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
	const rows = elements.length;
	const columns = words.length;
	const width = columns + 1;
	// cost[state][row × width + column]; trace: previous state (2 bits), operation (2), words under a bracket (4).
	const cost = [0, 1, 2].map(() => new Float32Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY));
	const trace = [0, 1, 2].map(() => new Uint8Array((rows + 1) * width));
	const [alignedCost, omittingCost, insertingCost] = cost as [Float32Array, Float32Array, Float32Array];
	const [alignedTrace, omittingTrace, insertingTrace] = trace as [Uint8Array, Uint8Array, Uint8Array];
	alignedCost.fill(0, 0, width);

	const cheapest = (at: number): number => {
		const a = alignedCost[at] as number;
		const o = omittingCost[at] as number;
		const i = insertingCost[at] as number;
		if (a <= o && a <= i) return aligned;
		return o <= i ? omitting : inserting;
	};
	const offer = (at: number, from: number, step: number, operation: number) => {
		const state = cheapest(from);
		const total = ((cost[state] as Float32Array)[from] as number) + step;
		if (total < (alignedCost[at] as number)) {
			alignedCost[at] = total;
			alignedTrace[at] = state | operation;
		}
	};

	for (let row = 1; row <= rows; row++) {
		const element = elements[row - 1] as Element;
		const next = elements[row];
		for (let column = 0; column <= columns; column++) {
			const at = row * width + column;
			const above = at - width;
			if (element.kind === 'bracket') {
				for (let taken = 0; taken <= Math.min(column, costs.bracketWordsMost); taken++) {
					offer(
						at,
						above - taken,
						bracketCost(element.words, words, column - taken, taken),
						(opBracket << 2) | (taken << 4),
					);
				}
			} else if (column > 0) {
				const word = words[column - 1] as Word;
				offer(at, above - 1, wordCost(element, word).cost, opMatch << 2);
				if (column > 1 && isJoined(element.word, words[column - 2] as Word, word)) {
					offer(at, above - 2, costs.joined, opJoined << 2);
				}
				const before = elements[row - 2];
				if (before?.kind === 'word' && isJoined(word, before.word, element.word)) {
					offer(at, above - width - 1, costs.joined, opSplit << 2);
				}
			}
			if (element.kind === 'word') {
				const state = cheapest(above);
				const step = neutral.has(element.word.base) ? costs.neutral : costs.insertion;
				insertingCost[at] = ((cost[state] as Float32Array)[above] as number) + step;
				insertingTrace[at] = state;
			}
			if (column > 0 && next !== undefined) {
				const opened = Math.min(alignedCost[at - 1] as number, insertingCost[at - 1] as number) + costs.omissionOpen;
				const gone = (omittingCost[at - 1] as number) + costs.omissionNext;
				omittingCost[at] = Math.min(opened, gone);
				if (gone < opened) omittingTrace[at] = omitting;
				else
					omittingTrace[at] =
						(alignedCost[at - 1] as number) <= (insertingCost[at - 1] as number) ? aligned : inserting;
			}
		}
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
