/** Words that were kept, but for case, accents, spelling, brackets around letters, or emphasis. */
import type { LongText } from '../text/long-text.ts';
import { overlaps } from '../text/span.ts';
import type { Word } from '../text/tokens.ts';
import type { Atom } from './atoms.ts';
import { type Change, changeOf, type JudgeInput } from './change.ts';
import type { Convention } from './conventions.ts';
import type { DifferenceKind } from './finding.ts';
import { isNumber } from './numbers.ts';
import type { ComparedPart } from './place-part.ts';
import { isRespelling } from './spelling.ts';
import { isNegation } from './word-classes.ts';

/** @param partIndex which part of the quotation it is */
export function judgeKept(
	input: JudgeInput,
	part: ComparedPart,
	atom: Atom,
	before: Atom | undefined,
	partIndex: number,
): readonly Change[] {
	const changes: Change[] = [];
	const [draft] = atom.draft;
	const [source] = atom.source;
	const draftLast = atom.draft.at(-1);
	const sourceLast = atom.source.at(-1);
	if (!draft || !source || !draftLast || !sourceLast) return changes;
	const { declared } = input.quotation;
	const { language, showsEmphasis } = input.source.manner;
	const places = {
		draft: { start: draft.start, end: draftLast.end },
		source: { start: source.start, end: sourceLast.end },
	};
	const one = (kind: DifferenceKind, convention: Convention, excused = false) => {
		const mend = kind === 'emphasis' ? undefined : places;
		changes.push(changeOf(input, { kind, convention, excused, ...places, mend }));
	};
	const respelt = declared.has('spelling-modernised');
	const { step } = atom;
	const element = part.part.elements[atom.element];
	if (step.kind === 'joined' || step.kind === 'split') {
		const joined = atom.draft.map((word) => word.base).join('') === atom.source.map((word) => word.base).join('');
		if (/\p{Nd}/u.test(draft.base)) one('spelling', isGrouped(part, atom) ? 'digit-separators' : 'number');
		else if (!joined) one('spelling', 'contraction');
		else if (!dividedAtLineEnd(source, input.library.text(input.source))) one('spelling', 'joined-words', respelt);
	} else if (element?.kind === 'word' && element.pattern !== undefined) {
		const turned = isNegation(draft, language) !== isNegation(source, language);
		if (turned) one('substitution', 'bracket-hides-negation');
		else if (draft.text !== source.text) one('substitution', 'letters-in-brackets');
	} else if (step.kind === 'match') {
		const { likeness } = step.match;
		if (likeness === 'case') {
			const initial = before === undefined || before.kind === 'bracket' || before.kind === 'apparatus';
			const normalised = isSetInCapitals(atom.sourceIndex, part.tokens.words) && !isAllCapitals(draft.text);
			if (initial) one('case', partIndex === 0 ? 'initial-capital' : 'capital-after-ellipsis');
			else if (normalised) one('case', 'capitals-normalised');
			else one('case', 'inner-capital', declared.has('capitalisation-altered'));
		} else if (likeness === 'accents') {
			if (withoutJoined(draft.key) === withoutJoined(source.key)) one('spelling', 'joined-letters');
			else one('spelling', 'accents', respelt);
		} else if (likeness === 'separators') {
			if (/\p{N}/u.test(draft.base)) one('spelling', 'digit-separators');
			else one('spelling', 'apostrophe', respelt);
		} else if (likeness === 'homoglyphs') {
			one('spelling', 'homoglyphs');
		} else if (likeness === 'respelt') {
			const counts = [draft, source].some((word) => isNumber(word, language));
			if (isRespelling(draft.base, source.base, language)) one('spelling', 'respelling', respelt);
			else one('substitution', counts ? 'number' : 'wording');
		}
	}
	if (isEmphasisAdded(input, draft, source)) {
		one('emphasis', 'emphasis-added', declared.has('emphasis-added') || !showsEmphasis);
	}
	return changes;
}

/** A figure in two pieces is the same figure only as groups of three with nothing but space between. */
function isGrouped(part: ComparedPart, { draft, source, element, sourceIndex }: Atom): boolean {
	const [, second] = draft.length === 2 ? draft : source;
	const marks = draft.length === 2 ? part.part.elements[element + 1]?.before : part.tokens.gaps[sourceIndex + 1]?.marks;
	return second !== undefined && /^\p{Nd}{3}(?:\D|$)/u.test(second.base) && marks?.length === 0;
}

function isEmphasisAdded({ quotation }: JudgeInput, draft: Word, source: Word): boolean {
	if (source.emphasised) return false;
	const emphasis = quotation.emphasis.find((span) => overlaps(span, draft));
	if (emphasis === undefined) return false;
	// Emphasis over the whole quotation is how the draft sets quotations, not a stress on words.
	const { content } = quotation;
	return emphasis.end - emphasis.start < 0.8 * (content.end - content.start);
}

function dividedAtLineEnd(word: Word, text: LongText): boolean {
	return /[\n\r\f\u2028]/.test(text.slice(word.start, word.end));
}

/** A word of capitals, or a single capital among such words. */
function isSetInCapitals(index: number, words: readonly Word[]): boolean {
	const text = words[index]?.text ?? '';
	if (text.length > 1) return isAllCapitals(text);
	return [words[index - 1], words[index + 1]].some((word) => word !== undefined && isAllCapitals(word.text));
}

function isAllCapitals(text: string): boolean {
	return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

function withoutJoined(key: string): string {
	return key.replace(/æ/g, 'ae').replace(/œ/g, 'oe').replace(/ĳ/g, 'ij');
}
