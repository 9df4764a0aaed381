import type { Location } from 'vscode-languageserver/node';
import type { Source } from '../library/library.ts';
import { touches } from './checked-document.ts';
import { type DraftUses, nameOf } from './draft-uses.ts';

/** The quotations in `drafts` that quote the passage at `offset` of a source. */
export function quotationsOf(drafts: Iterable<DraftUses>, source: Source, offset: number): Location[] {
	const found: Location[] = [];
	for (const { uri, quotations } of drafts) {
		for (const quotation of quotations) {
			if (nameOf(quotation.source) !== nameOf(source)) continue;
			if (quotation.passages.some((span) => touches(span, offset))) found.push({ uri, range: quotation.range });
		}
	}
	return found;
}

/** The citations in `drafts` that name `source`, whatever their form. */
export function citationsOf(drafts: Iterable<DraftUses>, source: Source): Location[] {
	const found: Location[] = [];
	for (const { uri, citations } of drafts) {
		for (const cited of citations) {
			if (cited.source && nameOf(cited.source) === nameOf(source)) found.push({ uri, range: cited.range });
		}
	}
	return found;
}

/** The citations in `drafts` of a key that no source of the library has. */
export function citationsOfKey(drafts: Iterable<DraftUses>, key: string): Location[] {
	return [...drafts].flatMap(({ uri, citations }) =>
		citations.flatMap((cited) => (cited.key === key ? [{ uri, range: cited.range }] : [])),
	);
}
