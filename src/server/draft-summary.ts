import type { CheckedDocument } from './checked-document.ts';
import type { DraftSummary } from './protocol.ts';

/** How a draft stands. An uncited quotation is not wrong, and a hint is no more than that. */
export function draftSummary({ checked }: Pick<CheckedDocument, 'checked'>): DraftSummary {
	return {
		quotations: checked.quotations.filter(({ quotation }) => quotation.use === 'quotation').length,
		flagged: checked.findings.filter(({ code, severity }) => severity !== 'hint' && code !== 'uncited').length,
	};
}
