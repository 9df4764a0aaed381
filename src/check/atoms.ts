/**
 * An alignment as the judge reads it: what was kept, and what was changed, neighbouring changes together. Words that
 * were moved are one change; at the ends, an alignment may not reach into another sentence for a counterpart.
 */
import type { LibraryView, Source } from '../library/library.ts';
import { type Gap, tokenizeSpan, type Word } from '../text/tokens.ts';
import type { Step } from './align.ts';
import type { Element } from './elements.ts';
import type { ComparedPart } from './place-part.ts';

/** Something that the alignment kept, or a run of what it changed. */
export interface Atom {
	/** `apparatus`: words of the draft that stand at this place among the source's apparatus. */
	readonly kind: 'kept' | 'bracket' | 'changed' | 'apparatus';
	readonly draft: readonly Word[];
	readonly source: readonly Word[];
	/** Of the first draft word, or where one would stand. */
	readonly element: number;
	/** Of the first source word, or where one would stand, in the window. */
	readonly sourceIndex: number;
	readonly step: Step;
}

export function atomsOf(part: ComparedPart, library: LibraryView, from: Source): readonly Atom[] {
	const atoms: Atom[] = [];
	const { elements } = part.part;
	for (const step of part.steps) {
		const draft = stepDraft(elements, step);
		const source = part.tokens.words.slice(step.source, stepSourceEnd(step));
		const kind = kindOf(step, draft, part, library, from);
		const last = atoms.at(-1);
		if (last !== undefined && kind === last.kind && (kind === 'changed' || kind === 'apparatus')) {
			atoms[atoms.length - 1] = { ...last, draft: [...last.draft, ...draft], source: [...last.source, ...source] };
		} else {
			atoms.push({ kind, draft, source, element: step.element, sourceIndex: step.source, step });
		}
	}
	return joinMoves(withinSentence(atoms, part));
}

function kindOf(
	step: Step,
	draft: readonly Word[],
	part: ComparedPart,
	library: LibraryView,
	from: Source,
): Atom['kind'] {
	if (step.kind === 'bracket') return 'bracket';
	if (step.kind === 'omission') return 'changed';
	if (step.kind === 'insertion') return isApparatus(draft, step.source, part, library, from) ? 'apparatus' : 'changed';
	if (step.kind !== 'match') return 'kept';
	return step.match.likeness === 'different' || step.match.likeness === 'near' ? 'changed' : 'kept';
}

/** In UTF-16 code units: nobody copies more of what stands between two words without seeing that it is no wording. */
const longestCopied = 4000;

function isApparatus(
	draft: readonly Word[],
	sourceIndex: number,
	{ tokens }: ComparedPart,
	library: LibraryView,
	from: Source,
): boolean {
	const here = tokens.words[sourceIndex - 1]?.end ?? tokens.words[sourceIndex]?.start ?? 0;
	const next = tokens.words[sourceIndex]?.start ?? from.length;
	const around = {
		start: sourceIndex > 0 ? here : Math.max(0, here - longestCopied),
		end: Math.min(next, here + longestCopied),
	};
	const text = library.text(from);
	const kept = library.apparatus(from, around).flatMap(({ start, end }) => {
		const span = { start: Math.max(start, around.start), end: Math.min(end, around.end) };
		return tokenizeSpan(text, span, []).words.map((word) => word.base);
	});
	return draft.every((word) => kept.includes(word.base));
}

function stepDraft(elements: readonly Element[], step: Step): readonly Word[] {
	if (step.kind === 'omission') return [];
	const used = step.kind === 'split' ? 2 : 1;
	return elements.slice(step.element, step.element + used).flatMap((el) => (el.kind === 'word' ? [el.word] : el.words));
}

function stepSourceEnd(step: Step): number {
	if (step.kind === 'insertion') return step.source;
	if (step.kind === 'bracket') return step.sourceEnd;
	return step.source + (step.kind === 'joined' ? 2 : 1);
}

/** At the ends, words of another sentence or paragraph are no counterpart: the draft's words are put in. */
function withinSentence(atoms: readonly Atom[], { tokens }: ComparedPart): readonly Atom[] {
	const trimmed = [...atoms];
	const first = trimmed[0];
	if (first?.kind === 'changed' && first.draft.length > 0) {
		const foreign = first.source.findLastIndex((_, i) => endsSentence(tokens.gaps[first.sourceIndex + i + 1]));
		const kept = first.source.slice(foreign + 1);
		if (foreign >= 0) trimmed[0] = { ...first, source: kept, sourceIndex: first.sourceIndex + foreign + 1 };
	}
	const last = trimmed.at(-1);
	if (trimmed.length > 1 && last?.kind === 'changed' && last.draft.length > 0) {
		const foreign = last.source.findIndex((_, i) => endsSentence(tokens.gaps[last.sourceIndex + i]));
		if (foreign >= 0) trimmed[trimmed.length - 1] = { ...last, source: last.source.slice(0, foreign) };
	}
	return trimmed;
}

function endsSentence(gap: Gap | undefined): boolean {
	return gap?.paragraphBreak === true || (gap?.marks.some((mark) => '.!?'.includes(mark.sign)) ?? false);
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
		if (end.kind === 'bracket' || end.kind === 'apparatus') return from;
		if (end.kind !== 'changed') continue;
		const there = start.draft.length === 0 && end.source.length === 0 && bases(start.source) === bases(end.draft);
		const back = start.source.length === 0 && end.draft.length === 0 && bases(start.draft) === bases(end.source);
		return there || back ? i : from;
	}
	return from;
}
