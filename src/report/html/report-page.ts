/** A report as one page of HTML that needs nothing besides itself: no script, no network, no picture. */
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Source } from '../../library/library.ts';
import { displayLanguage } from '../../text/display-language.ts';
import type { Report } from '../report.ts';
import { moment, verdictSentence } from '../sentences.ts';
import type { SourceFile } from '../source-files.ts';
import { summarise } from '../summary.ts';
import { draftSection } from './draft-section.ts';
import { type Content, element, type Html, lineBreak, page } from './element.ts';
import { draftId } from './names.ts';
import { sourcesSection } from './sources.ts';
import { style } from './style.ts';

export function reportPage(report: Report, files: ReadonlyMap<Source, SourceFile>): string {
	const { drafts, made, version } = report;
	const title =
		drafts.length === 1
			? l10n.t('Quotations in “{0}”', drafts[0]?.title ?? '')
			: l10n.t('Quotations in {0} drafts', drafts.length);
	const head = { title, generator: `Quotewright ${version}`, style };
	return page(displayLanguage(), head, [
		drafts.length === 0 ? undefined : element('a', { class: 'skip', href: draftId(0) }, l10n.t('Skip to the draft')),
		element(
			'header',
			{},
			element('h1', {}, l10n.t('Report on quotations')),
			element(
				'p',
				{ class: 'made' },
				element('time', { datetime: made.toISOString() }, moment(made)),
				' · ',
				`Quotewright ${version}`,
			),
		),
		drafts.length > 1 ? contents(report) : undefined,
		element('main', {}, errorsSection(report), drafts.map(draftSection), sourcesSection(report, files), signature()),
	]);
}

function contents({ drafts }: Report): Html {
	return element(
		'nav',
		{ labelledBy: 'contents' },
		element('h2', { id: 'contents' }, l10n.t('Drafts')),
		element(
			'ol',
			{},
			drafts.map((draft, i) =>
				element(
					'li',
					{},
					element('a', { href: draftId(i) }, element('bdi', {}, draft.title)),
					' · ',
					element('bdi', {}, draft.input.name),
					lineBreak,
					verdictSentence(summarise(draft)),
				),
			),
		),
	);
}

function errorsSection({ errors, nameOf }: Report): Content {
	if (errors.length === 0) return undefined;
	return element(
		'section',
		{ class: 'errors', labelledBy: 'errors' },
		element('h2', { id: 'errors' }, l10n.t('What could not be read')),
		element(
			'ul',
			{},
			errors.map(({ path, message }) =>
				element(
					'li',
					{ dir: 'auto' },
					element('b', {}, element('bdi', {}, nameOf(path) || basename(path))),
					': ',
					message,
				),
			),
		),
	);
}

function signature(): Html {
	const line = (name: string) => element('div', {}, element('dt', {}, name), element('dd', {}, ''));
	return element(
		'section',
		{ class: 'signature', labelledBy: 'signature' },
		element('h2', { id: 'signature' }, l10n.t('Checked by')),
		element('dl', {}, line(l10n.t('Name')), line(l10n.t('Date')), line(l10n.t('Signature'))),
	);
}
