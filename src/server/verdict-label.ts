import * as l10n from '@vscode/l10n';
import type { Verdict } from '../check/finding.ts';

/** A verdict in a word or three, for lists. */
export function verdictLabel(verdict: Verdict, flagged: boolean): string {
	// The words are right, and something else is not: the page, the speaker.
	if (flagged && (verdict === 'verbatim' || verdict === 'acceptable')) return l10n.t('something to correct');
	return labels[verdict]();
}

const labels: Readonly<Record<Verdict, () => string>> = {
	verbatim: () => l10n.t('word for word'),
	acceptable: () => l10n.t('faithful'),
	altered: () => l10n.t('altered'),
	'unmarked-omission': () => l10n.t('words left out'),
	'unmarked-insertion': () => l10n.t('words added'),
	'not-found': () => l10n.t('not found here'),
	'wrong-source': () => l10n.t('another source is cited'),
	'unknown-source': () => l10n.t('the cited key is unknown'),
	uncited: () => l10n.t('uncited'),
};
