import * as l10n from '@vscode/l10n';
import type { Hover } from 'vscode-languageserver/node';
import { link } from '../text/markdown-text.ts';
import { plural } from '../text/plural.ts';
import { touches } from './checked-document.ts';
import { type DraftUses, nameOf } from './draft-uses.ts';
import type { PlaceName } from './place-name.ts';
import { addressOf, rangeOf } from './positions.ts';
import type { QuotedStretch } from './protocol.ts';
import type { ShownSource } from './shown-source.ts';
import { verdictLabel } from './verdict-label.ts';

const mostTold = 10;

/** The stretches of a source, as its editor shows it, that drafts quote. */
export function quotedIn({ source, lines }: ShownSource, drafts: Iterable<DraftUses>): QuotedStretch[] {
	const stretches: QuotedStretch[] = [];
	for (const { uri, quotations } of drafts) {
		for (const quotation of quotations) {
			if (nameOf(quotation.source) !== nameOf(source)) continue;
			const { flagged } = quotation;
			for (const span of quotation.passages) {
				stretches.push({ range: rangeOf(lines, span), draft: uri, draftRange: quotation.range, flagged });
			}
		}
	}
	return stretches;
}

/** Where drafts quote what stands at `offset` of a source; null where none does. */
export function hoverInSource(
	{ source, lines }: ShownSource,
	drafts: Iterable<DraftUses>,
	offset: number,
	placeName: PlaceName,
): Hover | null {
	const found = [...drafts].flatMap(({ uri, quotations }) =>
		quotations.flatMap((quotation) => {
			if (nameOf(quotation.source) !== nameOf(source)) return [];
			const span = quotation.passages.find((passage) => touches(passage, offset));
			return span ? [{ uri, quotation, span }] : [];
		}),
	);
	const [first] = found;
	if (!first) return null;
	const told = found.slice(0, mostTold).map(({ uri, quotation }) => {
		const { range, verdict, flagged } = quotation;
		const place = link(placeName(uri, range.start.line), addressOf({ uri, range }));
		return l10n.t('Quoted in {0} ({1})', place, verdictLabel(verdict, flagged));
	});
	const more = found.length - told.length;
	if (more > 0) told.push(plural(more, l10n.t('and once more', more), l10n.t('and {0} times more', more)));
	return { contents: { kind: 'markdown', value: told.join('  \n') }, range: rangeOf(lines, first.span) };
}
