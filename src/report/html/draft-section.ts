/** One draft of the report: its summary, then its text with what there is to say beside it. */
import * as l10n from '@vscode/l10n';
import { displayLanguage } from '../../text/display-language.ts';
import type { DraftReport, Remark, ReportedQuotation } from '../report.ts';
import { draftText } from './draft-text.ts';
import { type Content, element, type Html } from './element.ts';
import { draftId } from './names.ts';
import { quotationNote, remarkNote } from './note.ts';
import { summaryOf } from './summary.ts';

export function draftSection(report: DraftReport, index: number): Html {
	const text = draftText(report, index);
	const id = draftId(index);
	const rows = report.blocks.map(({ block, quotations, remarks }) => {
		const shown = text.html(block);
		return rowOf(shown, notesOf(quotations, remarks, index, text.isPlaced));
	});
	return element(
		'section',
		{ class: 'draft', id, labelledBy: `${id}-title` },
		element('h2', { id: `${id}-title`, dir: 'auto' }, report.title),
		summaryOf(report, index),
		element(
			'section',
			{ class: 'text', labelledBy: `${id}-text` },
			element('h3', { class: 'unseen', id: `${id}-text` }, l10n.t('The draft with its quotations')),
			element('div', { lang: report.language }, rows),
			left(report, index),
		),
	);
}

function notesOf(
	quotations: readonly ReportedQuotation[],
	remarks: readonly Remark[],
	index: number,
	isPlaced: (number: number) => boolean,
): Html[] {
	return [
		...quotations.map((quotation) => quotationNote(quotation, index, isPlaced(quotation.number))),
		...remarks.map((remark) => remarkNote(remark, index)),
	];
}

function rowOf(text: Html, notes: readonly Html[]): Html {
	const beside: Content =
		notes.length === 0 ? undefined : element('div', { class: 'notes', lang: displayLanguage() }, notes);
	return element('div', { class: 'row' }, element('div', { class: 'prose' }, text), beside);
}

/** Of a draft without any block that is shown. */
function left({ blocks, quotations, remarks }: DraftReport, index: number): Content {
	return blocks.length > 0 ? undefined : notesOf(quotations, remarks, index, () => false);
}
