import type { CheckedQuotation, Difference, Finding } from '../check/finding.ts';
import type { Citation } from '../drafts/draft.ts';
import { locatorLabel } from '../text/locator-label.ts';
import type { LongText } from '../text/long-text.ts';
import type { ReportedDraft } from './reported-draft.ts';

/** What programs are told of a draft, as the contract in docs/command-line.md has it. */
export function draftJson(draft: ReportedDraft) {
	return {
		path: draft.path,
		quotations: draft.checked.quotations
			.filter(({ quotation }) => quotation.use === 'quotation')
			.map((quotation) => quotationJson(quotation, draft)),
		findings: draft.checked.findings.map(findingJson),
	};
}

export function quotationJson(checked: CheckedQuotation, { text, draft, library }: ReportedDraft) {
	const { quotation, passage } = checked;
	const { content } = quotation;
	const sourceText: LongText = passage ? library.text(passage.source) : '';
	return {
		text: text.slice(content.start, content.end),
		start: content.start,
		end: content.end,
		verdict: checked.verdict,
		flagged: checked.flagged,
		accepted: checked.accepted,
		citations: quotation.citations
			.map((index) => draft.citations[index])
			.filter((citation) => citation !== undefined)
			.map((citation) => citationJson(citation, text)),
		source: passage
			? {
					key: passage.source.key,
					path: passage.source.path ?? null,
					start: passage.span.start,
					end: passage.span.end,
					text: sourceText.slice(passage.span.start, passage.span.end),
					locator: passage.locator ? locatorLabel(passage.locator) : null,
				}
			: null,
		differences: checked.differences.map((difference) => differenceJson(difference, text, sourceText)),
	};
}

function citationJson({ key, locator }: Citation, text: string) {
	return { key, locator: locator ? text.slice(locator.span.start, locator.span.end) : null };
}

function differenceJson(difference: Difference, draftText: string, sourceText: LongText) {
	const { kind, draft, source, acceptable, severity, convention } = difference;
	return {
		kind,
		draft: { start: draft.start, end: draft.end, text: draftText.slice(draft.start, draft.end) },
		source: { start: source.start, end: source.end, text: sourceText.slice(source.start, source.end) },
		acceptable,
		severity: severity ?? null,
		convention,
	};
}

export function findingJson({ code, convention, severity, message, span }: Finding) {
	return { code, convention: convention ?? null, severity, message, start: span.start, end: span.end };
}
