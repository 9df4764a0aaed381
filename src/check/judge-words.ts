/**
 * What kind of change a run of changed words is: which class of words it touches (negation, number, name, modal),
 * or whether it only restyles (a number, a contraction), reorders, or drops what a quoter may drop.
 */
import { overlaps, type Span } from '../text/span.ts';
import { type Mark, tokenizeSpan, type Word } from '../text/tokens.ts';
import type { Convention } from './conventions.ts';
import type { DifferenceKind } from './finding.ts';
import type { Atom } from './judge.ts';
import { isNumber, numberValues } from './numbers.ts';
import type { ComparedPart } from './place-part.ts';
import { isModal, isName, isNegation } from './word-classes.ts';

export interface WordsChange {
	readonly kind: DifferenceKind;
	readonly convention: Convention;
}

interface Input {
	readonly part: ComparedPart;
	readonly atom: Atom;
	readonly sourceText: string;
	readonly apparatus: readonly Span[];
}

export function classifyWords(input: Input): WordsChange {
	const { draft, source } = input.atom;
	const kind: DifferenceKind = source.length === 0 ? 'insertion' : draft.length === 0 ? 'omission' : 'substitution';
	if (kind === 'omission' && isDialogueTag(input)) return { kind, convention: 'dialogue-tag' };
	if (kind === 'insertion' && isKeptApparatus(input)) return { kind, convention: 'apparatus-kept' };
	if (kind === 'insertion' && isRound(input)) return { kind, convention: 'round-brackets' };
	if (kind === 'substitution' && isContraction(draft, source)) {
		return { kind: 'spelling', convention: 'contraction' };
	}
	const only = difference(draft, source);
	const numbers = [draft, source].map((words) => words.some(isNumber));
	if (only.some(isNumber)) {
		const same = numbers[0] && numbers[1] && sameNumbers(draft, source);
		return { kind, convention: same ? 'number-restyled' : 'number' };
	}
	if (count(draft, isNegation) !== count(source, isNegation)) return { kind, convention: 'negation' };
	if (only.some(isModal)) return { kind, convention: 'modal' };
	if (kind === 'substitution' && only.length === 0) return { kind: 'order', convention: 'word-order' };
	if (kind === 'insertion' && isMoved(input)) return { kind: 'order', convention: 'word-order' };
	if (hasName(input, only)) return { kind, convention: 'name' };
	return { kind, convention: kind === 'substitution' ? 'wording' : kind };
}

/** The words that only one side has, as often as it has them more. */
function difference(draft: readonly Word[], source: readonly Word[]): readonly Word[] {
	const left = new Map<string, Word[]>();
	for (const word of source) left.set(word.base, [...(left.get(word.base) ?? []), word]);
	const only = draft.filter((word) => left.get(word.base)?.pop() === undefined);
	return [...only, ...[...left.values()].flat()];
}

function count(words: readonly Word[], test: (word: Word) => boolean): number {
	return words.filter(test).length;
}

function sameNumbers(draft: readonly Word[], source: readonly Word[]): boolean {
	const a = numberValues(draft);
	const b = numberValues(source);
	return a.length > 0 && a.length === b.length && a.every((value, i) => Math.abs(value - (b[i] as number)) < 1e-9);
}

const contracted: readonly (readonly [RegExp, string])[] = [
	[/n't$/, ' not'],
	[/'ll$/, ' will'],
	[/'ve$/, ' have'],
	[/'re$/, ' are'],
	[/'m$/, ' am'],
	[/'d$/, ' would'],
	[/'d$/, ' had'],
	[/'s$/, ' is'],
	[/'s$/, ' has'],
	[/'s$/, ' us'],
];

/** "we've" for "we have" or the other way round, and nothing else changed. */
function isContraction(draft: readonly Word[], source: readonly Word[]): boolean {
	return expands(draft, source) || expands(source, draft);
}

function expands(short: readonly Word[], long: readonly Word[]): boolean {
	if (short.length > 3 || long.length > 5) return false;
	if (short.length >= long.length && !short.some((word) => word.key === "can't")) return false;
	const whole = long.map((word) => word.key).join(' ');
	const forms = short.map((word) => [
		word.key,
		...contracted.flatMap(([end, full]) => (end.test(word.key) ? [word.key.replace(end, full)] : [])),
	]);
	return forms
		.reduce<string[]>((starts, next) => starts.flatMap((start) => next.map((form) => `${start} ${form}`.trim())), [''])
		.includes(whole.replace('cannot', 'ca not'));
}

function hasName({ part, atom }: Input, only: readonly Word[]): boolean {
	return only.some((word) => {
		const inDraft = atom.draft.indexOf(word);
		if (inDraft >= 0) {
			const element = part.part.elements.find((el) => el.kind === 'word' && el.word === word);
			const first = element === part.part.elements[0];
			return isName(word, first || endsSentence(element?.before.map((mark) => mark.sign)));
		}
		const gap = part.tokens.gaps[part.tokens.words.indexOf(word)];
		return isName(word, gap?.paragraphBreak === true || endsSentence(gap?.marks.map((mark) => mark.sign)));
	});
}

function endsSentence(signs: readonly string[] | undefined): boolean {
	return signs?.some((sign) => '.!?:"…—'.includes(sign)) ?? false;
}

const longestTag = 30;

/** Words that the source's own narrator puts between two stretches of speech: "A," he said, "B". */
function isDialogueTag({ part, atom, sourceText }: Input): boolean {
	const first = atom.sourceIndex;
	const end = first + atom.source.length;
	const inside = part.tokens.gaps.slice(first + 1, end);
	if (atom.source.length > longestTag || inside.some((gap) => gap.marks.some(isQuotationMark))) return false;
	const closing = part.tokens.gaps[first]?.marks.find(isQuotationMark);
	const opening = part.tokens.gaps[end]?.marks.findLast(isQuotationMark);
	if (closing === undefined || opening === undefined) return false;
	return /\S/.test(sourceText.charAt(closing.start - 1)) && /[\s—–-]/.test(sourceText.charAt(opening.start - 1));
}

function isQuotationMark(mark: Mark): boolean {
	return mark.sign === '"';
}

/** Inserted words that do stand in the source at this place, among what is not its wording. */
function isKeptApparatus({ part, atom, sourceText, apparatus }: Input): boolean {
	const { words } = part.tokens;
	const start = words[atom.sourceIndex - 1]?.end ?? 0;
	const end = words[atom.sourceIndex]?.start ?? sourceText.length;
	const between = apparatus.filter((span) => overlaps(span, { start, end }));
	const kept = between.flatMap((span) => tokenizeSpan(sourceText, span, []).words.map((word) => word.base));
	return kept.length > 0 && atom.draft.every((word) => kept.includes(word.base));
}

/** Inserted words that the source has close by, in the same order, outside what is quoted. */
function isMoved({ part, atom }: Input): boolean {
	const { words } = part.tokens;
	const first = part.first - part.windowFirst;
	const end = part.end - part.windowFirst;
	const nearby = [...words.slice(Math.max(0, first - 6), first), ...words.slice(end, end + 6)].map((word) => word.base);
	const wanted = atom.draft.map((word) => word.base);
	return (
		nearby.some((_, i) => wanted.every((base, k) => nearby[i + k] === base)) && wanted.some((base) => base.length > 3)
	);
}

function isRound({ part, atom }: Input): boolean {
	return part.part.elements
		.slice(atom.element, atom.element + atom.draft.length)
		.every((el) => el.kind === 'word' && el.round);
}
