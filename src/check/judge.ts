/**
 * Judging: what an alignment shows to be different, difference by difference, under the conventions of quoting.
 * Words that stand next to each other and changed together are one difference; each knows both its places, the
 * convention it is judged by, and the stretch of the draft that the source's own words would mend.
 */
import type { Quotation } from '../drafts/draft.ts';
import type { LibraryView } from '../library/library.ts';
import type { Span } from '../text/span.ts';
import type { Word } from '../text/tokens.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { type Change, changeOf, emptyAt, type JudgeInput, spanOf } from './change.ts';
import type { Comparison } from './compare.ts';
import type { Element } from './elements.ts';
import { droppedInnerMarks } from './judge-inner-marks.ts';
import { judgeKept } from './judge-kept.ts';
import { judgeFinalMarks, judgeMarksBetween } from './judge-marks.ts';
import { gapHidesNegation, turnsNegation } from './judge-omission.ts';
import { classifyWords } from './judge-words.ts';
import type { ComparedPart } from './place-part.ts';
import type { CheckSettings } from './settings.ts';
import { isNegation } from './word-classes.ts';

export function judge(
	quotation: Quotation,
	comparison: Comparison,
	library: LibraryView,
	settings: CheckSettings,
): readonly Change[] {
	const input: JudgeInput = { quotation, comparison, library, source: comparison.source, settings };
	const changes: Change[] = [];
	input.comparison.parts.forEach((part, i) => {
		if (i > 0) changes.push(...judgeGap(input, i));
		changes.push(...judgePart(input, part, i));
	});
	return changes.sort((a, b) => a.draft.start - b.draft.start || a.draft.end - b.draft.end);
}

function judgePart(input: JudgeInput, part: ComparedPart, index: number): readonly Change[] {
	const atoms = atomsOf(part, input.library, input.source);
	const changes: Change[] = [];
	atoms.forEach((atom, i) => {
		const before = atoms[i - 1];
		if (atom.kind === 'kept' && before?.kind === 'kept') changes.push(...judgeMarks(input, part, before, atom));
		if (atom.kind === 'kept') changes.push(...judgeKept(input, part, atom, before, index));
		else if (atom.kind === 'bracket') changes.push(...judgeBracket(input, part, atom));
		else if (atom.kind === 'changed') changes.push(judgeChanged(input, part, atom, before, atoms[i + 1]));
		else changes.push(keptApparatus(input, part, atom));
	});
	changes.push(...judgeInnerMarks(input, part));
	if (index === input.comparison.parts.length - 1) changes.push(...judgeEnd(input, part, atoms.at(-1)));
	return changes;
}

function keptApparatus(input: JudgeInput, part: ComparedPart, atom: Atom): Change {
	const draft = spanOf(atom.draft) ?? { start: 0, end: 0 };
	return changeOf(input, {
		kind: 'insertion',
		convention: 'apparatus',
		draft,
		source: emptyAt(part, atom.sourceIndex),
	});
}

function judgeInnerMarks(input: JudgeInput, part: ComparedPart): readonly Change[] {
	const { declared } = input.quotation;
	const excused = declared.has('marks-omitted') || declared.has('cleaned-up');
	return droppedInnerMarks(part, input.library.text(input.source)).flatMap((pair) => {
		const words = part.part.elements.slice(pair.elementFirst, pair.elementLast + 1);
		const draft = spanOf(words.flatMap((el) => (el.kind === 'word' ? [el.word] : [])));
		const source = spanOf(part.tokens.words.slice(pair.sourceFirst, pair.sourceLast + 1));
		if (draft === undefined || source === undefined) return [];
		return [changeOf(input, { kind: 'punctuation', convention: 'inner-marks', excused, draft, source })];
	});
}

/** Between two kept words. */
function judgeMarks(input: JudgeInput, part: ComparedPart, before: Atom, atom: Atom): readonly Change[] {
	const gap = part.tokens.gaps[atom.sourceIndex];
	const left = before.draft.at(-1);
	const right = atom.draft[0];
	const sourceLeft = before.source.at(-1);
	const sourceRight = atom.source[0];
	if (!gap || !left || !right || !sourceLeft || !sourceRight) return [];
	const found = judgeMarksBetween(part.part.elements[atom.element]?.before ?? [], gap, sourceRight);
	if (found === undefined) return [];
	const around = {
		draft: { start: left.start, end: right.end },
		source: { start: sourceLeft.start, end: sourceRight.end },
	};
	const mend = {
		draft: { start: left.end, end: right.start },
		source: { start: sourceLeft.end, end: sourceRight.start },
	};
	return [
		changeOf(input, {
			kind: 'punctuation',
			convention: found.convention,
			draft: found.draft ?? around.draft,
			source: found.source ?? mend.source,
			readDraft: around.draft,
			readSource: around.source,
			mend,
		}),
	];
}

function judgeBracket(input: JudgeInput, part: ComparedPart, atom: Atom): readonly Change[] {
	const element = part.part.elements[atom.element];
	const { draft, source } = atom;
	// Brackets that the source has itself, or the source's own word put in brackets.
	const own = draft.length === source.length && draft.every((word, i) => word.hash === source[i]?.hash);
	if (element?.kind !== 'bracket' || own) return [];
	const atStart = atom.element === 0 && source.length === 0 ? negationBefore(input, part, atom.sourceIndex) : undefined;
	const negates = turnsNegation(atStart ? [atStart] : source, draft, input.source.manner.language);
	return [
		changeOf(input, {
			kind: source.length === 0 ? 'insertion' : 'substitution',
			convention: negates
				? 'bracket-hides-negation'
				: source.length === 0
					? 'bracket-insertion'
					: 'bracket-replacement',
			draft: element.span,
			source: spanOf(source) ?? (negates && atStart ? atStart : emptyAt(part, atom.sourceIndex)),
		}),
	];
}

/** A negation right before the passage, which a bracket at the quotation's beginning may stand for. */
function negationBefore({ source }: JudgeInput, part: ComparedPart, sourceIndex: number): Word | undefined {
	const word = part.tokens.words[sourceIndex - 1];
	if (word === undefined || !isNegation(word, source.manner.language)) return undefined;
	return part.tokens.gaps[sourceIndex]?.marks.length === 0 ? word : undefined;
}

function judgeChanged(
	input: JudgeInput,
	part: ComparedPart,
	atom: Atom,
	before: Atom | undefined,
	after: Atom | undefined,
): Change {
	const text = input.library.text(input.source);
	const { kind, convention } = classifyWords({ part, atom, text, language: input.source.manner.language });
	const { declared } = input.quotation;
	const excused =
		(convention === 'citation-dropped' && declared.has('citation-omitted')) ||
		(convention === 'contraction' && declared.has('spelling-modernised'));
	const left = before?.draft.at(-1);
	const right = after?.draft[0];
	const own = spanOf(atom.draft);
	const shown = own ?? { start: (left ?? right)?.start ?? 0, end: (right ?? left)?.end ?? 0 };
	const source = spanOf(atom.source) ?? emptyAt(part, atom.sourceIndex);
	const mend = {
		draft: { start: left?.end ?? shown.start, end: right?.start ?? shown.end },
		source: { start: before?.source.at(-1)?.end ?? source.start, end: after?.source[0]?.start ?? source.end },
	};
	// A number's sign is a mark, not a word: it is read with the words beside it.
	const wide = convention === 'number-restyled' && (atom.draft.length === 0 || atom.source.length === 0);
	const mendable = [before, after].every((beside) => beside === undefined || beside.kind === 'kept');
	return changeOf(input, {
		kind,
		convention,
		excused,
		draft: own ?? mend.draft,
		shown,
		readDraft: wide ? shownWith(left, right, shown) : (own ?? { start: shown.start, end: shown.start }),
		source,
		readSource: wide ? shownWith(before?.source.at(-1), after?.source[0], source) : source,
		mend: mendable ? mend : undefined,
	});
}

/** A stretch with the word before it and up to the word after. */
function shownWith(left: Word | undefined, right: Word | undefined, span: Span): Span {
	return { start: left?.start ?? span.start, end: right?.start ?? span.end };
}

/** Between two parts: what their ellipsis leaves out, or, where there is none, what is left out without a mark. */
function judgeGap(input: JudgeInput, index: number): readonly Change[] {
	const before = input.comparison.parts[index - 1] as ComparedPart;
	const part = input.comparison.parts[index] as ComparedPart;
	const left = before.tokens.words[before.end - before.windowFirst - 1];
	const right = part.tokens.words[part.first - part.windowFirst];
	if (left === undefined || right === undefined) return [];
	const reversed = part.first < before.end;
	const last = part.tokens.words[part.end - part.windowFirst - 1] ?? right;
	const source = reversed ? { start: right.start, end: last.end } : { start: left.end, end: right.start };
	const { ellipsis } = part.part;
	if (ellipsis === undefined) {
		const head = elementSpan(before.part.elements.at(-1));
		const tail = elementSpan(part.part.elements[0]);
		const draft = { start: head.end, end: tail.start };
		const found = { draft, shown: { start: head.start, end: tail.end }, source };
		if (reversed) return [changeOf(input, { ...found, kind: 'order', convention: 'word-order' })];
		return [changeOf(input, { ...found, kind: 'omission', convention: 'omission', mend: { draft, source } })];
	}
	const found = { draft: ellipsis, source };
	if (reversed) return [changeOf(input, { ...found, kind: 'order', convention: 'ellipsis-reverses-order' })];
	if (part.first === before.end) return [];
	const negation = gapHidesNegation(input, source, right);
	return [
		changeOf(input, { ...found, kind: 'omission', convention: negation ? 'ellipsis-hides-negation' : 'ellipsis' }),
	];
}

function elementSpan(element: Element | undefined): Span {
	if (element === undefined) return { start: 0, end: 0 };
	return element.kind === 'word' ? element.word : element.span;
}

/** The mark at the quotation's end. */
function judgeEnd(input: JudgeInput, part: ComparedPart, last: Atom | undefined): readonly Change[] {
	const word = last?.draft.at(-1);
	const sourceWord = last?.source.at(-1);
	if (last?.kind !== 'kept' || word === undefined || sourceWord === undefined) return [];
	const found = judgeFinalMarks(part.part.after, part.tokens.gaps[last.sourceIndex + last.source.length]);
	if (found === undefined) return [];
	const at = found.source ?? { start: sourceWord.end, end: sourceWord.end };
	return [changeOf(input, { kind: 'punctuation', convention: 'end-mark-added', draft: found.draft, source: at })];
}
