import type { Citation, Quotation } from '../../../src/drafts/draft.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';

/** The wordings of a draft's quotations. */
export function quoted(draft: string): string[] {
	return parseMarkdown(draft).quotations.map(({ words }) => words.text);
}

/** The keys that support each quotation, by its wording. */
export function support(draft: string): Record<string, string[]> {
	const { quotations, citations } = parseMarkdown(draft);
	const keys = (quotation: Quotation) => quotation.citations.map((index) => citations[index]?.key ?? '?');
	return Object.fromEntries(quotations.map((quotation) => [quotation.words.text, keys(quotation)]));
}

export function citationsOf(draft: string): readonly Citation[] {
	return parseMarkdown(draft).citations;
}

export function keysOf(draft: string): string[] {
	return citationsOf(draft).map(({ key }) => key);
}

/** The only quotation of a draft. */
export function only(draft: string): Quotation {
	const { quotations } = parseMarkdown(draft);
	const [quotation] = quotations;
	if (!quotation || quotations.length !== 1) throw new Error(`${quotations.length} quotations in: ${draft}`);
	return quotation;
}
