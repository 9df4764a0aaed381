/**
 * Whether quoted words stand where their citation says: on that page, in that chapter, at that time. What cannot be
 * compared is left in peace: a source without such places, a value that is no number, a chapter that the source
 * does not know by that number.
 */
import * as l10n from '@vscode/l10n';
import type { Citation, Draft, Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { citedLocator, namesSeveral } from '../text/cited-locator.ts';
import { detached } from '../text/detached.ts';
import type { Locator } from '../text/locator.ts';
import { locatorLabel } from '../text/locator-label.ts';
import { isNamed, locatorRanges, secondsOf } from '../text/locator-ranges.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { CheckedQuotation, Finding, Fix, Passage, Severity } from './finding.ts';
import { nameSource } from './messages.ts';
import { type CheckSettings, severityOfCode } from './settings.ts';

/**
 * @param text of the draft
 * @param sources that the draft's citations name, by their index
 */
export function locatorFindings(
	draft: Draft,
	text: string,
	sources: readonly (Source | undefined)[],
	quotations: readonly CheckedQuotation[],
	library: LibraryView,
	settings: CheckSettings,
): readonly Finding[] {
	return quotations.flatMap((checked) => {
		const { quotation, passage } = checked;
		if (checked.accepted || passage === undefined || isElsewhere(checked)) return [];
		const citation = quotation.citations
			.map((index) => (sources[index] === passage.source ? draft.citations[index] : undefined))
			.find((cited) => cited?.locator !== undefined);
		if (citation === undefined) return [];
		const places = standsAt(citation.locator as Locator, library, passage);
		if (places === undefined) return [];
		const others = quotation.citations.filter((index) => sources[index] === passage.source);
		const isRight = others.some((index) => {
			const locator = draft.citations[index]?.locator;
			return locator !== undefined && standsAt(locator, library, passage) === undefined;
		});
		if (isRight) return [];
		const counted = places.every((place) => place.counted === true);
		const severity = severityOfCode(settings, 'wrong-locator', counted ? 'hint' : 'warning');
		return severity === undefined ? [] : [findingOf(quotation, passage, citation, places, text, severity)];
	});
}

function isElsewhere({ verdict }: CheckedQuotation): boolean {
	return verdict === 'not-found' || verdict === 'wrong-source' || verdict === 'uncited' || verdict === 'unknown-source';
}

type Places = readonly Locator[] | undefined;

/** By what was cited. A draft is checked at every keystroke, and nearly all its passages stay the same. */
const stoodBefore = new WeakMap<Passage, Map<string, Places>>();

/** The places of the cited kind where the words stand; undefined: the cited one is right, or cannot be compared. */
function standsAt(cited: Locator, library: LibraryView, passage: Passage): Places {
	let known = stoodBefore.get(passage);
	if (known === undefined) {
		known = new Map();
		stoodBefore.set(passage, known);
	}
	const name = `${cited.term} ${cited.value}`;
	if (!known.has(name)) known.set(detached(name), placesUnlike(cited, library.locators(passage.source), passage.span));
	return known.get(name);
}

function placesUnlike(cited: Locator, locators: readonly Locator[], span: Span): Places {
	const same = locators.filter(({ term }) => term === cited.term);
	const places = same.filter((locator) => overlaps(locator.span, span));
	if (places.length === 0) return undefined;
	if (cited.term === 'timestamp') return isAtTime(cited.value, same, places) ? undefined : places;
	const ranges = locatorRanges(cited.term, cited.value);
	const comparable = places.every(({ term, value }) => locatorRanges(term, value) !== undefined);
	if (ranges === undefined || !comparable) return undefined;
	if (places.some(({ term, value }) => isNamed(term, value, ranges))) return undefined;
	// Where only we have counted the pages, or the chapters have other numbers, another edition may be cited.
	const exists = same.some(({ term, value }) => isNamed(term, value, ranges));
	const numbered = cited.term === 'page' && places.every(({ counted }) => counted !== true);
	return exists || numbered ? places : undefined;
}

/** In seconds: whoever writes a time down stops the tape a little before or after. */
const tolerance = 30;

function isAtTime(value: string, same: readonly Locator[], places: readonly Locator[]): boolean {
	const cited = secondsOf(value);
	const start = secondsOf(places[0]?.value ?? '');
	if (cited === undefined || start === undefined) return true;
	const next = same[same.indexOf(places.at(-1) as Locator) + 1];
	const end = (next && secondsOf(next.value)?.from) ?? Number.POSITIVE_INFINITY;
	return cited.to >= start.from - tolerance && cited.from <= end + tolerance;
}

function findingOf(
	quotation: Quotation,
	passage: Passage,
	citation: Citation,
	places: readonly Locator[],
	text: string,
	severity: Severity,
): Finding {
	const cited = citation.locator as Locator;
	const right = joined(places, passage);
	return {
		code: 'wrong-locator',
		convention: undefined,
		severity,
		message: messageOf(cited, right, nameSource(passage.source)),
		span: cited.span,
		differs: undefined,
		passage,
		fixes: correctLocator(cited, right, text.slice(cited.span.start, cited.span.end)),
		quotation,
		citation,
	};
}

/** From the place where the passage begins to the one where it ends; of places within places the finest. */
function joined(places: readonly Locator[], { span }: Passage): Locator {
	const first = places.findLast((place) => place.span.start <= span.start) ?? (places[0] as Locator);
	const last = places.at(-1) as Locator;
	return first.value === last.value ? first : { ...first, value: `${first.value}-${last.value}` };
}

/** Both places are of one kind. */
function messageOf(cited: Locator, right: Locator, source: string): string {
	const [there, here] = [locatorLabel(right), locatorLabel(cited)];
	switch (cited.term) {
		case 'page':
		case 'folio':
			return right.counted
				? l10n.t(
						'These words stand on {0} of {1}, counting from the first page of the file, not on {2}.',
						there,
						source,
						here,
					)
				: l10n.t('These words stand on {0} of {1}, not on {2}.', there, source, here);
		case 'timestamp':
			return l10n.t('These words stand at {0} of {1}, not at {2}.', there, source, here);
		default:
			return l10n.t('These words stand in {0} of {1}, not in {2}.', there, source, here);
	}
}

/** Keeps the word that the writer has for the kind of place. */
function correctLocator(cited: Locator, right: Locator, written: string): readonly Fix[] {
	const label = citedLocator(right);
	if (label === undefined) return [];
	const kept = written.endsWith(cited.value) && namesSeveral(cited.value) === namesSeveral(right.value);
	const text = kept ? written.slice(0, -cited.value.length) + right.value : label;
	return [{ kind: 'correct-locator', title: l10n.t('Cite {0} instead', text), edits: [{ span: cited.span, text }] }];
}
