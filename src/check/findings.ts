/** From what was judged to what is said: one finding for each difference, or one for the whole quotation. */
import * as l10n from '@vscode/l10n';
import type { Citation, Draft, Quotation } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import type { Change } from './change.ts';
import type { Cited, Resolved } from './cited.ts';
import type { CheckedQuotation, Finding, FindingCode, Fix, Passage, Severity } from './finding.ts';
import { addCitation, correctCitation, fixesFor } from './fixes.ts';
import { describeChange, nameSource, nameSources, shown } from './messages.ts';
import { type CheckSettings, severityOfCode } from './settings.ts';
import { similarSource } from './similar-key.ts';
import { sourceReads } from './source-text.ts';
import type { Trial } from './trial.ts';

export function quotationFindings(
	trial: Trial,
	quotation: Quotation,
	cited: Cited,
	draft: Draft,
	library: LibraryView,
	settings: CheckSettings,
): readonly Finding[] {
	const whole = (
		code: FindingCode,
		normal: Severity,
		message: string,
		passage: Passage | undefined,
		fixes: readonly Fix[],
	) => {
		const severity = severityOfCode(settings, code, normal);
		if (severity === undefined) return [];
		const finding: Finding = {
			code,
			convention: undefined,
			severity,
			message,
			span: quotation.content,
			differs: undefined,
			passage,
			fixes,
			quotation,
			citation: undefined,
		};
		return [finding];
	};
	if (trial.verdict === 'not-found') {
		const nowhere = l10n.t('These words stand nowhere in {0}.', nameSources(cited.sources));
		return whole('not-found', 'error', nowhere + nearest(trial.passage, library), trial.passage, []);
	}
	if (trial.verdict === 'wrong-source' && trial.elsewhere !== undefined) {
		const { source } = trial.elsewhere;
		const [citation] = citationsOf(quotation, draft);
		const names = nameSources(cited.sources);
		const message = l10n.t('These words stand in {0}, not in {1}.', nameSource(source), names);
		return whole('wrong-source', 'error', message, trial.elsewhere, citation ? correctCitation(citation, source) : []);
	}
	if (trial.verdict === 'unknown-source') return [];
	const passage = trial.passage;
	const found: Finding[] = [];
	if (trial.elsewhere !== undefined && cited.sources.length === 0) {
		const { source } = trial.elsewhere;
		const message = l10n.t('This quotation has no citation. The words stand in {0}.', nameSource(source));
		found.push(...whole('uncited', 'information', message, trial.elsewhere, [addCitation(quotation, source)]));
	}
	if (passage === undefined) return found;
	for (const change of trial.changes) found.push(...changeFindings(change, passage, quotation, library, settings));
	return found;
}

function changeFindings(
	change: Change,
	passage: Passage,
	quotation: Quotation,
	library: LibraryView,
	settings: CheckSettings,
): readonly Finding[] {
	if (change.severity === undefined) return [];
	const code = codeOf(change);
	const severity =
		settings.rules[change.convention] === undefined ? severityOfCode(settings, code, change.severity) : change.severity;
	if (severity === undefined) return [];
	return [
		{
			code,
			convention: change.convention,
			severity,
			message: describeChange(change),
			span: change.shown.end > change.shown.start ? change.shown : quotation.content,
			differs: { draft: change.draftWords, source: change.sourceWords },
			passage: { ...passage, span: change.source.end > change.source.start ? change.source : passage.span },
			fixes: fixesFor(change, quotation, passage.source, library),
			quotation,
			citation: undefined,
		},
	];
}

function codeOf(change: Change): FindingCode {
	if (change.convention === 'ellipsis-hides-negation' || change.convention === 'bracket-hides-negation') {
		return 'meaning-changed';
	}
	if (change.kind === 'omission') return 'unmarked-omission';
	return change.kind === 'insertion' ? 'unmarked-insertion' : 'altered';
}

function nearest(passage: Passage | undefined, library: LibraryView): string {
	if (passage === undefined) return '';
	const words = sourceReads(library, passage.source, passage.span);
	return ` ${l10n.t('The nearest thing there is “{0}”.', shown(words))}`;
}

function citationsOf(quotation: Quotation, draft: Draft): readonly Citation[] {
	return quotation.citations.map((index) => draft.citations[index] as Citation);
}

/**
 * What there is to say of the citations themselves, each once.
 * @param path the draft's
 */
export function citationFindings(
	draft: Draft,
	path: string,
	{ sources, unknown, textless }: Resolved,
	quotations: readonly CheckedQuotation[],
	library: LibraryView,
	settings: CheckSettings,
): readonly Finding[] {
	const found: Finding[] = [];
	const said = new Set<Source>();
	const byCitation = textless.length === 0 ? new Map<number, CheckedQuotation[]>() : supportedByEach(quotations);
	for (const index of textless) {
		const citation = draft.citations[index] as Citation;
		const source = sources[index];
		const supported = byCitation.get(index) ?? [];
		if (supported.length > 0 && supported.every(({ accepted }) => accepted)) continue;
		if (source === undefined) {
			if (!unknown.has(citation)) continue;
			const severity = severityOfCode(settings, 'unknown-source', 'warning');
			if (severity === undefined) continue;
			const passage = supported.find((checked) => checked.passage !== undefined)?.passage;
			const outside = passage === undefined ? settings.outsideSources?.(citation.key, path) : undefined;
			const similar = passage?.source ?? (outside === undefined ? similarSource(citation.key, library) : undefined);
			found.push({
				code: 'unknown-source',
				convention: undefined,
				severity,
				message:
					outside === undefined
						? `${l10n.t('No source has the key “{0}”.', citation.key)} ${hint(passage, similar)}`
						: l10n.t(
								'The file “{0}” is not among the sources. Move it into the folder “sources”, or into the one that quotewright.json names.',
								outside,
							),
				span: citation.keySpan,
				differs: undefined,
				passage,
				fixes: similar === undefined ? [] : correctCitation(citation, similar),
				quotation: (supported.find(({ accepted }) => !accepted) ?? supported[0])?.quotation,
				citation,
			});
		} else if (supported.length > 0 && !said.has(source)) {
			said.add(source);
			const severity = severityOfCode(settings, 'uncheckable', 'hint');
			if (severity === undefined) continue;
			found.push({
				code: 'uncheckable',
				convention: undefined,
				severity,
				message: l10n.t(
					'{0} is in the bibliography, but its text is not among the sources, so quotations from it cannot be checked.',
					nameSource(source),
				),
				span: citation.keySpan,
				differs: undefined,
				passage: undefined,
				fixes: [],
				quotation: supported[0]?.quotation,
				citation,
			});
		}
	}
	return found;
}

/** By citation, its index in the draft, the quotations it supports. */
function supportedByEach(quotations: readonly CheckedQuotation[]): ReadonlyMap<number, readonly CheckedQuotation[]> {
	const supported = new Map<number, CheckedQuotation[]>();
	for (const checked of quotations) {
		for (const index of checked.quotation.citations) {
			const others = supported.get(index);
			if (others) others.push(checked);
			else supported.set(index, [checked]);
		}
	}
	return supported;
}

function hint(passage: Passage | undefined, similar: Source | undefined): string {
	if (passage !== undefined) return l10n.t('The words quoted stand in {0}.', nameSource(passage.source));
	if (similar !== undefined) return l10n.t('Is @{0} meant?', similar.key);
	return l10n.t('Put its text into the sources folder, or its entry into the bibliography.');
}
