import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedDraft, CheckedQuotation } from '../check/finding.ts';
import type { Citation, Draft } from '../drafts/draft.ts';
import type { Span } from '../text/span.ts';

/** A draft at one version, read and checked: what every feature answers from. Offsets are into its text. */
export interface CheckedDocument {
	readonly document: TextDocument;
	/** Absolute. */
	readonly path: string;
	readonly draft: Draft;
	readonly checked: CheckedDraft;
}

/** What stands under the cursor: a citation, else a quotation, else nothing. */
export type Place =
	| { readonly kind: 'citation'; readonly citation: Citation; readonly supported: readonly CheckedQuotation[] }
	| { readonly kind: 'quotation'; readonly quotation: CheckedQuotation };

export function placeAt(state: CheckedDocument, offset: number): Place | undefined {
	const index = state.draft.citations.findIndex((citation) => touches(citation.span, offset));
	const citation = state.draft.citations[index];
	if (citation) return { kind: 'citation', citation, supported: supportedBy(state, index) };
	const quotation = state.checked.quotations.find((checked) => touches(checked.quotation.span, offset));
	return quotation && { kind: 'quotation', quotation };
}

/** The quotations that a citation, by its index in the draft, supports. */
export function supportedBy(state: CheckedDocument, citation: number): readonly CheckedQuotation[] {
	return state.checked.quotations.filter((checked) => checked.quotation.citations.includes(citation));
}

/** A cursor stands at a stretch also when it stands at its very end. */
export function touches(span: Span, offset: number): boolean {
	return span.start <= offset && offset <= span.end;
}
