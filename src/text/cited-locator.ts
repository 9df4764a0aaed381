import type { Locator, LocatorTerm } from './locator.ts';

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

/** A locator as a citation writes it; undefined where a citation cannot, since its value is no number. */
export function citedLocator({ term, value }: Locator): string | undefined {
	if (!value.split(/[\s,&–-]+/).every(isNumber)) return undefined;
	const [one, several] = abbreviations[term];
	return `${namesSeveral(value) ? several : one} ${value}`.trim();
}

/** `3-5`, `3, 9`: not one place. */
export function namesSeveral(value: string): boolean {
	return /[-–,&]/.test(value);
}

/** `12`, `12a`, `2.1`, `00:12:03`, `xii`. */
function isNumber(value: string): boolean {
	return (
		/^\d[\d.:]*\p{L}?$/u.test(value) ||
		/^(?=.)m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i.test(value)
	);
}
