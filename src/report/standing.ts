/** What a quotation comes to for whoever has to sign for it. */
import type { CheckedDraft, CheckedQuotation, Finding, FindingCode, Severity, Verdict } from '../check/finding.ts';
import type { Draft } from '../drafts/draft.ts';

/**
 * The verdict; where nothing is wrong with the words, what else is found; `uncheckable` where there is no text;
 * `own-words` where the cited source does not have them and they are too few to be held to it; `not-compared` where
 * nothing is cited and no source has them.
 */
export type Standing =
	| Verdict
	| Extract<FindingCode, 'uncheckable' | 'wrong-locator' | 'wrong-speaker' | 'meaning-changed'>
	| 'own-words'
	| 'not-compared';

/** How it is marked: by its worst finding; `unchecked` where there was nothing to compare it with. */
export type Tone = Severity | 'good' | 'quiet' | 'unchecked';

/** Why nothing is said where there would be something to say. */
export type Quieted = 'accepted' | 'baseline' | 'ignored' | 'off';

export interface Judged {
	readonly standing: Standing;
	readonly tone: Tone;
	readonly quieted: Quieted | undefined;
	readonly findings: readonly Finding[];
	/** What the baseline has and what a comment silences. */
	readonly known: readonly Finding[];
	readonly silenced: readonly Finding[];
}

/** Judges one draft's quotations. Cost: linear in findings and quotations. */
export function judging(draft: Draft, checked: CheckedDraft): (quotation: CheckedQuotation) => Judged {
	const [findings, known, silenced] = [checked.findings, checked.known, checked.silenced].map((all) => {
		const by = new Map<unknown, Finding[]>();
		for (const finding of all) {
			const about = isOfCitation(finding) ? finding.citation : finding.quotation;
			by.set(about, [...(by.get(about) ?? []), finding]);
		}
		return ({ quotation }: CheckedQuotation): readonly Finding[] => [
			...(by.get(quotation) ?? []),
			...quotation.citations.flatMap((index) => by.get(draft.citations[index]) ?? []),
		];
	}) as [Found, Found, Found];
	return (quotation) => {
		const own = { findings: findings(quotation), known: known(quotation), silenced: silenced(quotation) };
		const quieted = quietedBy(quotation, own);
		return { ...own, quieted, ...standingOf(quotation, own.findings, quieted) };
	};
}

/** Whether it was held against a source's words, be they near or not; else it has no source, or one without a text. */
export function wasCompared(checked: CheckedQuotation): boolean {
	return checked.passage !== undefined || checked.verdict === 'not-found' || passesForOwn(checked);
}

/** A word or three that the cited source does not have, which may be the writer's own. */
export function passesForOwn({ verdict, passage, cited }: CheckedQuotation): boolean {
	return verdict === 'uncited' && passage === undefined && cited.some(({ path }) => path !== undefined);
}

type Found = (quotation: CheckedQuotation) => readonly Finding[];

/** A citation that stands for nothing concerns every quotation it supports. */
function isOfCitation({ code, citation }: Finding): boolean {
	return citation !== undefined && (code === 'unknown-source' || code === 'uncheckable');
}

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export function worst(findings: readonly Finding[]): Severity | undefined {
	return order.find((severity) => findings.some((finding) => finding.severity === severity));
}

function standingOf(
	checked: CheckedQuotation,
	findings: readonly Finding[],
	quieted: Quieted | undefined,
): Pick<Judged, 'standing' | 'tone'> {
	const { verdict, passage, flagged } = checked;
	const isFine = verdict === 'verbatim' || verdict === 'acceptable';
	const severity = worst(findings);
	const toldElse = isFine && severity !== undefined ? standingElse(findings) : undefined;
	const standing = toldElse ?? standingAlone(checked);
	if (quieted !== undefined) return { standing, tone: 'quiet' };
	if (severity !== undefined && !(severity === 'hint' && standing === 'uncheckable'))
		return { standing, tone: severity };
	if (isFine) return { standing, tone: 'good' };
	if (flagged) return { standing, tone: 'warning' };
	return { standing, tone: passage !== undefined && verdict !== 'unknown-source' ? 'quiet' : 'unchecked' };
}

function standingAlone(checked: CheckedQuotation): Standing {
	const { verdict, passage } = checked;
	if (isWithoutText(checked)) return 'uncheckable';
	if (verdict !== 'uncited' || passage !== undefined) return verdict;
	return passesForOwn(checked) ? 'own-words' : 'not-compared';
}

const otherwise: readonly Standing[] = ['meaning-changed', 'wrong-speaker', 'wrong-locator', 'uncited'];

function standingElse(findings: readonly Finding[]): Standing | undefined {
	return otherwise.find((code) => findings.some((finding) => finding.code === code && finding.severity !== 'hint'));
}

/** All that is cited for it are works without a text. */
function isWithoutText({ verdict, cited }: CheckedQuotation): boolean {
	return verdict === 'unknown-source' && cited.length > 0 && cited.every(({ path }) => path === undefined);
}

function quietedBy(
	checked: CheckedQuotation,
	{ findings, known, silenced }: Pick<Judged, 'findings' | 'known' | 'silenced'>,
): Quieted | undefined {
	const { verdict, accepted } = checked;
	if (accepted) return 'accepted';
	if (findings.length > 0) return undefined;
	if (silenced.length > 0) return 'ignored';
	if (known.length > 0) return 'baseline';
	const isWrong =
		verdict !== 'verbatim' && verdict !== 'acceptable' && verdict !== 'uncited' && verdict !== 'unknown-source';
	return wasCompared(checked) && isWrong ? 'off' : undefined;
}
