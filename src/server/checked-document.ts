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
	let all = supported.get(state);
	if (!all) {
		all = quotationsByCitation(state);
		supported.set(state, all);
	}
	return all.get(citation) ?? [];
}

/** Links are asked for all citations at once. */
const supported = new WeakMap<CheckedDocument, ReadonlyMap<number, readonly CheckedQuotation[]>>();

function quotationsByCitation({ checked }: CheckedDocument): Map<number, CheckedQuotation[]> {
	const found = new Map<number, CheckedQuotation[]>();
	for (const quotation of checked.quotations) {
		for (const citation of new Set(quotation.quotation.citations)) {
			const others = found.get(citation);
			if (others) others.push(quotation);
			else found.set(citation, [quotation]);
		}
	}
	return found;
}

/** A cursor stands at a stretch also when it stands at its very end. */
export function touches(span: Span, offset: number): boolean {
	return span.start <= offset && offset <= span.end;
}

/**
 * The quotations, by their index in the draft, that what stands at `offset` concerns: those there, or supported by the
 * citation there, with the other parts of each.
 */
export function quotationsAt({ quotations, citations }: Draft, offset: number): ReadonlySet<number> {
	const citation = citations.findIndex(({ span }) => touches(span, offset));
	const groups = new Set<number>();
	for (const quotation of quotations) {
		const isThere = citation === -1 ? touches(quotation.span, offset) : quotation.citations.includes(citation);
		if (isThere) groups.add(quotation.group);
	}
	return new Set(quotations.flatMap(({ group }, index) => (groups.has(group) ? [index] : [])));
}
