import type { Finding } from '../check/finding.ts';
import { silence } from '../check/ignores.ts';
import { defaultSettings } from '../check/settings.ts';
import type { ReportedDraft } from '../report/reported-draft.ts';
import { passesForOwn } from '../report/standing.ts';
import { countLines, linesOf } from '../text/lines.ts';
import { visible } from '../text/visible.ts';
import { type LineAndColumn, placeIn, shorten } from './places.ts';

/**
 * A quotation that nobody vouches for and no finding tells of: no source is cited for it, and none has its words; or
 * the cited one does not have the word or three in its marks.
 */
export interface Unvouched {
	readonly isCited: boolean;
	/** Absolute. */
	readonly path: string;
	readonly place: LineAndColumn;
	/** Its first words, on one line. */
	readonly words: string;
	/** Of all its words, in UTF-16 code units. */
	readonly length: number;
}

/** Those of a draft, but for what a comment says to ignore. */
export function unvouchedIn({ path, text, draft, checked }: ReportedDraft): readonly Unvouched[] {
	const unvouched = checked.quotations.filter(
		(one) => one.quotation.use === 'quotation' && one.verdict === 'uncited' && one.passage === undefined,
	);
	const cited = new Set(unvouched.filter(passesForOwn).map(({ quotation }) => quotation));
	// As if it were a finding, which it is not: whoever switches all off does not want to hear of it either.
	const asFindings = unvouched.map(({ quotation }): Finding => {
		const about = { convention: undefined, passage: undefined, differs: undefined, citation: undefined };
		return { code: 'uncited', severity: 'hint', message: '', span: quotation.span, fixes: [], quotation, ...about };
	});
	const lines = linesOf(text, countLines(text));
	return silence(asFindings, draft, text, defaultSettings).kept.flatMap(({ quotation, span }) => {
		const words = quotation?.words.text.replace(/\s+/g, ' ').trim() ?? '';
		const isCited = quotation !== undefined && cited.has(quotation);
		const place = placeIn(lines, span.start);
		return [{ isCited, path, place, words: visible(shorten(words, 60)), length: words.length }];
	});
}
