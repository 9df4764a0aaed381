/**
 * What kind of change a run of changed words is: which class of words it touches (negation, number, name, modal),
 * or whether it only restyles (a number, a contraction), reorders, or drops what a quoter may drop.
 */
import type { Language } from '../text/language.ts';
import type { LongText } from '../text/long-text.ts';
import type { Mark, Word } from '../text/tokens.ts';
import type { Atom } from './atoms.ts';
import { isContraction } from './contraction.ts';
import type { Convention } from './conventions.ts';
import type { DifferenceKind } from './finding.ts';
import { readsAsApparatus, readsAsCitation } from './judge-dropped.ts';
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
	/** The source's. */
	readonly text: LongText;
	readonly language: Language;
}

/** Longer omissions are judged as such, whatever words they hold. */
const clause = 3;

export function classifyWords(input: Input): WordsChange {
	const { draft, source } = input.atom;
	const kind: DifferenceKind = source.length === 0 ? 'insertion' : draft.length === 0 ? 'omission' : 'substitution';
	if (kind === 'omission' && isDialogueTag(input)) return { kind, convention: 'dialogue-tag' };
	if (kind === 'insertion' && isRound(input)) return { kind, convention: 'round-brackets' };
	if (kind === 'substitution' && isContraction(draft, source)) return { kind: 'spelling', convention: 'contraction' };
	if (isPercent(input)) return { kind: 'substitution', convention: 'number-restyled' };
	if (kind === 'omission' && isLocalApparatus(input)) return { kind, convention: 'apparatus' };
	if (kind === 'omission' && isCitation(input)) return { kind, convention: 'citation-dropped' };
	// What a dropped clause holds is not what was changed.
	if (kind === 'omission' && source.length > clause) return { kind, convention: 'omission' };
	const negates = (word: Word) => isNegation(word, input.language);
	const only = difference(draft, source);
	const counts = (word: Word) => isNumber(word, input.language);
	const numbers = [draft, source].map((words) => words.some(counts));
	if (only.some(counts)) {
		const same = numbers[0] && numbers[1] && sameNumbers(draft, source);
		return { kind, convention: same ? 'number-restyled' : 'number' };
	}
	if (count(draft, negates) !== count(source, negates)) return { kind, convention: 'negation' };
	if (only.some((word) => isModal(word, input.language))) return { kind, convention: 'modal' };
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

/** “per cent” for a sign, or the other way round. */
function isPercent({ part, atom }: Input): boolean {
	const written = [...atom.draft, ...atom.source].map((word) => word.base).join('');
	if (written !== 'percent') return false;
	const marks = [
		...(part.part.elements[atom.element + atom.draft.length]?.before ?? part.part.after),
		...(part.tokens.gaps[atom.sourceIndex + atom.source.length]?.marks ?? []),
		...(part.tokens.gaps[atom.sourceIndex]?.marks ?? []),
	];
	return marks.some((mark) => mark.sign === '%');
}

/** The omission with the marks around it, as it stands. */
function omitted({ part, atom, text }: Input): string {
	const { words } = part.tokens;
	const start = words[atom.sourceIndex - 1]?.end ?? words[atom.sourceIndex]?.start ?? 0;
	return text.slice(start, words[atom.sourceIndex + atom.source.length]?.start ?? start);
}

function isLocalApparatus(input: Input): boolean {
	return readsAsApparatus(omitted(input));
}

function isCitation(input: Input): boolean {
	return readsAsCitation(omitted(input));
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
function isDialogueTag({ part, atom, text }: Input): boolean {
	const first = atom.sourceIndex;
	const end = first + atom.source.length;
	const inside = part.tokens.gaps.slice(first + 1, end);
	if (atom.source.length > longestTag || inside.some((gap) => gap.marks.some(isQuotationMark))) return false;
	const closing = part.tokens.gaps[first]?.marks.find(isQuotationMark);
	const opening = part.tokens.gaps[end]?.marks.findLast(isQuotationMark);
	if (closing === undefined || opening === undefined) return false;
	const before = ({ start }: Mark) => text.slice(Math.max(0, start - 1), start);
	return /\S/.test(before(closing)) && /[\s—–-]/.test(before(opening));
}

function isQuotationMark(mark: Mark): boolean {
	return mark.sign === '"';
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
