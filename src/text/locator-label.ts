import * as l10n from '@vscode/l10n';
import { citedLocator, namesSeveral } from './cited-locator.ts';
import type { Locator, LocatorTerm } from './locator.ts';

/**
 * A locator for a person to read: `p. 3`, `pp. 3-5`, `00:12:03`; a section that has only a name, `“Of the crossing”`.
 * In the display language; what a citation writes is always as `citedLocator` has it.
 */
export function locatorLabel(locator: Locator): string {
	const { term, value } = locator;
	// A heading may have quotation marks of its own.
	if (citedLocator(locator) === undefined) return l10n.t('“{0}”', value.replace(/“/g, '‘').replace(/”/g, '’'));
	// A time stamp speaks for itself.
	if (term === 'timestamp') return value;
	const [one, several] = abbreviated[term](value);
	return namesSeveral(value) ? several : one;
}

const abbreviated: Readonly<
	Record<Exclude<LocatorTerm, 'timestamp'>, (value: string) => readonly [one: string, several: string]>
> = {
	act: (value) => [l10n.t('act {0}', value), l10n.t('acts {0}', value)],
	appendix: (value) => [l10n.t('app. {0}', value), l10n.t('apps. {0}', value)],
	article: (value) => [l10n.t('art. {0}', value), l10n.t('arts. {0}', value)],
	book: (value) => [l10n.t('bk. {0}', value), l10n.t('bks. {0}', value)],
	canon: (value) => [l10n.t('can. {0}', value), l10n.t('cans. {0}', value)],
	chapter: (value) => [l10n.t('chap. {0}', value), l10n.t('chaps. {0}', value)],
	column: (value) => [l10n.t('col. {0}', value), l10n.t('cols. {0}', value)],
	figure: (value) => [l10n.t('fig. {0}', value), l10n.t('figs. {0}', value)],
	folio: (value) => [l10n.t('fol. {0}', value), l10n.t('fols. {0}', value)],
	issue: (value) => [l10n.t('no. {0}', value), l10n.t('nos. {0}', value)],
	line: (value) => [l10n.t('l. {0}', value), l10n.t('ll. {0}', value)],
	note: (value) => [l10n.t('n. {0}', value), l10n.t('nn. {0}', value)],
	opus: (value) => [l10n.t('op. {0}', value), l10n.t('opp. {0}', value)],
	page: (value) => [l10n.t('p. {0}', value), l10n.t('pp. {0}', value)],
	paragraph: (value) => [l10n.t('para. {0}', value), l10n.t('paras. {0}', value)],
	part: (value) => [l10n.t('pt. {0}', value), l10n.t('pts. {0}', value)],
	rule: (value) => [l10n.t('r. {0}', value), l10n.t('rr. {0}', value)],
	scene: (value) => [l10n.t('sc. {0}', value), l10n.t('scs. {0}', value)],
	section: (value) => [l10n.t('sec. {0}', value), l10n.t('secs. {0}', value)],
	'sub-verbo': (value) => [l10n.t('s.v. {0}', value), l10n.t('s.vv. {0}', value)],
	table: (value) => [l10n.t('tbl. {0}', value), l10n.t('tbls. {0}', value)],
	title: (value) => [l10n.t('tit. {0}', value), l10n.t('tits. {0}', value)],
	verse: (value) => [l10n.t('v. {0}', value), l10n.t('vv. {0}', value)],
	volume: (value) => [l10n.t('vol. {0}', value), l10n.t('vols. {0}', value)],
};
