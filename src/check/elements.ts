/**
 * A quotation's wording with its author's marks read as operators: an ellipsis permits a gap, brackets permit a
 * replacement or insertion, letters in brackets a changed ending or initial, `[sic]` nothing. What is left are the
 * parts between ellipses, each a list of elements to be found in the source in that order.
 */
import type { Quotation } from '../drafts/draft.ts';
import { type MappedText, sliceMapped } from '../text/mapped.ts';
import type { Span } from '../text/span.ts';
import { type Mark, tokenizeMapped, type Word } from '../text/tokens.ts';

export interface Wording {
	readonly parts: readonly Part[];
	/** An ellipsis after the last part. */
	readonly trailing: Span | undefined;
}

export interface Part {
	/** The ellipsis before it; undefined where none is. */
	readonly ellipsis: Span | undefined;
	readonly elements: readonly Element[];
	/** Marks after the last element. */
	readonly after: readonly Mark[];
}

export type Element = WordElement | BracketElement;

export interface WordElement {
	readonly kind: 'word';
	readonly word: Word;
	/** What the word may have been where letters of it stand in brackets. */
	readonly pattern: RegExp | undefined;
	/** Marks between the element before and this one. */
	readonly before: readonly Mark[];
	/** Inside round brackets. */
	readonly round: boolean;
}

export interface BracketElement {
	readonly kind: 'bracket';
	readonly words: readonly Word[];
	/** With its brackets. */
	readonly span: Span;
	readonly before: readonly Mark[];
}

const space = '[\\s\\u00a0\\u202f]';
const dotRun = `(?:\\.(?:${space}?\\.){2,}|(?:…|⋯)(?:${space}?[….⋯])*|・{3,})`;
const starRun = `\\*(?:${space}*\\*){2,}`;
const ellipsis = `[\\[(]${space}*(?:${dotRun}|${starRun})${space}*[\\])]|${dotRun}|${starRun}`;
const remark = `[\\[(]${space}*(?:sic!?|!|\\?|recte)${space}*[\\])]`;
const letters = "[\\p{L}\\p{M}'’]";
const letterBrackets =
	`\\p{L}${letters}*\\[${letters}{0,6}\\]${letters}*(?:\\[${letters}{0,6}\\]${letters}*)*` +
	`|\\[${letters}{1,3}\\]${letters}+` +
	`|\\p{L}${letters}*\\(${letters}{1,3}\\)${letters}*`;
const bracket = '\\[[^\\[\\]]*\\]';
const operators = new RegExp(
	`(?<ellipsis>${ellipsis})|(?<remark>${remark})|(?<letters>${letterBrackets})|(?<bracket>${bracket})`,
	'giu',
);

export function readWording(quotation: Quotation): Wording {
	return readElements(quotation.words);
}

export function readElements(words: MappedText): Wording {
	const parts: Part[] = [];
	let elements: Element[] = [];
	let pendingMarks: Mark[] = [];
	let pendingEllipsis: Span | undefined;
	const round = { open: false };
	const readStretch = (start: number, end: number) => {
		const tokens = tokenizeMapped(sliceMapped(words, start, end));
		tokens.words.forEach((word, i) => {
			const before = tokens.gaps[i]?.marks ?? [];
			for (const mark of before) if (mark.sign === '(' || mark.sign === ')') round.open = mark.sign === '(';
			elements.push({
				kind: 'word',
				word,
				pattern: undefined,
				before: [...pendingMarks, ...before],
				round: round.open,
			});
			pendingMarks = [];
		});
		pendingMarks.push(...(tokens.gaps.at(-1)?.marks ?? []));
		for (const mark of tokens.gaps.at(-1)?.marks ?? []) {
			if (mark.sign === '(' || mark.sign === ')') round.open = mark.sign === '(';
		}
	};
	const closePart = () => {
		if (elements.length > 0) {
			parts.push({ ellipsis: pendingEllipsis, elements, after: pendingMarks });
			pendingEllipsis = undefined;
		}
		elements = [];
		pendingMarks = [];
	};
	let at = 0;
	for (const match of words.text.matchAll(operators)) {
		readStretch(at, match.index);
		at = match.index + match[0].length;
		const span = { start: words.from[match.index] as number, end: words.to[at - 1] as number };
		if (match.groups?.ellipsis !== undefined) {
			closePart();
			pendingEllipsis ??= span;
		} else if (match.groups?.letters !== undefined) {
			if (/[[(]sic[\])]$/i.test(match[0])) {
				readStretch(match.index, at - 5);
				continue;
			}
			const [word] = tokenizeMapped(withoutBrackets(words, match.index, at)).words;
			if (word === undefined) continue;
			elements.push({ kind: 'word', word, pattern: letterPattern(match[0]), before: pendingMarks, round: round.open });
			pendingMarks = [];
		} else if (match.groups?.bracket !== undefined) {
			const inside = tokenizeMapped(sliceMapped(words, match.index, at)).words;
			if (inside.length === 0) continue;
			elements.push({ kind: 'bracket', words: inside, span, before: pendingMarks });
			pendingMarks = [];
		}
	}
	readStretch(at, words.text.length);
	closePart();
	return { parts, trailing: pendingEllipsis };
}

function withoutBrackets(words: MappedText, start: number, end: number): MappedText {
	const kept: number[] = [];
	for (let i = start; i < end; i++) if (!'[]()'.includes(words.text.charAt(i))) kept.push(i);
	// The word's place takes in its brackets, so that a fix replaces them too.
	const from = Uint32Array.from(kept, (i) => words.from[i] as number);
	const to = Uint32Array.from(kept, (i) => words.to[i] as number);
	if (kept.length > 0) {
		from[0] = words.from[start] as number;
		to[kept.length - 1] = words.to[end - 1] as number;
	}
	return { text: kept.map((i) => words.text.charAt(i)).join(''), from, to };
}

/** Letters in brackets stand for up to five others; what is outside brackets stands for itself. */
function letterPattern(written: string): RegExp {
	const source = written
		.toLowerCase()
		.replace(/’/g, "'")
		.replace(/[[(][^\])]*[\])]/g, '\ue000')
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replace(/\ue000/g, "[\\p{L}']{0,5}");
	return new RegExp(`^${source}$`, 'u');
}
