/** What a draft comes to: counts, and what is to be corrected. */
import * as l10n from '@vscode/l10n';
import { shownNumber } from '../../text/display-language.ts';
import type { DraftReport } from '../report.ts';
import { correctionsTitle, presetName, quietedSentence, verdictSentence } from '../sentences.ts';
import { type Correction, summarise } from '../summary.ts';
import { severityName, standingMeaning, standingName, symbols } from '../words.ts';
import { type Content, element, type Html } from './element.ts';
import { draftId, noteId, remarkId } from './names.ts';

export function summaryOf(report: DraftReport, index: number): Html {
	const summary = summarise(report);
	const { input, sha256 } = report;
	const id = `${draftId(index)}-summary`;
	return element(
		'section',
		{ class: 'summary', labelledBy: id },
		element('h3', { id }, l10n.t('Summary')),
		element('p', { class: 'result' }, verdictSentence(summary)),
		...summary.quieted.map(({ quieted, count }) => element('p', {}, quietedSentence(quieted, count))),
		element(
			'dl',
			{ class: 'facts' },
			fact(
				l10n.t('Draft'),
				element('bdi', {}, input.isUnsaved ? l10n.t('{0} (with changes not saved yet)', input.name) : input.name),
			),
			fact(l10n.t('Strictness (preset)'), presetName(input.preset)),
			fact(l10n.t('SHA-256 of its text'), element('code', { class: 'hash' }, sha256)),
		),
		summary.standings.length === 0
			? undefined
			: element(
					'table',
					{ class: 'counts' },
					element(
						'thead',
						{},
						element(
							'tr',
							{},
							element('th', { scope: 'col' }, l10n.t('Quotations')),
							element('th', { scope: 'col', class: 'amount' }, l10n.t('Number')),
							element('th', { scope: 'col' }, l10n.t('What it means')),
						),
					),
					element(
						'tbody',
						{},
						summary.standings.map(({ standing, count }) =>
							element(
								'tr',
								{},
								element('th', { scope: 'row' }, `${symbols[standing]} ${standingName(standing)}`),
								element('td', { class: 'amount' }, shownNumber(count)),
								element('td', {}, standingMeaning(standing)),
							),
						),
					),
				),
		summary.severities.length === 0
			? undefined
			: element(
					'p',
					{ class: 'severities' },
					l10n.t('Findings:'),
					' ',
					summary.severities.map(({ severity, count }, i) => [
						i === 0 ? '' : ' · ',
						element('b', { class: `severity ${severity}` }, severityName(severity)),
						` ${shownNumber(count)}`,
					]),
				),
		corrections(summary.corrections, index),
	);
}

function fact(name: string, ...value: readonly Content[]): Html {
	return element('div', {}, element('dt', {}, name), element('dd', {}, value));
}

function corrections(all: readonly Correction[], index: number): Content {
	if (all.length === 0) return undefined;
	const id = `${draftId(index)}-corrections`;
	return [
		element('h4', { id }, correctionsTitle(all.length)),
		element(
			'ul',
			{ class: 'corrections', role: 'list', labelledBy: id },
			all.map((correction) =>
				element(
					'li',
					{ dir: 'auto' },
					link(correction, index),
					' ',
					element(
						'b',
						{ class: `severity ${correction.finding.severity}` },
						`${severityName(correction.finding.severity)}:`,
					),
					' ',
					correction.finding.message,
				),
			),
		),
	];
}

function link({ quotation, remark, line }: Correction, index: number): Html {
	if (quotation !== undefined) {
		return element(
			'a',
			{ class: 'number', href: noteId(index, quotation), label: l10n.t('Quotation {0}', quotation) },
			`[${quotation}]`,
		);
	}
	return element('a', { class: 'number', href: remarkId(index, remark ?? 0) }, l10n.t('line {0}', line));
}
