/**
 * Judging: what an alignment shows to be different, difference by difference, under the conventions of quoting.
 * Words that stand next to each other and changed together are one difference; each knows both its places, the
 * convention it is judged by, and the stretch of the draft that the source's own words would mend.
 */
import type { Quotation } from '../drafts/draft.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Mark, Word } from '../text/tokens.ts';
import type { Comparison } from './compare.ts';
import type { Convention } from './conventions.ts';
import type { Element, Wording } from './elements.ts';
import type { Difference, DifferenceKind } from './finding.ts';
import { droppedInnerMarks } from './judge-inner-marks.ts';
import { judgeFinalMarks, judgeMarksBetween } from './judge-marks.ts';
import { gapHidesNegation, hiddenNegation } from './judge-omission.ts';
import { classifyWords, type WordsChange } from './judge-words.ts';
import type { ComparedPart } from './place-part.ts';
import { type CheckSettings, severityOfConvention } from './settings.ts';

/** A difference with what it takes to say and mend it. */
export interface Change extends Difference {
	/** The draft's words, the source's: as they read. */
	readonly draftWords: string;
	readonly sourceWords: string;
	/** Putting `source` of the source's text in place of `draft` restores it; undefined where there is nothing to restore. */
	readonly mend: { readonly draft: Span; readonly source: Span } | undefined;
	/** Where a finding about it is shown: the words that differ, or those that an omission stands between. */
	readonly shown: Span;
}

export interface JudgeInput {
	readonly quotation: Quotation;
	readonly wording: Wording;
	readonly comparison: Comparison;
	readonly sourceText: string;
	readonly apparatus: readonly Span[];
	/** The source marks emphasis somewhere, so that where it does not, there is none. */
	readonly sourceShowsEmphasis: boolean;
	readonly settings: CheckSettings;
}

export function judge(input: JudgeInput): readonly Change[] {
	const changes: Change[] = [];
	input.comparison.parts.forEach((part, i) => {
		if (i > 0) changes.push(...judgeGap(input, i));
		changes.push(...judgePart(input, part, i));
	});
	return changes.sort((a, b) => a.draft.start - b.draft.start || a.draft.end - b.draft.end);
}

/** Something that the alignment kept, or a run of what it changed. */
export interface Atom {
	readonly kind: 'kept' | 'bracket' | 'changed';
	readonly draft: readonly Word[];
	readonly source: readonly Word[];
	/** Of the first draft word, or where one would stand. */
	readonly element: number;
	/** Of the first source word, or where one would stand, in the window. */
	readonly sourceIndex: number;
	readonly step: ComparedPart['steps'][number];
}

function atomsOf(part: ComparedPart): readonly Atom[] {
	const atoms: Atom[] = [];
	const { elements } = part.part;
	for (const step of part.steps) {
		const draft = stepDraft(elements, step);
		const source = part.tokens.words.slice(step.source, stepSourceEnd(step));
		const changed =
			step.kind === 'insertion' ||
			step.kind === 'omission' ||
			(step.kind === 'match' && (step.match.likeness === 'different' || step.match.likeness === 'near'));
		const last = atoms.at(-1);
		if (changed && last?.kind === 'changed') {
			atoms[atoms.length - 1] = { ...last, draft: [...last.draft, ...draft], source: [...last.source, ...source] };
		} else {
			const kind = changed ? 'changed' : step.kind === 'bracket' ? 'bracket' : 'kept';
			atoms.push({ kind, draft, source, element: step.element, sourceIndex: step.source, step });
		}
	}
	return joinMoves(atoms);
}

/** How far a word may have moved for it to be one change, in atoms. */
const moveReach = 8;

/** Words left out here and put in there, close by, were moved: one change from the one place to the other. */
function joinMoves(atoms: readonly Atom[]): readonly Atom[] {
	const joined: Atom[] = [];
	for (let i = 0; i < atoms.length; i++) {
		const atom = atoms[i] as Atom;
		const to = atom.kind === 'changed' ? moveEnd(atoms, i) : i;
		const moved = atoms.slice(i, to + 1);
		joined.push({
			...atom,
			draft: moved.flatMap((each) => each.draft),
			source: moved.flatMap((each) => each.source),
		});
		i = to;
	}
	return joined;
}

function moveEnd(atoms: readonly Atom[], from: number): number {
	const bases = (words: readonly Word[]) => words.map((word) => word.base).join(' ');
	const start = atoms[from] as Atom;
	for (let i = from + 1; i <= Math.min(from + moveReach, atoms.length - 1); i++) {
		const end = atoms[i] as Atom;
		if (end.kind === 'bracket') return from;
		if (end.kind !== 'changed') continue;
		const there = start.draft.length === 0 && end.source.length === 0 && bases(start.source) === bases(end.draft);
		const back = start.source.length === 0 && end.draft.length === 0 && bases(start.draft) === bases(end.source);
		return there || back ? i : from;
	}
	return from;
}

function stepDraft(elements: readonly Element[], step: ComparedPart['steps'][number]): readonly Word[] {
	if (step.kind === 'omission') return [];
	const used = step.kind === 'split' ? 2 : 1;
	return elements.slice(step.element, step.element + used).flatMap((el) => (el.kind === 'word' ? [el.word] : el.words));
}

function stepSourceEnd(step: ComparedPart['steps'][number]): number {
	if (step.kind === 'insertion') return step.source;
	if (step.kind === 'bracket') return step.sourceEnd;
	return step.source + (step.kind === 'joined' ? 2 : 1);
}

function judgePart(input: JudgeInput, part: ComparedPart, index: number): readonly Change[] {
	const atoms = atomsOf(part);
	const changes: Change[] = [];
	atoms.forEach((atom, i) => {
		const before = atoms[i - 1];
		const after = atoms[i + 1];
		if (atom.kind === 'kept' && before?.kind === 'kept') {
			changes.push(...marksChanges(input, part, before, atom));
		}
		if (atom.kind === 'kept') changes.push(...keptChanges(input, part, atom, before, index));
		else if (atom.kind === 'bracket') {
			if (!isSourcesOwn(atom)) changes.push(bracketChange(input, part, atom));
		} else changes.push(wordsChange(input, part, atom, before, after));
	});
	changes.push(...innerMarks(input, part));
	if (index === input.comparison.parts.length - 1 && input.wording.trailing === undefined) {
		changes.push(...finalMarks(input, part, atoms.at(-1)));
	}
	return changes;
}

function innerMarks(input: JudgeInput, part: ComparedPart): readonly Change[] {
	const declared = input.quotation.declared.has('marks-omitted') || input.quotation.declared.has('cleaned-up');
	return droppedInnerMarks(part, input.sourceText).flatMap((pair) => {
		const words = part.part.elements
			.slice(pair.elementFirst, pair.elementLast + 1)
			.flatMap((el) => (el.kind === 'word' ? [el.word] : []));
		const quoted = part.tokens.words.slice(pair.sourceFirst, pair.sourceLast + 1);
		const draft = spanOf(words);
		const source = spanOf(quoted);
		if (draft === undefined || source === undefined) return [];
		const found = {
			kind: 'punctuation' as const,
			convention: 'inner-marks' as const,
			excused: declared,
			draft,
			source,
			draftWords: reads(words),
			sourceWords: reads(quoted),
			mend: undefined,
		};
		return [change(input, found)];
	});
}

/** Between two kept words: the marks. */
function marksChanges(input: JudgeInput, part: ComparedPart, before: Atom, atom: Atom): readonly Change[] {
	const draftMarks = elementMarks(part.part.elements[atom.element]);
	const gap = part.tokens.gaps[atom.sourceIndex];
	const left = before.draft.at(-1);
	const right = atom.draft[0];
	const sourceLeft = before.source.at(-1);
	const sourceRight = atom.source[0];
	if (!gap || !left || !right || !sourceLeft || !sourceRight) return [];
	const found = judgeMarksBetween(draftMarks, gap);
	if (found === undefined) return [];
	const draft = { start: left.end, end: right.start };
	const source = { start: sourceLeft.end, end: sourceRight.start };
	const around = (marks: string, a: Word, b: Word) => `${a.text}${marks}${b.text}`;
	return [
		change(input, {
			kind: 'punctuation',
			convention: found.convention,
			draft: found.draft ?? { start: left.start, end: right.end },
			source: found.source ?? source,
			draftWords: around(found.draftReads, left, right),
			sourceWords: around(found.sourceReads, sourceLeft, sourceRight),
			mend: { draft, source },
		}),
	];
}

function elementMarks(element: Element | undefined): readonly Mark[] {
	return element?.before ?? [];
}

function keptChanges(
	input: JudgeInput,
	part: ComparedPart,
	atom: Atom,
	before: Atom | undefined,
	partIndex: number,
): readonly Change[] {
	const changes: Change[] = [];
	const [draft] = atom.draft;
	const [source] = atom.source;
	if (draft === undefined || source === undefined) return changes;
	const places = {
		draft: { start: draft.start, end: (atom.draft.at(-1) as Word).end },
		source: { start: source.start, end: (atom.source.at(-1) as Word).end },
	};
	const one = (kind: DifferenceKind, convention: Convention, excused = false) =>
		changes.push(
			change(input, {
				kind,
				convention,
				excused,
				...places,
				draftWords: reads(atom.draft),
				sourceWords: reads(atom.source),
				mend: kind === 'emphasis' ? undefined : places,
			}),
		);
	const { step } = atom;
	const element = part.part.elements[atom.element];
	if (step.kind === 'joined' || step.kind === 'split') {
		if (![draft, source].some((word) => dividedAtLineEnd(word, word === source ? input.sourceText : undefined))) {
			one('spelling', 'joined-words');
		}
	} else if (element?.kind === 'word' && element.pattern !== undefined) {
		if (draft.text !== source.text) one('substitution', 'letters-in-brackets');
	} else if (step.kind === 'match') {
		const { likeness } = step.match;
		if (likeness === 'case') {
			const initial = before === undefined || before.kind === 'bracket';
			if (initial) one('case', partIndex === 0 ? 'initial-capital' : 'capital-after-ellipsis');
			else if (isAllCapitals(source.text) && !isAllCapitals(draft.text)) one('case', 'capitals-normalised');
			else one('case', 'inner-capital');
		} else if (likeness === 'accents') {
			const joinedOnly = withoutJoined(draft.key) === withoutJoined(source.key);
			if (joinedOnly) one('spelling', 'joined-letters');
			else one('spelling', 'accents');
		} else if (likeness === 'separators') {
			one('spelling', /\p{N}/u.test(draft.base) ? 'digit-separators' : 'apostrophe');
		} else if (likeness === 'respelt') {
			one('spelling', 'respelling');
		}
	}
	if (isEmphasisAdded(input, draft, source)) {
		const silent = input.quotation.declared.has('emphasis-added') || !input.sourceShowsEmphasis;
		one('emphasis', 'emphasis-added', silent);
	}
	return changes;
}

function isEmphasisAdded({ quotation }: JudgeInput, draft: Word, source: Word): boolean {
	if (source.emphasised) return false;
	const emphasis = quotation.emphasis.find((span) => overlaps(span, draft));
	if (emphasis === undefined) return false;
	// Emphasis over the whole quotation is how the draft sets quotations, not a stress on words.
	const { content } = quotation;
	return emphasis.end - emphasis.start < 0.8 * (content.end - content.start);
}

function dividedAtLineEnd(word: Word, text: string | undefined): boolean {
	return text !== undefined && /[\n\r\f\u2028]/.test(text.slice(word.start, word.end));
}

function isAllCapitals(text: string): boolean {
	return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

function withoutJoined(key: string): string {
	return key.replace(/æ/g, 'ae').replace(/œ/g, 'oe').replace(/ĳ/g, 'ij');
}

/** Brackets that the source has itself, or the source's own word put in brackets. */
function isSourcesOwn({ draft, source }: Atom): boolean {
	return draft.length === source.length && draft.every((word, i) => word.hash === source[i]?.hash);
}

function bracketChange(input: JudgeInput, part: ComparedPart, atom: Atom): Change {
	const element = part.part.elements[atom.element];
	const span = element?.kind === 'bracket' ? element.span : { start: 0, end: 0 };
	const negation = atom.source.length > 0 && hiddenNegation(atom.source, atom.draft);
	return change(input, {
		kind: atom.source.length === 0 ? 'insertion' : 'substitution',
		convention: negation
			? 'bracket-hides-negation'
			: atom.source.length === 0
				? 'bracket-insertion'
				: 'bracket-replacement',
		draft: span,
		source: spanOf(atom.source) ?? emptyAt(part, atom.sourceIndex),
		draftWords: reads(atom.draft),
		sourceWords: reads(atom.source),
		mend: undefined,
	});
}

function wordsChange(
	input: JudgeInput,
	part: ComparedPart,
	atom: Atom,
	before: Atom | undefined,
	after: Atom | undefined,
): Change {
	const found: WordsChange = classifyWords({ part, atom, sourceText: input.sourceText, apparatus: input.apparatus });
	const left = before?.draft.at(-1);
	const right = after?.draft[0];
	const own = spanOf(atom.draft);
	// An omission is shown at the words it stands between.
	const at = own ?? { start: (left ?? right)?.start ?? 0, end: (right ?? left)?.end ?? 0 };
	const sourceOwn = spanOf(atom.source) ?? emptyAt(part, atom.sourceIndex);
	const sourceLeft = before?.source.at(-1);
	const sourceRight = after?.source[0];
	const mend = {
		draft: { start: left?.end ?? at.start, end: right?.start ?? at.end },
		source: { start: sourceLeft?.end ?? sourceOwn.start, end: sourceRight?.start ?? sourceOwn.end },
	};
	return change(input, {
		kind: found.kind,
		convention: found.convention,
		draft: own ?? mend.draft,
		shown: own ?? at,
		source: sourceOwn,
		draftWords: reads(atom.draft),
		sourceWords: reads(atom.source),
		mend: before?.kind === 'bracket' || after?.kind === 'bracket' ? undefined : mend,
	});
}

/** Between two parts: what their ellipsis leaves out, or, where there is none, what is left out without a mark. */
function judgeGap(input: JudgeInput, index: number): readonly Change[] {
	const { comparison, sourceText } = input;
	const before = comparison.parts[index - 1] as ComparedPart;
	const part = comparison.parts[index] as ComparedPart;
	const left = before.tokens.words[before.end - before.windowFirst - 1];
	const right = part.tokens.words[part.first - part.windowFirst];
	if (left === undefined || right === undefined) return [];
	const reversed = part.first < before.end;
	const last = part.tokens.words[part.end - part.windowFirst - 1] ?? right;
	const source = reversed ? { start: right.start, end: last.end } : { start: left.end, end: right.start };
	const words = sourceText.slice(source.start, source.end).trim();
	const { ellipsis } = part.part;
	if (ellipsis === undefined) {
		const shown = {
			start: draftSpan(before.part.elements.at(-1))?.start ?? 0,
			end: draftSpan(part.part.elements[0])?.end ?? 0,
		};
		const gap = {
			start: draftSpan(before.part.elements.at(-1))?.end ?? 0,
			end: draftSpan(part.part.elements[0])?.start ?? 0,
		};
		const found = { draft: gap, shown, source, draftWords: '', sourceWords: words };
		if (reversed) return [change(input, { ...found, kind: 'order', convention: 'word-order', mend: undefined })];
		return [change(input, { ...found, kind: 'omission', convention: 'omission', mend: { draft: gap, source } })];
	}
	const found = { draft: ellipsis, source, draftWords: '', sourceWords: words, mend: undefined };
	if (reversed) return [change(input, { ...found, kind: 'order', convention: 'ellipsis-reverses-order' })];
	if (part.first === before.end) return [];
	const negation = gapHidesNegation(sourceText, source, right, input.apparatus);
	return [change(input, { ...found, kind: 'omission', convention: negation ? 'ellipsis-hides-negation' : 'ellipsis' })];
}

function draftSpan(element: Element | undefined): Span | undefined {
	return element?.kind === 'word' ? element.word : element?.span;
}

function finalMarks(input: JudgeInput, part: ComparedPart, last: Atom | undefined): readonly Change[] {
	const word = last?.draft.at(-1);
	const sourceWord = last?.source.at(-1);
	if (last?.kind !== 'kept' || word === undefined || sourceWord === undefined) return [];
	const gap = part.tokens.gaps[last.sourceIndex + last.source.length];
	const found = judgeFinalMarks(part.part.after, gap);
	if (found === undefined) return [];
	return [
		change(input, {
			kind: 'punctuation',
			convention: found.convention,
			draft: found.draft,
			source: { start: sourceWord.end, end: sourceWord.end },
			draftWords: found.draftReads,
			sourceWords: found.sourceReads,
			mend: undefined,
		}),
	];
}

/** @param found `excused`: the writer declares it, or it cannot be told. */
function change(
	input: JudgeInput,
	found: Omit<Change, 'acceptable' | 'severity' | 'shown'> & { readonly excused?: boolean; readonly shown?: Span },
): Change {
	const severity = found.excused === true ? undefined : severityOfConvention(input.settings, found.convention);
	const { excused: _, ...rest } = found;
	return { shown: found.draft, ...rest, severity, acceptable: severity === undefined };
}

function spanOf(words: readonly Word[]): Span | undefined {
	const first = words[0];
	const last = words.at(-1);
	return first && last ? { start: first.start, end: last.end } : undefined;
}

function emptyAt(part: ComparedPart, sourceIndex: number): Span {
	const at = part.tokens.words[sourceIndex - 1]?.end ?? part.tokens.words[sourceIndex]?.start ?? 0;
	return { start: at, end: at };
}

function reads(words: readonly Word[]): string {
	return words.map((word) => word.text).join(' ');
}
