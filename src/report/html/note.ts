/** What stands beside a quotation: the verdict, what there is to say, and the passage with its source. */
import * as l10n from '@vscode/l10n';
import { cut } from '../../check/context.ts';
import type { Finding } from '../../check/finding.ts';
import { byline } from '../../library/byline.ts';
import type { Remark, ReportedQuotation } from '../report.ts';
import { citedSentence } from '../sentences.ts';
import { quietedName, severityName, standingName, symbols } from '../words.ts';
import { type Content, element, type Html, inLanguage } from './element.ts';
import { noteId, quotationId, remarkId } from './names.ts';

/** In UTF-16 code units; the list of sources has all of it. */
const longestTitle = 70;

type Passage = NonNullable<ReportedQuotation['passage']>;

/** @param isPlaced the quotation is marked in the draft's text, so that a link may lead there */
export function quotationNote(quotation: ReportedQuotation, draft: number, isPlaced: boolean): Html {
	const { number, standing, tone, quieted, findings, known, silenced, passage } = quotation;
	const id = noteId(draft, number);
	const headId = `${id}-head`;
	const name = standingName(standing);
	const label = `[${number}]`;
	const cited = citedSentence(quotation);
	const head = element(
		'div',
		{ class: 'head', id: headId },
		isPlaced
			? element(
					'a',
					{ class: 'number', href: quotationId(draft, number), label: l10n.t('Quotation {0}, in the draft', number) },
					label,
				)
			: element('span', { class: 'number' }, label),
		' ',
		element('b', { class: `verdict ${tone}` }, `${symbols[standing]} ${name}`),
		quieted === undefined ? undefined : element('span', { class: 'quieted' }, ` (${quietedName(quieted)})`),
		element('span', { class: 'tick' }, l10n.t('☐ checked')),
	);
	return element(
		'div',
		{ class: `note ${tone}`, id, role: 'note', labelledBy: headId },
		head,
		findings.map((finding) => message(finding, undefined)),
		known.map((finding) => message(finding, l10n.t('In the baseline'))),
		silenced.map((finding) => message(finding, l10n.t('Ignored'))),
		passage && passageOf(quotation, passage),
		cited === undefined ? undefined : element('p', { class: 'cited', dir: 'auto' }, cited),
	);
}

/** What is said of a citation or a comment that belongs to no quotation. */
export function remarkNote({ number, finding, line }: Remark, draft: number): Html {
	const id = remarkId(draft, number);
	const headId = `${id}-head`;
	return element(
		'div',
		{ class: `note ${finding.severity}`, id, role: 'note', labelledBy: headId },
		element(
			'div',
			{ class: 'head', id: headId },
			element('b', { class: `verdict ${finding.severity}` }, l10n.t('Line {0} of the draft', line)),
		),
		message(finding, undefined),
	);
}

function message({ severity, message }: Finding, kept: string | undefined): Html {
	const tone = kept === undefined ? severity : 'quiet';
	return element(
		'p',
		{ class: 'message', dir: 'auto' },
		element('b', { class: `severity ${tone}` }, `${kept ?? severityName(severity)}:`),
		' ',
		message,
	);
}

function passageOf({ checked, tone }: ReportedQuotation, passage: Passage): Content {
	const { before, pieces, after, whole } = passage;
	const isNear = checked.verdict === 'not-found';
	return [
		isNear ? element('p', { class: 'near' }, l10n.t('The nearest thing there is:')) : undefined,
		element(
			'blockquote',
			{ class: isNear ? 'passage near' : 'passage', ...inLanguage(passage.language) },
			element('span', { class: 'around' }, before),
			element(
				'span',
				{ class: 'words' },
				pieces.map(({ text, differs }) => (differs ? element('mark', { class: tone }, text) : text)),
			),
			element('span', { class: 'around' }, after),
		),
		whole === undefined
			? undefined
			: element(
					'details',
					{},
					element('summary', {}, l10n.t('The whole passage')),
					element('blockquote', { class: 'passage', ...inLanguage(passage.language) }, whole),
				),
		sourceLine(passage),
	];
}

function sourceLine({ source, locator, line, speaker }: Passage): Html {
	const where = locator ?? (line === undefined ? undefined : l10n.t('line {0}', line));
	const by = byline(source);
	const parts: Content[] = [element('i', {}, element('bdi', {}, cut(source.title, longestTitle)))];
	if (by !== '') parts.push(element('bdi', {}, by));
	if (where !== undefined) parts.push(element('bdi', {}, where));
	if (speaker !== undefined) parts.push(element('bdi', {}, l10n.t('{0} speaking', speaker)));
	parts.push(element('code', {}, `@${source.key}`));
	return element(
		'p',
		{ class: 'source' },
		parts.map((part, i) => [i === 0 ? '' : ' · ', part]),
	);
}
