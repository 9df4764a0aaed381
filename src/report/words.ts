/** What things are called in a report, in the reader's language. */
import * as l10n from '@vscode/l10n';
import type { Severity } from '../check/finding.ts';
import type { Quieted, Standing } from './standing.ts';

export function standingName(standing: Standing): string {
	switch (standing) {
		case 'verbatim':
			return l10n.t('Verbatim');
		case 'acceptable':
			return l10n.t('Faithful');
		case 'altered':
			return l10n.t('Altered');
		case 'unmarked-omission':
			return l10n.t('Words left out');
		case 'unmarked-insertion':
			return l10n.t('Words added');
		case 'not-found':
			return l10n.t('Not found');
		case 'wrong-source':
			return l10n.t('Wrong source');
		case 'unknown-source':
			return l10n.t('Unknown source');
		case 'uncheckable':
			return l10n.t('Cannot be checked');
		case 'wrong-locator':
			return l10n.t('Wrong place cited');
		case 'wrong-speaker':
			return l10n.t('Wrong speaker');
		case 'meaning-changed':
			return l10n.t('Meaning may have changed');
		case 'uncited':
			return l10n.t('No source cited');
		case 'own-words':
			return l10n.t('Not in the source');
		case 'not-compared':
			return l10n.t('Not compared');
	}
}

/** What the name means, for who reads a report for the first time. */
export function standingMeaning(standing: Standing): string {
	switch (standing) {
		case 'verbatim':
			return l10n.t('Word for word as in the source.');
		case 'acceptable':
			return l10n.t('Differs from the source only as the conventions of quoting allow.');
		case 'altered':
			return l10n.t('Not the source’s own words, spelling or punctuation.');
		case 'unmarked-omission':
			return l10n.t('Words of the source are left out without an ellipsis.');
		case 'unmarked-insertion':
			return l10n.t('Words are added without brackets.');
		case 'not-found':
			return l10n.t('The words stand nowhere in the source.');
		case 'wrong-source':
			return l10n.t('The words stand in another source than the one cited.');
		case 'unknown-source':
			return l10n.t('There is no source with the key that is cited.');
		case 'uncheckable':
			return l10n.t('The text of the source is not at hand.');
		case 'wrong-locator':
			return l10n.t('The words stand at another place in the source than the one cited.');
		case 'wrong-speaker':
			return l10n.t('Somebody else says these words in the source.');
		case 'meaning-changed':
			return l10n.t('An ellipsis or a bracket hides a negation.');
		case 'uncited':
			return l10n.t('The words stand in a source, but none is cited.');
		case 'own-words':
			return l10n.t('The source cited does not have these few words; they may be the writer’s own.');
		case 'not-compared':
			return l10n.t('No source is cited, and no source has the words.');
	}
}

/** Tells standings apart without colour. */
export const symbols: Readonly<Record<Standing, string>> = {
	verbatim: '✓',
	acceptable: '✓',
	altered: '≠',
	'unmarked-omission': '−',
	'unmarked-insertion': '+',
	'not-found': '✗',
	'wrong-source': '⇄',
	'unknown-source': '?',
	uncheckable: '○',
	'wrong-locator': '⇄',
	'wrong-speaker': '⇄',
	'meaning-changed': '!',
	uncited: '○',
	'own-words': '○',
	'not-compared': '○',
};

export function severityName(severity: Severity): string {
	switch (severity) {
		case 'error':
			return l10n.t('Error');
		case 'warning':
			return l10n.t('Warning');
		case 'information':
			return l10n.t('Information');
		case 'hint':
			return l10n.t('Hint');
	}
}

export function quietedName(quieted: Quieted): string {
	switch (quieted) {
		case 'accepted':
			return l10n.t('accepted as it stands');
		case 'baseline':
			return l10n.t('known: in the baseline');
		case 'ignored':
			return l10n.t('ignored by a comment in the draft');
		case 'off':
			return l10n.t('its rule is switched off');
	}
}
