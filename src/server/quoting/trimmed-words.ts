/**
 * What a writer makes of a passage's words by leaving some out and putting others in brackets: which stretches of the
 * source are kept, and what stands between them.
 *
 * The words typed are aligned with the passage's so that as few gaps as possible are left, by dynamic programming:
 * `gaps[i][j]` is how many there are at least when typed word i is passage word j. Cost: their numbers multiplied.
 */
import * as l10n from '@vscode/l10n';
import { readElements } from '../../check/elements.ts';
import type { LongText } from '../../text/long-text.ts';
import { mapSlice } from '../../text/mapped.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { tokenizeSpan, type Word } from '../../text/tokens.ts';

/** A part of a quotation, in order. */
export type QuotedPart = (
	| { readonly kind: 'words'; readonly span: Span }
	| {
			/** What the writer puts there: words in brackets, a word with another ending. */
			readonly kind: 'own';
			readonly text: string;
			/** It stands for words that are left out. */
			readonly replaces: boolean;
	  }
) & {
	/** Before it, words are left out that nothing stands for. */
	readonly gap: boolean;
};

export interface Trimmed {
	readonly parts: readonly QuotedPart[];
	/** The first word was typed in another case than the source's. */
	readonly initial: 'upper' | 'lower' | undefined;
}

/** Of a passage longer than this nobody reads a line of input. */
const longestPassage = 2500;

/** @returns what is kept, or why it cannot be quoted so */
export function trimmedWords(
	text: LongText,
	span: Span,
	apparatus: readonly Span[],
	typed: string,
): Trimmed | { readonly problem: string } {
	const words = tokenizeSpan(text, span, apparatus).words;
	if (words.length > longestPassage) {
		return { problem: l10n.t('This passage is too long to be trimmed. Select a shorter one in the source.') };
	}
	const raw = text.slice(span.start, span.end);
	const passage: Passage = { words, raw, span, apparatus };
	const units = typedUnits(typed, passage);
	const wanted = units.filter((unit) => unit.kind === 'word');
	if (wanted.length === 0) return { problem: l10n.t('No word of the passage is left.') };
	const stranger = wanted.find((unit) => !words.some((word) => isSame(unit, word)));
	if (stranger) {
		return {
			problem: l10n.t('“{0}” is not in the passage. Words of your own go in [brackets].', written(typed, stranger)),
		};
	}
	const places = align(units, words);
	if (typeof places === 'number') {
		const late = wanted[places] as TypedWord;
		return {
			problem: l10n.t(
				'“{0}” does not stand there in the passage. Words can be left out, but not moved.',
				written(typed, late),
			),
		};
	}
	const parts = partsOf(units, places, passage, typed);
	const [first] = wanted as [TypedWord];
	return { parts, initial: initialOf(typed.charAt(first.start), passage, words[places[0] ?? 0]) };
}

interface Passage {
	readonly words: readonly Word[];
	readonly raw: string;
	readonly span: Span;
	readonly apparatus: readonly Span[];
}

interface TypedWord extends Span {
	readonly kind: 'word';
	readonly key: string;
	readonly pattern: RegExp | undefined;
}

interface TypedBracket extends Span {
	readonly kind: 'own';
}

type Unit = TypedWord | TypedBracket;

const remark = /\[\s*(?:sic!?|!|\?|recte)\s*\]/giu;

/** Words and brackets as the judge will read them. */
function typedUnits(typed: string, passage: Passage): Unit[] {
	const elements = readElements(mapSlice(typed, { start: 0, end: typed.length })).parts.flatMap(
		(part) => part.elements,
	);
	const units = elements.flatMap((element): Unit[] => {
		if (element.kind === 'word') return [typedWord(element.word, element.pattern)];
		// The source may have brackets of its own.
		if (passage.raw.includes(typed.slice(element.span.start, element.span.end))) {
			return element.words.map((word) => typedWord(word, undefined));
		}
		return [{ kind: 'own', ...element.span }];
	});
	const remarks = [...typed.matchAll(remark)]
		.filter(([written]) => !passage.raw.includes(written))
		.map(({ 0: { length }, index }): Unit => ({ kind: 'own', start: index, end: index + length }));
	return [...units, ...remarks].sort((a, b) => a.start - b.start);
}

function typedWord({ key, start, end }: Word, pattern: RegExp | undefined): TypedWord {
	return { kind: 'word', key, pattern, start, end };
}

function isSame({ key, pattern }: TypedWord, word: Word): boolean {
	return pattern ? pattern.test(word.key) : key === word.key;
}

function written(typed: string, { start, end }: Span): string {
	return typed.slice(start, end);
}

/** A gap that a bracket fills is half a gap. */
const gapCosts = { open: 2, filled: 1 };
const impossible = 0x3fffffff;

/** Of each typed word which of the passage's it is; a number where none can be: the first word that fits no more. */
function align(units: readonly Unit[], words: readonly Word[]): Int32Array | number {
	const typed: { readonly word: TypedWord; readonly gapCost: number }[] = [];
	let gapCost = gapCosts.open;
	for (const unit of units) {
		if (unit.kind === 'own') gapCost = gapCosts.filled;
		else {
			typed.push({ word: unit, gapCost });
			gapCost = gapCosts.open;
		}
	}
	const { length } = words;
	const from = typed.map(() => new Int32Array(length).fill(-1));
	let before = new Int32Array(length).fill(0);
	for (const [i, { word, gapCost }] of typed.entries()) {
		const now = new Int32Array(length).fill(impossible);
		let least = impossible;
		let leastAt = -1;
		let fits = false;
		for (let j = 0; j < length; j++) {
			if (isSame(word, words[j] as Word)) {
				if (i === 0) now[j] = 0;
				else {
					const next = j > 0 ? (before[j - 1] as number) : impossible;
					const far = least + gapCost;
					now[j] = Math.min(next, far, impossible);
					(from[i] as Int32Array)[j] = next <= far ? j - 1 : leastAt;
				}
				fits ||= (now[j] as number) < impossible;
			}
			// What stands directly before is no gap.
			if (j > 0 && (before[j - 1] as number) < least) [least, leastAt] = [before[j - 1] as number, j - 1];
		}
		if (!fits) return i;
		before = now;
	}
	let at = before.indexOf(before.reduce((a, b) => Math.min(a, b), impossible));
	const places = new Int32Array(typed.length);
	for (let i = typed.length - 1; i >= 0; i--) {
		places[i] = at;
		at = from[i]?.[at] ?? -1;
	}
	return places;
}

function partsOf(units: readonly Unit[], places: Int32Array, passage: Passage, typed: string): QuotedPart[] {
	const parts: QuotedPart[] = [];
	let open: { start: number; end: number; gap: boolean } | undefined;
	let last = -1;
	let number = 0;
	let isFilled = true;
	const close = () => {
		if (open) parts.push({ kind: 'words', span: { start: open.start, end: open.end }, gap: open.gap });
		open = undefined;
	};
	for (const [at, unit] of units.entries()) {
		const before = typedGap(typed, units[at - 1]?.end ?? 0, unit.start);
		const after = typedGap(typed, unit.end, units[at + 1]?.start ?? typed.length);
		const own = typed.slice(unit.start, unit.end);
		if (unit.kind === 'own') {
			const replaces = number > 0 && number < places.length && places[number] !== last + 1;
			// The mark of the word before, where the bracket was put between the two.
			const marks = replaces || !open ? '' : trailing(passage, last);
			close();
			parts.push({ kind: 'own', text: own + (after.startsWith(marks) ? marks : ''), replaces, gap: false });
			isFilled = true;
			continue;
		}
		const place = places[number++] as number;
		const word = passage.words[place] as Word;
		const gap = place !== last + 1 && !isFilled;
		const marks = keptTrailing(trailing(passage, place), after);
		if (unit.pattern) {
			close();
			parts.push({ kind: 'own', text: own + marks, replaces: false, gap });
		} else {
			if (!open || place !== last + 1) {
				close();
				open = { start: word.start - keptLeading(leading(passage, place), before).length, end: word.end, gap };
			}
			open.end = word.end + marks.length;
		}
		isFilled = false;
		last = place;
	}
	close();
	return parts;
}

/** The marks typed between two words, without blanks and ellipses. */
function typedGap(typed: string, start: number, end: number): string {
	return typed.slice(start, end).replace(/\[?\(?(?:…|\.\s?\.\s?\.)\)?\]?|\s/gu, '');
}

/** The marks that follow a word of the passage without a blank, as they stand. */
function trailing({ words, raw, span, apparatus }: Passage, place: number): string {
	const word = words[place];
	if (!word) return '';
	const next = words[place + 1]?.start ?? span.end;
	const cut = apparatus.find((part) => overlaps(part, { start: word.end, end: next }))?.start ?? next;
	return /^\S*/.exec(raw.slice(word.end - span.start, Math.max(word.end, cut) - span.start))?.[0] ?? '';
}

function leading({ words, raw, span, apparatus }: Passage, place: number): string {
	const word = words[place];
	if (!word) return '';
	const before = words[place - 1]?.end ?? span.start;
	const cut = apparatus.findLast((part) => overlaps(part, { start: before, end: word.start }))?.end ?? before;
	return /\S*$/.exec(raw.slice(Math.min(cut, word.start) - span.start, word.start - span.start))?.[0] ?? '';
}

/** Of the marks behind a word those that were left standing; none that only leads on to what is gone. */
function keptTrailing(marks: string, typed: string): string {
	return commonBeginning(marks, typed).replace(/[\s([{„‚—–―-]+$/u, '');
}

function keptLeading(marks: string, typed: string): string {
	const reversed = (text: string) => [...text].reverse().join('');
	return reversed(commonBeginning(reversed(marks), reversed(typed))).replace(/^[\s)\]},;:.!?—–―”’-]+/u, '');
}

/** Of `marks` as much as `typed` begins with; marks of emphasis are not shown to who types. */
function commonBeginning(marks: string, typed: string): string {
	let at = 0;
	let end = 0;
	for (const char of marks) {
		if (/[*_]/.test(char)) {
			end += char.length;
			continue;
		}
		if (!typed.startsWith(char, at)) break;
		at += char.length;
		end += char.length;
	}
	return at === 0 ? '' : marks.slice(0, end);
}

function initialOf(typed: string, { raw, span }: Passage, word: Word | undefined): Trimmed['initial'] {
	const own = word && raw.charAt(word.start - span.start);
	if (own === undefined || own === typed || own.toLowerCase() !== typed.toLowerCase()) return undefined;
	return typed === typed.toLowerCase() ? 'lower' : 'upper';
}
