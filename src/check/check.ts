import { dirname, resolve } from 'node:path';
import type { Citation, Draft, Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { acceptanceOf, acceptedAmong } from './accepted.ts';
import { weigh } from './baseline.ts';
import type { Change } from './change.ts';
import type { CheckedDraft, CheckedQuotation, Finding } from './finding.ts';
import { citationFindings, quotationFindings } from './findings.ts';
import { silence } from './ignores.ts';
import { acrossTag } from './judge-split.ts';
import type { CheckSettings } from './settings.ts';
import { similarSource } from './similar-key.ts';
import { type Trial, tryQuotation } from './trial.ts';

/**
 * Checks drafts against one library. Keeps what it judged by the quotation's own text and citations, so that an
 * edit judges again only what it touched; a change of the library's `generation` drops all of it.
 */
export interface Checker {
	/** @param path the draft's absolute path, which links are relative to. */
	check(draft: Draft, text: string, path: string): CheckedDraft;
}

/** A quotation's citations as the library knows them. */
export interface Cited {
	/** Sources with a document. */
	readonly sources: readonly Source[];
	/** Known from a bibliography only. */
	readonly uncheckable: readonly Source[];
	readonly unknown: readonly Citation[];
}

/** Results kept before the oldest half is dropped. */
const memoryLimit = 20_000;

export function createChecker(library: LibraryView, settings: CheckSettings): Checker {
	let generation = library.generation;
	const isAccepted = acceptedAmong(settings.accepted);
	const memory = new Map<string, { readonly base: number; readonly trial: Trial }>();

	function remembered(quotation: Quotation, text: string, cited: Cited, near: number | undefined): Trial {
		const key = memoryKey(quotation, text, cited, near);
		const base = quotation.span.start;
		const known = memory.get(key);
		if (known !== undefined) return moved(known.trial, base - known.base);
		const trial = tryQuotation(quotation, cited.sources, library, settings, near);
		if (memory.size >= memoryLimit) for (const old of [...memory.keys()].slice(0, memoryLimit / 2)) memory.delete(old);
		memory.set(key, { base, trial });
		return trial;
	}

	const checker: Checker = {
		check(draft, text, path) {
			if (generation !== library.generation) {
				memory.clear();
				generation = library.generation;
			}
			const cited = draft.citations.map((citation) => resolveCitation(citation, library, path));
			const unknown = unknownCitations(draft.citations, cited, library);
			const judged: Judged[] = [];
			/** Where in each source the last passage of this draft stood. */
			const last = new Map<Source, number>();
			for (const quotation of draft.quotations) {
				const own = citedBy(quotation, draft.citations, cited, unknown);
				const [only] = own.sources.length === 1 ? own.sources : [];
				const near = only && (placeCited(quotation, draft, only, library) ?? last.get(only));
				const trial = isLeftInPeace(quotation, own) ? peace : remembered(quotation, text, own, near);
				const alone = settle(trial, quotation, own, draft);
				const previous = judged.at(-1)?.checked;
				const settled = previous === undefined ? alone : acrossTag(alone, quotation, previous, library, settings);
				if (settled.passage !== undefined) last.set(settled.passage.source, settled.passage.span.start);
				const checked: CheckedQuotation = {
					quotation,
					verdict: settled.verdict,
					passage: settled.passage,
					differences: settled.changes,
					findings: quotationFindings(settled, quotation, own, draft, library, settings),
					flagged: false,
					accepted: false,
					cited: [...own.sources, ...own.uncheckable],
				};
				const wrong = checked.findings.length > 0 || checked.verdict === 'unknown-source';
				const accepted = wrong && isAccepted(acceptanceOf(checked, draft, library));
				judged.push({ checked: accepted ? { ...checked, accepted, findings: [] } : checked, cited: own });
			}
			// Another process may have renewed the library meanwhile: half of this is then of the old one.
			if (generation !== library.generation) return checker.check(draft, text, path);
			const quotations = judged.map(({ checked }) => checked);
			const found = [
				...quotations.flatMap(({ findings }) => findings),
				...citationFindings(draft, cited, unknown, quotations, library, settings),
			].sort(byPlace);
			const { kept, unused } = silence(found, draft, text, settings);
			const { fresh, known, gone } = weigh(kept, settings.baseline.get(path) ?? []);
			return {
				quotations: withFindings(judged, fresh),
				findings: [...fresh, ...unused].sort(byPlace),
				known,
				gone,
			};
		},
	};
	return checker;
}

/** Where a citation's locator says the passage begins. */
function placeCited(quotation: Quotation, draft: Draft, source: Source, library: LibraryView): number | undefined {
	for (const index of quotation.citations) {
		const cited = draft.citations[index]?.locator;
		const [value] = cited?.value.split(/[\s,;–-]/) ?? [];
		const place = cited && value && library.placeOf(source, cited.term, value);
		if (place) return place.start;
	}
	return undefined;
}

interface Judged {
	readonly checked: CheckedQuotation;
	readonly cited: Cited;
}

/** The quotations with what is left to be said of them. */
function withFindings(judged: readonly Judged[], findings: readonly Finding[]): readonly CheckedQuotation[] {
	const left = new Set(findings);
	const unknown = new Set(findings.filter(isFlag).map(({ citation }) => citation));
	return judged.map(({ checked, cited }) => {
		const own = checked.findings.filter((finding) => left.has(finding));
		const unknownOnly = cited.sources.length === 0 && cited.unknown.some((citation) => unknown.has(citation));
		const flagged = !checked.accepted && (own.some(isFlag) || unknownOnly);
		return { ...checked, findings: own, flagged };
	});
}

function isFlag({ severity, code }: Finding): boolean {
	return severity !== 'hint' && code !== 'uncited';
}

function byPlace(a: Finding, b: Finding): number {
	return a.span.start - b.span.start || a.span.end - b.span.end;
}

const peace: Trial = { verdict: 'uncited', passage: undefined, changes: [], elsewhere: undefined, length: 0 };

/** Words as words, titles and a few words in marks promise nobody's exact words, unless a source is cited for them. */
function isLeftInPeace(quotation: Quotation, cited: Cited): boolean {
	if (quotation.use !== 'quotation') return true;
	if (cited.sources.length > 0) return false;
	const words = quotation.words.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
	return words < 4 && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u.test(quotation.words.text);
}

/** What a trial comes to, given how the quotation is cited. */
function settle(trial: Trial, quotation: Quotation, cited: Cited, draft: Draft): Trial {
	if (cited.sources.length === 0 && (cited.unknown.length > 0 || cited.uncheckable.length > 0)) {
		return { ...trial, verdict: 'unknown-source', changes: [] };
	}
	const disowned = trial.verdict === 'not-found' || trial.verdict === 'wrong-source';
	if (disowned && !standsAlone(trial, quotation, draft)) {
		return { ...trial, verdict: 'uncited', passage: undefined, changes: [], elsewhere: undefined };
	}
	return trial;
}

/**
 * A word or three that the cited source does not have may be the writer's own, in marks for another reason: they
 * are held to the source only if the citation is theirs alone, right behind them.
 */
function standsAlone(trial: Trial, quotation: Quotation, draft: Draft): boolean {
	if (trial.length >= 4) return true;
	if (trial.length < 2) return false;
	return quotation.citations.some((index) => {
		const gap = (draft.citations[index] as Citation).cluster.start - quotation.span.end;
		return gap >= 0 && gap <= 3;
	});
}

function resolveCitation(citation: Citation, library: LibraryView, path: string): Source | undefined {
	if (citation.form === 'link') return library.byPath(resolve(dirname(path), citation.key));
	return library.byKey(citation.key);
}

/**
 * Citations whose source is missing. Links and wiki links lead to much else than sources; and `@name` in a draft
 * that cites nothing else is somebody's handle, unless it comes close to a key.
 */
function unknownCitations(
	citations: readonly Citation[],
	resolved: readonly (Source | undefined)[],
	library: LibraryView,
): ReadonlySet<Citation> {
	const cites = citations.some((citation, i) => citation.form === 'bracketed' || resolved[i] !== undefined);
	return new Set(
		citations.filter((citation, i) => {
			if (resolved[i] !== undefined) return false;
			if (citation.form === 'bracketed') return true;
			return citation.form === 'in-text' && (cites || similarSource(citation.key, library) !== undefined);
		}),
	);
}

function citedBy(
	quotation: Quotation,
	citations: readonly Citation[],
	resolved: readonly (Source | undefined)[],
	unknownCitations: ReadonlySet<Citation>,
): Cited {
	const sources = new Set<Source>();
	const uncheckable = new Set<Source>();
	const unknown: Citation[] = [];
	for (const index of quotation.citations) {
		const citation = citations[index] as Citation;
		const source = resolved[index];
		if (source === undefined) {
			if (unknownCitations.has(citation)) unknown.push(citation);
		} else if (source.path === undefined) uncheckable.add(source);
		else sources.add(source);
	}
	return { sources: [...sources], uncheckable: [...uncheckable], unknown };
}

function memoryKey(quotation: Quotation, text: string, cited: Cited, near: number | undefined): string {
	const { span, content } = quotation;
	const inside = quotation.emphasis.map((part) => `${part.start - span.start}-${part.end - span.start}`);
	return [
		quotation.kind,
		content.start - span.start,
		content.end - span.start,
		cited.sources.map((source) => source.id).join(' '),
		near ?? '',
		[...quotation.declared].join(' '),
		inside.join(' '),
		quotation.words.text,
		text.slice(span.start, span.end),
	].join('\u0001');
}

function moved(trial: Trial, by: number): Trial {
	if (by === 0 || trial.changes.length === 0) return trial;
	const shift = (span: { readonly start: number; readonly end: number }) => ({
		start: span.start + by,
		end: span.end + by,
	});
	const changes = trial.changes.map(
		(change): Change => ({
			...change,
			draft: shift(change.draft),
			shown: shift(change.shown),
			mend: change.mend && { draft: shift(change.mend.draft), source: change.mend.source },
		}),
	);
	return { ...trial, changes };
}
