/** What the drafts were checked against, so that it can be told later: each source, its file and that file's content. */
import * as l10n from '@vscode/l10n';
import { byline } from '../../library/byline.ts';
import { foundIn, type QuotationNumber, type Report, type UsedSource } from '../report.ts';
import { checksumSentence, fileSize, moment, sourcesSentence, usedSentence } from '../sentences.ts';
import { type SourceFile, sha256Of } from '../source-files.ts';
import { type Content, element, type Html } from './element.ts';
import { noteId } from './names.ts';

export function sourcesSection(
	{ used, sources, drafts, nameOf }: Report,
	files: ReadonlyMap<UsedSource['source'], SourceFile>,
): Html {
	return element(
		'section',
		{ class: 'sources', labelledBy: 'sources' },
		element('h2', { id: 'sources' }, l10n.t('Sources')),
		element('p', {}, sourcesSentence(sources), ' ', used.length === 0 ? undefined : usedSentence(used.length)),
		used.length === 0
			? undefined
			: element(
					'ul',
					{},
					used.map((one) => element('li', {}, sourceItem(one, files.get(one.source), drafts.length > 1, nameOf))),
				),
		used.length === 0 ? undefined : element('p', {}, checksumSentence()),
	);
}

function sourceItem(
	{ source, quotations, notFound }: UsedSource,
	file: SourceFile | undefined,
	several: boolean,
	nameOf: (path: string) => string,
): Content {
	const by = byline(source);
	const found = foundIn(quotations, notFound);
	return [
		element(
			'div',
			{},
			element('i', {}, element('bdi', {}, source.title)),
			by === '' ? undefined : [' · ', element('bdi', {}, by)],
			' · ',
			element('code', {}, `@${source.key}`),
		),
		source.path === undefined
			? element('div', {}, l10n.t('Its text is not at hand: quotations from it could not be checked.'))
			: element(
					'div',
					{ class: 'file' },
					element('bdi', {}, nameOf(source.path)),
					' · ',
					file === undefined
						? l10n.t('the file is not there any more')
						: [fileSize(file.size), ' · ', l10n.t('changed {0}', moment(file.modified))],
				),
		source.hash === ''
			? undefined
			: element('div', { class: 'file' }, 'SHA-256 ', element('code', { class: 'hash' }, sha256Of(source))),
		found.length === 0 ? undefined : numbered(l10n.t('Quotations:'), found, several),
		notFound.length === 0 ? undefined : numbered(l10n.t('Cited, but not found in it:'), notFound, several),
	];
}

function numbered(name: string, quotations: readonly QuotationNumber[], several: boolean): Html {
	const links = quotations.map(({ draft, number }, i) => [
		i === 0 ? '' : ' ',
		element('a', { href: noteId(draft, number) }, several ? `${draft + 1}[${number}]` : `[${number}]`),
	]);
	return element('div', {}, name, ' ', links);
}
