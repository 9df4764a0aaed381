/** What a report says of itself, in whole sentences. */
import * as l10n from '@vscode/l10n';
import type { Preset } from '../check/settings.ts';
import { displayLanguage, made, shownNumber } from '../text/display-language.ts';
import { plural } from '../text/plural.ts';
import type { ReportedQuotation } from './report.ts';
import type { Quieted } from './standing.ts';
import type { Summary } from './summary.ts';

export function verdictSentence({ quotations, compared, wrong, corrections }: Summary): string {
	const all = shownNumber(quotations);
	if (quotations === 0) return l10n.t('There are no quotations in this draft.');
	if (wrong === 0 && corrections.length > 0) {
		return l10n.t('Nothing is wrong with the quotations, but there is something else to correct.');
	}
	if (wrong === 0 && compared === 0) {
		return plural(
			quotations,
			l10n.t('{0} quotation, but it was not compared with any source.', all),
			l10n.t('{0} quotations, but none was compared with a source.', all),
		);
	}
	const others = quotations - compared;
	if (wrong === 0 && others > 0) {
		const number = shownNumber(others);
		return plural(
			others,
			l10n.t('Nothing to correct, but {0} of {1} quotations was not compared with any source.', number, all),
			l10n.t('Nothing to correct, but {0} of {1} quotations were not compared with any source.', number, all),
		);
	}
	if (wrong === 0) {
		return plural(
			quotations,
			l10n.t('{0} quotation, nothing to correct.', all),
			l10n.t('{0} quotations, nothing to correct.', all),
		);
	}
	if (quotations === 1) return l10n.t('The only quotation needs a look.');
	return plural(
		wrong,
		l10n.t('{0} of {1} quotations needs a look.', shownNumber(wrong), all),
		l10n.t('{0} of {1} quotations need a look.', shownNumber(wrong), all),
	);
}

export function quietedSentence(quieted: Quieted, count: number): string {
	const number = shownNumber(count);
	switch (quieted) {
		case 'accepted':
			return plural(
				count,
				l10n.t('{0} quotation is accepted as it stands.', number),
				l10n.t('{0} quotations are accepted as they stand.', number),
			);
		case 'ignored':
			return plural(
				count,
				l10n.t('{0} quotation is ignored by a comment in the draft.', number),
				l10n.t('{0} quotations are ignored by comments in the draft.', number),
			);
		case 'baseline':
			return plural(
				count,
				l10n.t('What there is to say of {0} quotation is in the baseline: it was known before.', number),
				l10n.t('What there is to say of {0} quotations is in the baseline: it was known before.', number),
			);
		case 'off':
			return plural(
				count,
				l10n.t('{0} quotation differs from its source by a rule that is switched off.', number),
				l10n.t('{0} quotations differ from their sources by rules that are switched off.', number),
			);
	}
}

/** The citations as written; undefined where they only say again which source the passage is from. */
export function citedSentence({ citations, passage }: ReportedQuotation): string | undefined {
	const [only] = citations;
	if (only === undefined) return l10n.t('No source is cited for it.');
	if (citations.length === 1 && only === `@${passage?.source.key}`) return undefined;
	return l10n.t('Cited: {0}', citations.join(' · '));
}

export function presetName(preset: Preset): string {
	switch (preset) {
		case 'scholarly':
			return l10n.t('scholarly (Chicago, APA)');
		case 'strict':
			return l10n.t('strict (MLA, Bluebook)');
		case 'news':
			return l10n.t('news (AP)');
	}
}

/** What a checksum is good for, to whoever signs. */
export function checksumSentence(): string {
	return l10n.t(
		'SHA-256 is a file’s fingerprint: as any change to the file changes it, it proves which version was compared.',
	);
}

/** Introduces the list of those that were used. */
export function usedSentence(count: number): string {
	return plural(count, l10n.t('This one was cited or quoted:'), l10n.t('These were cited or quoted:'));
}

export function correctionsTitle(count: number): string {
	return plural(
		count,
		l10n.t('{0} finding to correct', shownNumber(count)),
		l10n.t('{0} findings to correct, by quotation', shownNumber(count)),
	);
}

export function sourcesSentence(count: number): string {
	if (count === 0) return l10n.t('There were no sources to check against.');
	return plural(
		count,
		l10n.t('Checked against {0} source.', shownNumber(count)),
		l10n.t('Checked against {0} sources.', shownNumber(count)),
	);
}

/** Day, time and time zone: a signature stands below it. */
export function moment(date: Date): string {
	return made(
		'report moment',
		() => new Intl.DateTimeFormat(displayLanguage(), { dateStyle: 'long', timeStyle: 'long' }),
	).format(date);
}

export function fileSize(bytes: number): string {
	const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
	const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
	const unit = units[power] as (typeof units)[number];
	return made(`size in ${unit}s`, () => {
		return new Intl.NumberFormat(displayLanguage(), {
			style: 'unit',
			unit,
			unitDisplay: unit === 'byte' ? 'long' : 'short',
			maximumSignificantDigits: power === 0 ? 21 : 3,
		});
	}).format(bytes / 1000 ** power);
}
