import type { Draft, Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { atOnce } from '../text/at-once.ts';
import type { Locator } from '../text/locator.ts';
import { acceptanceOf, acceptedAmong } from './accepted.ts';
import { carryIdentity, weigh } from './baseline.ts';
import { type Cited, citedBy, type ResolvedBefore, resolveCitations } from './cited.ts';
import type { CheckedDraft, CheckedQuotation, Finding } from './finding.ts';
import { citationFindings, quotationFindings } from './findings.ts';
import { silence } from './ignores.ts';
import { acrossTag } from './judge-split.ts';
import { byPlace, compareJudged, createJudged, type Expected, type Judged, type JudgedDraft } from './judged-before.ts';
import { locatorFindings } from './locator-findings.ts';
import { movedFinding, movedTrial, movingFinding, movingQuotation } from './moved.ts';
import { asSaidBefore } from './said-before.ts';
import type { CheckSettings } from './settings.ts';
import { isLeftInPeace, peace, settle } from './settle.ts';
import { mayBeMisattributed, speakerFindings } from './speakers.ts';
import { type Trial, tryQuotation } from './trial.ts';
import { createTrialMemory, type KnownTrial, type LastCheck, type Told } from './trial-memory.ts';

/**
 * Checks drafts against one library. Keeps what it judged by the quotation's own text and citations, so that an
 * edit judges again only what it touched; a change of the library's `generation` drops what it may concern.
 */
export interface Checker {
	/** @param path the draft's absolute path, which links are relative to. */
	check(draft: Draft, text: string, path: string): CheckedDraft;
	/** The same in steps, between which other work may be done. A check that is not gone on with costs nothing more. */
	steps(draft: Draft, text: string, path: string): Generator<void, CheckedDraft, void>;
	/**
	 * As `steps`, but what was judged before the library changed holds for now: of a long draft nearly everything may
	 * have to be judged again, and whoever types in it wants to know of what is being typed first.
	 */
	soon(draft: Draft, text: string, path: string): Generator<void, CheckedSoon, void>;
	/**
	 * What is known without a whole check: the quotations judged already, and those that are wanted (by their place in
	 * the draft), which are judged now. The others are missing in the answer, and so is what ignore comments are good for.
	 */
	part(draft: Draft, text: string, path: string, wanted: ReadonlySet<number>): CheckedDraft;
}

export interface CheckedSoon {
	readonly checked: CheckedDraft;
	/** Nothing in it was judged before the library changed: it is what a whole check says. */
	readonly isWhole: boolean;
}

/** A library that changes faster than a draft is checked in steps is checked in one, the next time. */
const mostTries = 3;
/** So many known quotations are one step. */
const stepOfKnown = 100;

export function createChecker(library: LibraryView, settings: CheckSettings): Checker {
	let generation = library.generation;
	const isAccepted = acceptedAmong(settings.accepted);
	const memory = createTrialMemory();
	let places = new Map<string, number | undefined>();
	let resolvedLast: ResolvedBefore | undefined;
	let judgedLast: JudgedDraft | undefined;
	let saidLast: readonly Finding[] = [];

	const renew = (): void => {
		if (generation === library.generation) return;
		generation = library.generation;
		memory.renew(library);
		places = new Map();
	};

	const carried = (from: Finding, to: Finding): Finding => {
		if (settings.baseline.size > 0) carryIdentity(from, to);
		return to;
	};

	return {
		check: (draft, text, path) => atOnce(whole(draft, text, path)),
		steps: whole,
		soon: (draft, text, path) => judge(draft, text, path, undefined, true),
		part: (draft, text, path, wanted) => atOnce(judge(draft, text, path, wanted, false)).checked,
	};

	function* whole(draft: Draft, text: string, path: string): Generator<void, CheckedDraft, void> {
		return (yield* judge(draft, text, path, undefined, false)).checked;
	}

	function* judge(
		draft: Draft,
		text: string,
		path: string,
		wanted: ReadonlySet<number> | undefined,
		outdated: boolean,
	): Generator<void, CheckedSoon, void> {
		for (let tries = 1; ; tries++) {
			renew();
			memory.begin(judgedLast?.judged ?? []);
			const started = generation;
			const resolved = resolveCitations(draft, library, path, resolvedLast);
			resolvedLast = { draft, path, generation: started, resolved };
			const isUsable =
				judgedLast?.path === path &&
				judgedLast.generation === started &&
				judgedLast.draft.references === draft.references;
			const before = isUsable ? judgedLast : undefined;
			const now = createJudged(draft, path, started, resolved, before);
			const compared = before && compareJudged(before, draft, resolved);
			/** Where in each source the last passage of this draft stood. */
			const last = new Map<Source['id'], number>();
			let isStale = false;
			let isWhole = true;
			for (let index = 0; index < draft.quotations.length; index++) {
				const quotation = draft.quotations[index] as Quotation;
				if (before && compared?.isAsBefore(index, last)) {
					compared.passOver(index, last);
					now.take(before, index);
					continue;
				}
				const cited = citedBy(quotation, draft.citations, resolved);
				const { sources } = cited;
				const inPeace = isLeftInPeace(quotation, cited);
				const [only] = sources.length === 1 && !inPeace ? sources : [];
				const placed = only && placeCited(quotation, draft, only);
				const expected: Expected | undefined =
					only && placed === undefined ? { source: only.id, at: last.get(only.id) } : undefined;
				const near = placed ?? expected?.at;
				const known = inPeace ? undefined : memory.find(quotation, text, sources, near, outdated);
				if (known?.isOutdated) isWhole = false;
				const isFresh = !inPeace && known === undefined;
				if (isFresh && wanted?.has(index) === false) continue;
				if ((isFresh || index % stepOfKnown === 0) && tries < mostTries) {
					yield;
					// What was resolved may be gone.
					isStale = library.generation !== started;
					if (isStale) break;
				}
				const trial = isFresh
					? memory.add(quotation, text, sources, near, tryQuotation(quotation, sources, library, settings, near))
					: known;
				const checked = said(trial, quotation, cited, now.judged.at(-1)?.checked);
				if (checked.passage !== undefined) last.set(checked.passage.source.id, checked.passage.span.start);
				now.add({ checked, cited, known: trial }, index, expected);
			}
			// Another process may have renewed the library meanwhile: half of this is then of the old one.
			isStale ||= library.generation !== started && tries < mostTries;
			if (isStale) continue;
			const checked = together(text, now, wanted !== undefined);
			if (isWhole && wanted === undefined) judgedLast = now;
			return { checked, isWhole };
		}

		function said(
			known: KnownTrial | undefined,
			quotation: Quotation,
			cited: Cited,
			before: CheckedQuotation | undefined,
		): CheckedQuotation {
			const isAllRead = cited.uncheckable.length === 0 && cited.unknown.length === 0;
			if (isAllRead && known?.last !== undefined && before?.quotation.group !== quotation.group) {
				const { last } = known;
				if (last.checked.quotation === quotation && isSaidOf(last.citations, quotation)) return last.checked;
			}
			const by = known === undefined ? 0 : quotation.span.start - known.base;
			const trial = known === undefined ? peace : movedTrial(known.trial, by);
			const alone = settle(trial, quotation, cited, draft);
			const settled = before === undefined ? alone : acrossTag(alone, quotation, before, library, settings);
			const checked: CheckedQuotation = {
				quotation,
				verdict: settled.verdict,
				passage: settled.passage,
				differences: settled.changes,
				findings: [],
				flagged: false,
				accepted: false,
				cited: [...cited.sources, ...cited.uncheckable],
			};
			const written = draft.citations[quotation.citations[0] ?? -1]?.key;
			// The fix for a wrong source is at the citation, which moves in its own ways.
			const movable = known !== undefined && settled === trial && settled.verdict !== 'wrong-source';
			if (!movable) return withTold(checked, told(settled, checked, cited, written));
			if (known.told === undefined || known.told.written !== written) {
				const fresh = told(settled, checked, cited, written);
				known.told = {
					...fresh,
					findings: fresh.findings.map((finding) => carried(finding, movedFinding(finding, -by))),
				};
			}
			const { findings, accepted } = known.told;
			const moving = findings.map((finding) => carried(finding, movingFinding(finding, by, quotation)));
			const now = movingQuotation(withTold(checked, { written, accepted, findings: moving }), settled.changes);
			if (isAllRead) {
				const citations = quotation.citations.map((index) => draft.citations[index]);
				known.last = { checked: now, citations };
			}
			return now;
		}

		function isSaidOf(citations: LastCheck['citations'], quotation: Quotation): boolean {
			for (let i = 0; i < citations.length; i++) {
				if (citations[i] !== draft.citations[quotation.citations[i] ?? -1]) return false;
			}
			return true;
		}

		function told(settled: Trial, checked: CheckedQuotation, cited: Cited, written: string | undefined): Told {
			const findings = quotationFindings(settled, checked.quotation, cited, draft, library, settings);
			const wrong = findings.length > 0 || checked.verdict === 'unknown-source';
			const accepted =
				wrong && settings.accepted.length > 0 && isAccepted(acceptanceOf({ ...checked, findings }, draft, library));
			return { written, findings: accepted ? [] : findings, accepted };
		}
	}

	/** Where a citation's locator says the passage begins. */
	function placeCited(quotation: Quotation, draft: Draft, source: Source): number | undefined {
		for (const index of quotation.citations) {
			const locator = draft.citations[index]?.locator;
			const place = locator && startOf(source, locator);
			if (place !== undefined) return place;
		}
		return undefined;
	}

	function startOf(source: Source, { term, value }: Locator): number | undefined {
		const [first] = value.split(/[\s,;–-]/);
		if (first === undefined || first === '') return undefined;
		const name = `${source.id} ${term} ${first}`;
		if (!places.has(name)) places.set(name, library.placeOf(source, term, first)?.start);
		return places.get(name);
	}

	function together(text: string, now: JudgedDraft, isPart: boolean): CheckedDraft {
		const { draft, path, resolved } = now;
		const textless = now.citing(resolved.textless);
		const ofLocators = locatorFindings(draft, text, resolved.sources, now.notSilent('locators'), library, settings);
		now.silence('locators', new Set(ofLocators.map(({ quotation }) => quotation)));
		const heard = now.notSilent('speakers').filter((checked) => mayBeMisattributed(checked, library));
		now.silence('speakers', new Set(heard.map(({ quotation }) => quotation)));
		const ofCitations = asSaidBefore(saidLast, [
			...citationFindings(
				draft,
				path,
				resolved,
				textless.map(({ checked }) => checked),
				library,
				settings,
			),
			...ofLocators,
			...speakerFindings(draft, text, heard, library, settings),
		]);
		saidLast = ofCitations;
		const own = now.isInOrder ? now.findings : [...now.findings].sort(byPlace);
		const found = ofCitations.length === 0 ? own : mergedByPlace(own, ofCitations);
		const { kept, silenced, unused } = silence(found, draft, text, settings);
		const { fresh, known, gone } = weigh(kept, settings.baseline.get(path) ?? []);
		const isAllLeft = fresh.length === found.length;
		return {
			quotations: withFlags(now.quotations, isAllLeft ? undefined : new Set(fresh), textless, ofCitations),
			findings: isPart || unused.length === 0 ? fresh : [...fresh, ...unused].sort(byPlace),
			known,
			silenced,
			gone: isPart ? 0 : gone,
		};
	}
}

function withTold(checked: CheckedQuotation, { findings, accepted }: Told): CheckedQuotation {
	return { ...checked, findings, accepted, flagged: !accepted && findings.some(isFlag) };
}

/**
 * The quotations with what is left to be said of them and of their citations.
 * @param left undefined: all of it
 * @param textless those that a citation without a text may belong to
 * @param ofCitations what was found of citations and of what stands around quotations
 */
function withFlags(
	quotations: readonly CheckedQuotation[],
	left: ReadonlySet<Finding> | undefined,
	textless: readonly Judged[],
	ofCitations: readonly Finding[],
): readonly CheckedQuotation[] {
	const flags = ofCitations.filter((finding) => isFlag(finding) && left?.has(finding) !== false);
	if (left === undefined && flags.length === 0) return quotations;
	const unknown = new Set(flags.map(({ citation }) => citation));
	const unknownOnly = textless.filter(
		({ cited }) => cited.sources.length === 0 && cited.unknown.some((citation) => unknown.has(citation)),
	);
	const misplaced = new Set(flags.filter(isMisplaced).map(({ quotation }) => quotation));
	const said = left === undefined ? [...quotations] : quotations.map((checked) => withLeft(checked, left));
	const flag = (all: readonly CheckedQuotation[]): void => {
		// As these are in the order of all, each is sought behind the last: of the others none is looked at.
		let index = -1;
		for (const checked of all) {
			index = quotations.indexOf(checked, index + 1);
			const one = said[index] as CheckedQuotation;
			if (!one.accepted && !one.flagged) said[index] = { ...one, differences: one.differences, flagged: true };
		}
	};
	flag(unknownOnly.map(({ checked }) => checked));
	if (misplaced.size > 0) flag(quotations.filter(({ quotation }) => misplaced.has(quotation)));
	return said;
}

function withLeft(checked: CheckedQuotation, left: ReadonlySet<Finding>): CheckedQuotation {
	const findings = checked.findings.filter((finding) => left.has(finding));
	if (findings.length === checked.findings.length) return checked;
	const flagged = !checked.accepted && findings.some(isFlag);
	return { ...checked, differences: checked.differences, findings, flagged };
}

function isMisplaced({ code }: Finding): boolean {
	return code === 'wrong-locator' || code === 'wrong-speaker';
}

function isFlag({ severity, code }: Finding): boolean {
	return severity !== 'hint' && code !== 'uncited';
}

/** @param few to be put among the many, which are in order */
function mergedByPlace(many: readonly Finding[], few: readonly Finding[]): readonly Finding[] {
	const merged: Finding[] = [];
	let done = 0;
	for (const finding of [...few].sort(byPlace)) {
		let low = done;
		let high = many.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (byPlace(many[middle] as Finding, finding) <= 0) low = middle + 1;
			else high = middle;
		}
		for (; done < low; done++) merged.push(many[done] as Finding);
		merged.push(finding);
	}
	for (; done < many.length; done++) merged.push(many[done] as Finding);
	return merged;
}
