import type { Source } from '../library/library.ts';
import type { Locator, LocatorTerm } from '../text/locator.ts';

/** The CSL abbreviations, one and several, as a citation writes them. A time stamp speaks for itself. */
const abbreviations: Readonly<Record<LocatorTerm, readonly [one: string, several: string]>> = {
	act: ['act', 'acts'],
	appendix: ['app.', 'apps.'],
	article: ['art.', 'arts.'],
	book: ['bk.', 'bks.'],
	canon: ['can.', 'cans.'],
	chapter: ['chap.', 'chaps.'],
	column: ['col.', 'cols.'],
	figure: ['fig.', 'figs.'],
	folio: ['fol.', 'fols.'],
	issue: ['no.', 'nos.'],
	line: ['l.', 'll.'],
	note: ['n.', 'nn.'],
	opus: ['op.', 'opp.'],
	page: ['p.', 'pp.'],
	paragraph: ['para.', 'paras.'],
	part: ['pt.', 'pts.'],
	rule: ['r.', 'rr.'],
	scene: ['sc.', 'scs.'],
	section: ['sec.', 'secs.'],
	'sub-verbo': ['s.v.', 's.vv.'],
	table: ['tbl.', 'tbls.'],
	timestamp: ['', ''],
	title: ['tit.', 'tits.'],
	verse: ['v.', 'vv.'],
	volume: ['vol.', 'vols.'],
};

/** A locator as a citation writes it: `p. 3`, `pp. 3-5`, `00:12:03`. */
export function locatorLabel(locator: Locator): string {
	const [one, several] = abbreviations[locator.term];
	return `${/[-–,&]/.test(locator.value) ? several : one} ${locator.value}`.trim();
}

/** Author and date, as far as the source has them: `Jane Roe, 2024`. */
export function byline(source: Source): string {
	return [source.author, source.date].filter((part) => part !== undefined && part !== '').join(', ');
}

/** A key as it stands after `@`: in braces where it has what would end it. */
export function citableKey(key: string): string {
	return /^[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*$/u.test(key) ? key : `{${key}}`;
}
