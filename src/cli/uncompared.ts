import type { Finding } from '../check/finding.ts';
import { silence } from '../check/ignores.ts';
import { defaultSettings } from '../check/settings.ts';
import type { ReportedDraft } from '../report/reported-draft.ts';
import { wasCompared } from '../report/standing.ts';
import { countLines, linesOf } from '../text/lines.ts';
import { visible } from '../text/visible.ts';
import { type LineAndColumn, placeIn, shorten } from './places.ts';

/** A quotation that was compared with nothing: no source is cited for it, and none has its words. */
export interface Uncompared {
	/** Absolute. */
	readonly path: string;
	readonly place: LineAndColumn;
	/** Its first words, on one line. */
	readonly words: string;
	/** Of all its words, in UTF-16 code units. */
	readonly length: number;
}

/** Those of a draft, but for what a comment says to ignore. */
export function uncomparedIn({ path, text, draft, checked }: ReportedDraft): readonly Uncompared[] {
	const uncompared = checked.quotations.filter(
		(one) => one.quotation.use === 'quotation' && one.verdict === 'uncited' && !wasCompared(one),
	);
	// As if it were a finding, which it is not: whoever switches all off does not want to hear of it either.
	const asFindings = uncompared.map(({ quotation }): Finding => {
		const about = { convention: undefined, passage: undefined, differs: undefined, citation: undefined };
		return { code: 'uncited', severity: 'hint', message: '', span: quotation.span, fixes: [], quotation, ...about };
	});
	const lines = linesOf(text, countLines(text));
	return silence(asFindings, draft, text, defaultSettings).kept.flatMap(({ quotation, span }) => {
		const words = quotation?.words.text.replace(/\s+/g, ' ').trim() ?? '';
		return [{ path, place: placeIn(lines, span.start), words: visible(shorten(words, 60)), length: words.length }];
	});
}
