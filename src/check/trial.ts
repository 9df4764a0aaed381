/**
 * The trial of one quotation: which passage it is held against, and what comes of it. Cited sources first; the rest
 * of the library only where they do not bear the quotation out, or where none is cited. How alike two stretches must
 * be to count as the same words gone wrong is decided on evidence in bits, not on a share of words alone, so that a
 * short quotation needs rarer words than a long one.
 */

import type { Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { locate } from '../library/locate.ts';
import { blockLength } from '../library/segments/terms.ts';
import { standsAsItIs } from './as-it-stands.ts';
import type { Change } from './change.ts';
import { type Comparison, comparedSpan, compareWithSource, nearestInSource } from './compare.ts';
import { type Part, readWording, type Wording } from './elements.ts';
import type { Passage, Verdict } from './finding.ts';
import { judge } from './judge.ts';
import type { CheckSettings } from './settings.ts';
import { isSurelyAsStrong, type Strength, strengthOf } from './strength.ts';

export interface Trial {
	readonly verdict: Verdict;
	/** What it was held against; for `not-found` the nearest thing seen. */
	readonly passage: Passage | undefined;
	readonly changes: readonly Change[];
	/** The words stand in another source than the cited: there. */
	readonly elsewhere: Passage | undefined;
	/** How many words of its own it has. */
	readonly length: number;
}

const untried = { passage: undefined, changes: [], elsewhere: undefined } as const;

interface Held {
	readonly comparison: Comparison;
	readonly changes: readonly Change[];
	readonly fine: boolean;
}

/** As much of what a wording tells must be found again for it to be the same passage, altered. */
const alikeEnough = 0.42;
/** In bits. Where much of it is changed, a thousand to one that chance would not find as much in so long a source. */
const evidenceEnough = { alike: 4, changed: 10 };
/** Of five words two may be changed, not more, unless what is left leaves no doubt. */
const changedEnough = 0.44;
const evidenceBeyondDoubt = 30;
/** Above this the cited source is what was misquoted, even if another has the very words. */
const alikeBeyondDoubt = 0.65;
/** The same, for a passage that nobody named. */
const alikeUnnamed = 0.72;
const evidenceUnnamed = 20;
/** Enough for the very words. */
const evidenceVerbatim = 18;
/** Fewer words that nobody is named for are anybody's, unless they are the very words. */
const fewestUnnamed = 6;
/** In another source than the cited, no more than this many changes for each word. */
const changedElsewhere = 0.15;
/** What is less alike is not worth showing. */
const leastLike = 0.25;
/** A place less alike is not what nobody named; still less is it what was meant if another source was named. */
const alikeAnywhere = { unnamed: 0.5, named: 0.65 };
const sourcesTried = 4;

/** @param near offset in the cited source that the passage is expected close to. */
export function tryQuotation(
	quotation: Quotation,
	cited: readonly Source[],
	library: LibraryView,
	settings: CheckSettings,
	near: number | undefined,
): Trial {
	const wording = readWording(quotation);
	const length = wording.parts.reduce((sum, part) => sum + part.elements.length, 0);
	const hold = (source: Source) => holdAgainst(quotation, wording, source, library, settings, near);
	const held = best(cited.map(hold));
	if (held?.fine === true) return found(held, library, length);
	// A translation cannot be held against other words; that it is one is declared.
	if (quotation.declared.has('translation')) return { ...untried, verdict: 'acceptable', length };
	if (held !== undefined && isBeyondDoubt(held.comparison, library, length)) return found(held, library, length);
	const borneOut = held !== undefined && isSame(held.comparison, strengthOf(held.comparison, library), length);
	const other = searchElsewhere(wording, new Set(cited), library, hold);
	if (other !== undefined && isFaithful(other, library, length, cited.length > 0, held)) {
		const passage = passageOf(other.comparison, library);
		if (cited.length > 0)
			return { verdict: 'wrong-source', passage, changes: other.changes, elsewhere: passage, length };
		return { ...found(other, library, length), elsewhere: passage };
	}
	if (borneOut) return found(held as Held, library, length);
	if (cited.length === 0) {
		const unnamed = other && strengthOf(other.comparison, library);
		if (
			other &&
			unnamed &&
			length >= fewestUnnamed &&
			unnamed.similarity >= alikeUnnamed &&
			unnamed.evidence >= evidenceUnnamed + choiceOf(other.comparison.source, library)
		) {
			return { ...found(other, library, length), elsewhere: passageOf(other.comparison, library) };
		}
		return { ...untried, verdict: 'uncited', length };
	}
	const nearest = mostEvident(
		cited.map((source) => nearestInSource(wording, library, source)),
		library,
	);
	if (nearest === undefined || strengthOf(nearest, library).similarity <= leastLike)
		return { ...untried, verdict: 'not-found', length };
	return { ...untried, verdict: 'not-found', passage: passageOf(nearest, library), length };
}

function mostEvident(comparisons: readonly (Comparison | undefined)[], library: LibraryView): Comparison | undefined {
	return comparisons.reduce((a, b) => {
		if (a === undefined || b === undefined) return a ?? b;
		return strengthOf(b, library).evidence > strengthOf(a, library).evidence ? b : a;
	}, undefined);
}

/** Whether it is the same and so much alike that nothing else need be looked for. */
function isBeyondDoubt(comparison: Comparison, library: LibraryView, length: number): boolean {
	let evidence = length > 4 ? evidenceEnough.alike : Number.NEGATIVE_INFINITY;
	if (comparison.cost > changedEnough * length) evidence = evidenceBeyondDoubt;
	return isSurelyAsStrong(comparison, library, { similarity: alikeBeyondDoubt, evidence });
}

function isSame({ cost }: Comparison, { similarity, evidence }: Strength, length: number): boolean {
	const enough = similarity >= alikeBeyondDoubt ? evidenceEnough.alike : evidenceEnough.changed;
	if (similarity < alikeEnough || (length > 4 && evidence < enough)) return false;
	return cost <= changedEnough * length || evidence >= evidenceBeyondDoubt;
}

function holdAgainst(
	quotation: Quotation,
	wording: Wording,
	source: Source,
	library: LibraryView,
	settings: CheckSettings,
	near: number | undefined,
): Held | undefined {
	const comparison = compareWithSource(wording, library, source, near);
	if (comparison === undefined) return undefined;
	const changes = judge(quotation, comparison, library, settings);
	if (changes.every((change) => change.acceptable)) return { comparison, changes, fine: true };
	const copied =
		quotation.emphasis.length === 0 && standsAsItIs(quotation.words, library, source, comparedSpan(comparison));
	return !copied ? { comparison, changes, fine: false } : { comparison, changes: [], fine: true };
}

function best(held: readonly (Held | undefined)[]): Held | undefined {
	return held.reduce<Held | undefined>((a, b) => {
		if (a === undefined || b === undefined) return a ?? b;
		if (a.fine !== b.fine) return a.fine ? a : b;
		return b.comparison.cost < a.comparison.cost ? b : a;
	}, undefined);
}

function searchElsewhere(
	wording: Wording,
	except: ReadonlySet<Source>,
	library: LibraryView,
	hold: (source: Source) => Held | undefined,
): Held | undefined {
	const longest = wording.parts.reduce<Part | undefined>(
		(a, b) => (a === undefined || b.elements.length > a.elements.length ? b : a),
		undefined,
	);
	if (longest === undefined) return undefined;
	const hashes = longest.elements.flatMap((el) => (el.kind === 'word' ? [el.word.hash] : []));
	const places = locate(library, hashes, 3 * sourcesTried, { except, thorough: false });
	const alike = places.filter(({ score }) => score >= (except.size > 0 ? alikeAnywhere.named : alikeAnywhere.unnamed));
	const sources = [...new Set(alike.map(({ source }) => source))].slice(0, sourcesTried);
	return best(sources.map(hold));
}

/** What it costs, in bits, that the source was not named but is one of all: the larger the library, the more is found by chance. */
function choiceOf(source: Source, { index }: LibraryView): number {
	return Math.max(0, Math.log2((index.blocks * blockLength) / Math.max(1, index.words(source).count)));
}

/** Whether another source than the cited one has these very words, and not by chance. */
function isFaithful(
	other: Held,
	library: LibraryView,
	length: number,
	named: boolean,
	cited: Held | undefined,
): boolean {
	const strength = strengthOf(other.comparison, library);
	if (other.fine && !named) return length >= 5 && strength.evidence >= evidenceVerbatim;
	if (other.fine) return length >= 4 ? strength.evidence >= 6 : length >= 2 && strength.evidence >= 8;
	if (!named && length < fewestUnnamed) return false;
	const enough = evidenceUnnamed + choiceOf(other.comparison.source, library);
	if (other.comparison.cost > changedElsewhere * length || strength.evidence < enough) return false;
	return cited === undefined || other.comparison.cost + 2 < cited.comparison.cost;
}

function found({ comparison, changes }: Held, library: LibraryView, length: number): Trial {
	return {
		verdict: verdictOf(changes),
		passage: passageOf(comparison, library),
		changes,
		elsewhere: undefined,
		length,
	};
}

/** What all differences together come to. */
export function verdictOf(changes: readonly Change[]): Verdict {
	const improper = changes.filter((change) => !change.acceptable);
	if (improper.length === 0) return changes.length === 0 ? 'verbatim' : 'acceptable';
	const marked = (change: Change) =>
		change.convention.startsWith('ellipsis') || change.convention.startsWith('bracket');
	if (improper.some(marked)) return 'altered';
	if (improper.every((change) => change.kind === 'omission')) return 'unmarked-omission';
	if (improper.every((change) => change.kind === 'insertion')) return 'unmarked-insertion';
	return 'altered';
}

function passageOf(comparison: Comparison, library: LibraryView): Passage {
	const span = comparedSpan(comparison);
	return { source: comparison.source, span, locator: library.locatorAt(comparison.source, span.start) };
}
