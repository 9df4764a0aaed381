/**
 * A draft's quotations as its outline. Only the quotations, in a row, and not under headings: editors list a Markdown
 * file's headings already, in an outline beside this one, and with ours among them each would stand there twice, as it
 * would in Go to Symbol. What is to be looked at is told in words, as `detail`, and not by an icon alone.
 */
import * as l10n from '@vscode/l10n';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import type { CheckedQuotation } from '../check/finding.ts';
import { quotedWords } from '../check/source-text.ts';
import type { CheckedDocument } from './checked-document.ts';
import { rangeOf } from './positions.ts';
import { verdictLabel } from './verdict-label.ts';

/** In UTF-16 code units. */
const nameLength = 60;

/** A quotation that its author's tag parts is one. What is in quotation marks for another reason is left out. */
export function documentSymbols(state: CheckedDocument): DocumentSymbol[] {
	const groups = Map.groupBy(state.checked.quotations, ({ quotation }) => quotation.group);
	return [...groups.values()].flatMap((parts) => {
		const [first] = parts;
		const last = parts.at(-1);
		if (!first || !last || first.quotation.use !== 'quotation') return [];
		const name = firstWords(parts.map(({ quotation }) => quotedWords(quotation).trim()).join(' … '));
		if (name === '') return [];
		const { document } = state;
		return [
			{
				name,
				detail: detailOf(state, parts),
				kind: SymbolKind.String,
				range: rangeOf(document, { start: first.quotation.span.start, end: last.quotation.span.end }),
				selectionRange: rangeOf(document, first.quotation.content),
			},
		];
	});
}

/** The verdict, and the keys that are cited: `altered · @mill-1859`. */
function detailOf({ draft }: CheckedDocument, parts: readonly CheckedQuotation[]): string {
	const worst = parts.find(({ flagged }) => flagged) ?? (parts[0] as CheckedQuotation);
	const verdict = worst.accepted ? l10n.t('accepted') : verdictLabel(worst.verdict, worst.flagged);
	const cited = new Set(parts.flatMap(({ quotation }) => quotation.citations));
	const keys = [...cited].flatMap((index) => draft.citations[index]?.key ?? []);
	return [verdict, ...new Set(keys.map((key) => `@${key}`))].join(' · ');
}

function firstWords(words: string): string {
	const line = words.replace(/\s+/gu, ' ').trim();
	if (line.length <= nameLength) return line;
	const cut = line.slice(0, nameLength);
	return `${/\s/.test(cut) ? cut.replace(/\s\S*$/u, '') : cut} …`;
}
