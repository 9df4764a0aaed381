/** What a trial comes to, given how the quotation stands in its draft. */
import type { Citation, Draft, Quotation } from '../drafts/draft.ts';
import type { Cited } from './cited.ts';
import type { Trial } from './trial.ts';

/** Of a quotation that is left in peace. */
export const peace: Trial = { verdict: 'uncited', passage: undefined, changes: [], elsewhere: undefined, length: 0 };

/** Words as words, titles and a few words in marks promise nobody's exact words, unless a source is cited for them. */
export function isLeftInPeace(quotation: Quotation, cited: Cited): boolean {
	if (quotation.use !== 'quotation') return true;
	if (cited.sources.length > 0) return false;
	return (
		!/(?:[\p{L}\p{N}]+[^\p{L}\p{N}]+){3}[\p{L}\p{N}]/u.test(quotation.words.text) &&
		!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u.test(quotation.words.text)
	);
}

/** @returns the trial itself where nothing changes it */
export function settle(trial: Trial, quotation: Quotation, cited: Cited, draft: Draft): Trial {
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
