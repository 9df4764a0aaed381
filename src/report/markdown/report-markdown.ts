/** A report as Markdown: the same words as the page's, for whoever keeps reports beside the drafts. */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../../check/finding.ts';
import { byline } from '../../library/byline.ts';
import type { Source } from '../../library/library.ts';
import { shownNumber } from '../../text/display-language.ts';
import { bold, escapeMarkdown, italic } from '../../text/markdown-text.ts';
import { readable } from '../readable.ts';
import {
	type DraftReport,
	foundIn,
	type QuotationNumber,
	type Remark,
	type Report,
	type ReportedQuotation,
	type UsedSource,
} from '../report.ts';
import {
	checksumSentence,
	citedSentence,
	correctionsTitle,
	fileSize,
	moment,
	presetName,
	quietedSentence,
	sourcesSentence,
	usedSentence,
	verdictSentence,
} from '../sentences.ts';
import { type SourceFile, sha256Of } from '../source-files.ts';
import { type Correction, summarise } from '../summary.ts';
import { quietedName, severityName, standingMeaning, standingName, symbols } from '../words.ts';
import { blockLines, quoted, text } from './markdown-draft.ts';

export function reportMarkdown(report: Report, files: ReadonlyMap<Source, SourceFile>): string {
	const { made, version, drafts } = report;
	return `${[
		// The report quotes what is wrong, and may stand where drafts are looked for.
		'<!-- quotewright-disable -->',
		`# ${text(l10n.t('Report on quotations'))}`,
		`${text(moment(made))} · Quotewright ${text(version)}`,
		...errorParts(report),
		...drafts.flatMap(draftParts),
		...sourceParts(report, files),
		`## ${text(l10n.t('Checked by'))}`,
		[l10n.t('Name'), l10n.t('Date'), l10n.t('Signature')].map((name) => `${text(name)}: ${blankLine}`).join('\n\n'),
	].join('\n\n')}\n`;
}

const blankLine = '\\_'.repeat(32);

function errorParts({ errors, nameOf }: Report): string[] {
	if (errors.length === 0) return [];
	return [
		`## ${text(l10n.t('What could not be read'))}`,
		errors.map(({ path, message }) => `- ${bold(readable(nameOf(path)))}: ${text(message)}`).join('\n'),
	];
}

function draftParts(report: DraftReport): string[] {
	const { input, title, sha256 } = report;
	const summary = summarise(report);
	const facts = [
		[l10n.t('Draft'), input.isUnsaved ? l10n.t('{0} (with changes not saved yet)', input.name) : input.name],
		[l10n.t('Strictness (preset)'), presetName(input.preset)],
		[l10n.t('SHA-256 of its text'), sha256],
	].map(([name = '', value = '']) => `- ${text(name)}: ${text(value)}`);
	const counts = summary.standings.map(({ standing, count }) => {
		const name = `${symbols[standing]} ${standingName(standing)}`;
		return `| ${text(name)} | ${shownNumber(count)} | ${text(standingMeaning(standing))} |`;
	});
	const head = [l10n.t('Quotations'), l10n.t('Number'), l10n.t('What it means')].map(text).join(' | ');
	const { corrections } = summary;
	return [
		`## ${text(title)}`,
		`### ${text(l10n.t('Summary'))}`,
		bold(verdictSentence(summary)),
		...summary.quieted.map(({ quieted, count }) => text(quietedSentence(quieted, count))),
		facts.join('\n'),
		...(counts.length === 0 ? [] : [[`| ${head} |`, '| --- | ---: | --- |', ...counts].join('\n')]),
		...(corrections.length === 0
			? []
			: [`### ${text(correctionsTitle(corrections.length))}`, corrections.map(correctionLine).join('\n')]),
		`### ${text(l10n.t('The draft with its quotations'))}`,
		...report.blocks.flatMap(({ block, quotations, remarks }) => [
			blockLines(block, report).join('\n'),
			...quotations.map(quotationNote),
			...remarks.map(remarkNote),
		]),
	];
}

function correctionLine({ finding, quotation, line }: Correction): string {
	const place = quotation === undefined ? l10n.t('line {0}', line) : `[${quotation}]`;
	return `- ${text(place)} ${said(finding)}`;
}

function said({ severity, message }: Finding, kept?: string): string {
	return `**${text(kept ?? severityName(severity))}:** ${text(message)}`;
}

function quotationNote(quotation: ReportedQuotation): string {
	const { number, standing, quieted, findings, known, silenced, passage } = quotation;
	const cited = citedSentence(quotation);
	const name = `[${number}] ${symbols[standing]} ${standingName(standing)}`;
	const state = quieted === undefined ? '' : ` (${text(quietedName(quieted))})`;
	return quoted(
		spaced([
			`**${text(name)}**${state} · ${text(l10n.t('☐ checked'))}`,
			...findings.map((finding) => said(finding)),
			...known.map((finding) => said(finding, l10n.t('In the baseline'))),
			...silenced.map((finding) => said(finding, l10n.t('Ignored'))),
			...(passage === undefined ? [] : passageLines(quotation, passage)),
			...(cited === undefined ? [] : [text(cited)]),
		]),
	).join('\n');
}

function remarkNote({ finding, line }: Remark): string {
	return quoted(spaced([`**${text(l10n.t('Line {0} of the draft', line))}**`, said(finding)])).join('\n');
}

function passageLines({ checked }: ReportedQuotation, passage: NonNullable<ReportedQuotation['passage']>): string[] {
	const { before, pieces, after, source, locator, line, speaker } = passage;
	const shown = pieces.map(({ text, differs }) => (differs ? bold(readable(text)) : flowing(text))).join('');
	const where = locator ?? (line === undefined ? undefined : l10n.t('line {0}', line));
	const parts = [
		italic(readable(source.title)),
		text(byline(source)),
		where === undefined ? '' : text(where),
		speaker === undefined ? '' : text(l10n.t('{0} speaking', speaker)),
		text(`@${source.key}`),
	].filter((part) => part !== '');
	return [
		...(checked.verdict === 'not-found' ? [text(l10n.t('The nearest thing there is:'))] : []),
		...quoted([`${flowing(before)}»${shown}«${flowing(after)}`.trim()]),
		parts.join(' · '),
	];
}

/** With the blanks at its ends: other words stand beside it. */
function flowing(words: string): string {
	return escapeMarkdown(readable(words));
}

/** Each a paragraph of its own. */
function spaced(lines: readonly string[]): string[] {
	return lines.flatMap((line, i) => (i === 0 ? [line] : ['', line]));
}

function sourceParts({ used, sources, drafts, nameOf }: Report, files: ReadonlyMap<Source, SourceFile>): string[] {
	const items = used.map((one) => {
		const lines = sourceLines(one, files.get(one.source), drafts.length > 1, nameOf);
		return lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`).join('  \n');
	});
	const told = used.length === 0 ? '' : ` ${text(usedSentence(used.length))}`;
	const list = items.length === 0 ? [] : [items.join('\n'), text(checksumSentence())];
	return [`## ${text(l10n.t('Sources'))}`, `${text(sourcesSentence(sources))}${told}`, ...list];
}

function sourceLines(
	{ source, quotations, notFound }: UsedSource,
	file: SourceFile | undefined,
	several: boolean,
	nameOf: (path: string) => string,
): string[] {
	const by = byline(source);
	const about = [italic(readable(source.title)), text(by), text(`@${source.key}`)].filter((part) => part !== '');
	const numbers = (all: readonly QuotationNumber[]) =>
		all.map(({ draft, number }) => text(several ? `${draft + 1}[${number}]` : `[${number}]`)).join(' ');
	const found = foundIn(quotations, notFound);
	const state =
		file === undefined
			? [l10n.t('the file is not there any more')]
			: [fileSize(file.size), l10n.t('changed {0}', moment(file.modified))];
	return [
		about.join(' · '),
		source.path === undefined
			? text(l10n.t('Its text is not at hand: quotations from it could not be checked.'))
			: [nameOf(source.path), ...state].map(text).join(' · '),
		...(source.hash === '' ? [] : [`SHA-256 ${sha256Of(source)}`]),
		...(found.length === 0 ? [] : [`${text(l10n.t('Quotations:'))} ${numbers(found)}`]),
		...(notFound.length === 0 ? [] : [`${text(l10n.t('Cited, but not found in it:'))} ${numbers(notFound)}`]),
	];
}
