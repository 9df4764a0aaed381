/**
 * The form in which quotations are written: templates with `${quote}`, `${key}`, `${locator}`, `${author}`,
 * `${title}` and `${date}`. What a source does not say leaves no gap: the comma or space before its placeholder goes
 * with it, and the one behind it where nothing stands before.
 */
import * as l10n from '@vscode/l10n';
import type { Preset } from '../../check/settings.ts';
import type { QuotationForm } from '../protocol.ts';

export type Placeholder = 'quote' | 'key' | 'locator' | 'author' | 'title' | 'date';

const known: readonly string[] = ['quote', 'key', 'locator', 'author', 'title', 'date'] satisfies Placeholder[];

/** What is wrong with the templates, for who wrote them; undefined: nothing. */
export function formProblem({ inline, block }: QuotationForm): string | undefined {
	for (const [setting, template] of [
		['quotewright.insertQuote.inlineTemplate', inline],
		['quotewright.insertQuote.blockTemplate', block],
	] as const) {
		const names = [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name);
		if (!names.includes('quote')) {
			return l10n.t(
				'The setting “{0}” has no {1}, so there would be no quotation. Add it, or reset the setting.',
				setting,
				written('quote'),
			);
		}
		const unknown = names.find((name) => !known.includes(name));
		if (unknown !== undefined) {
			return l10n.t(
				'The setting “{0}” has {1}, which means nothing. It may have these: {2}.',
				setting,
				written(unknown),
				known.map(written).join(' '),
			);
		}
	}
	return undefined;
}

function written(name: string): string {
	return `\${${name}}`;
}

/**
 * From how many words on a quotation is set off as a block, where the writer has not said so. Of the authorities that
 * a preset follows, the one that sets off latest decides, so that nothing is set off that any of them runs in:
 * Chicago a hundred words (the APA forty), the Bluebook fifty (the MLA four lines). The AP sets off nothing.
 */
const blockFrom: Readonly<Record<Preset, number>> = {
	scholarly: 100,
	strict: 50,
	news: Number.POSITIVE_INFINITY,
};

export function isBlock(words: string, form: QuotationForm, preset: Preset): boolean {
	const least = form.blockFrom ?? blockFrom[preset];
	return least > 0 && (words.match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’-]*)/gu)?.length ?? 0) >= least;
}

export function fillTemplate(template: string, values: Readonly<Record<Placeholder, string>>): string {
	let filled = '';
	let rest = template;
	for (let match = placeholder.exec(rest); match; match = placeholder.exec(rest)) {
		const value = values[match[1] as Placeholder] ?? '';
		filled += rest.slice(0, match.index);
		rest = rest.slice(match.index + match[0].length);
		if (value !== '') {
			filled += value;
			continue;
		}
		filled = filled.replace(/[ \t,;:]+$/u, '');
		if (/(?:^|[\n([{>])$/u.test(filled)) rest = rest.replace(/^[ \t,;:]+/u, '');
		// The dash before a block's author.
		else if (/[—–]$/u.test(filled)) rest = rest.replace(/^[ \t,;:]+/u, ' ');
		// Brackets around nothing say nothing.
		if (/[([]$/.test(filled) && /^[)\]]/.test(rest)) {
			filled = filled.slice(0, -1).replace(/[ \t]+$/u, '');
			rest = rest.slice(1);
		}
	}
	return filled + rest;
}

const placeholder = /\$\{([^}]*)\}/;
