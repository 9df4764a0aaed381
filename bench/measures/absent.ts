/**
 * What the checker says of quotations that no source has, beside such as one has: each alone in a draft, once without
 * a citation and once with one. The sources cited for absent ones are taken in turn.
 */
import { createChecker } from '../../src/check/check.ts';
import { defaultSettings } from '../../src/check/settings.ts';
import { createMarkdownParser } from '../../src/drafts/markdown.ts';
import type { Library } from '../../src/library/library.ts';
import type { Run } from '../child.ts';
import { type Indexed, keysIn, openOurs } from '../ours.ts';
import type { Quotation } from '../quotations/quotations.ts';
import { type Times, timesOf } from '../statistics.ts';

export interface AbsentInput extends Indexed {
	readonly quotations: readonly Quotation[];
}

export interface Absent {
	/** Of the absent ones, said to stand somewhere: without a citation, and with one. */
	readonly uncited: Judged;
	readonly cited: Judged;
	/** The present ones likewise; those that are cited, rightly. */
	readonly present: { readonly uncited: Judged; readonly cited: Judged };
	/** Some of the absent ones that were said to be found. */
	readonly examples: readonly string[];
}

export interface Judged {
	/** Share. */
	readonly found: number;
	readonly times: Times;
}

const warmUps = 50;
const foundVerdicts = new Set([
	'verbatim',
	'acceptable',
	'altered',
	'unmarked-omission',
	'unmarked-insertion',
	'wrong-source',
]);

export const run: Run<AbsentInput, Absent> = async ({ quotations, ...indexed }, onProgress) => {
	const library = openOurs(indexed);
	const { sources } = indexed.library;
	const absent = quotations.filter(({ kind }) => kind === 'absent');
	const present = quotations.filter(({ kind }) => kind === 'usual');
	const keyAt = keysIn(indexed, library);
	const examples: string[] = [];
	const judge = (asked: readonly Quotation[], keyFor: (quotation: Quotation, i: number) => string | undefined) => {
		const drafts = asked.map((quotation, i) => draftOf(quotation.text, keyFor(quotation, i)));
		for (const draft of drafts.slice(-warmUps)) check(library, draft);
		const ms: number[] = [];
		let found = 0;
		for (const [i, draft] of drafts.entries()) {
			const started = performance.now();
			const said = check(library, draft);
			ms.push(performance.now() - started);
			if (!foundVerdicts.has(said)) continue;
			found++;
			if (asked === absent && examples.length < 20) examples.push(`${said}: ${asked[i]?.text}`);
		}
		onProgress('checks');
		return { found: found / asked.length, times: timesOf(ms) };
	};
	const result: Absent = {
		uncited: judge(absent, () => undefined),
		cited: judge(absent, (_, i) => keyAt((i * 7919) % sources.length)),
		present: {
			uncited: judge(present, () => undefined),
			cited: judge(present, ({ places }) => keyAt(places[0]?.source ?? 0)),
		},
		examples,
	};
	await library.close();
	return result;
};

function draftOf(quotation: string, key: string | undefined): string {
	return `As one of them put it, “${quotation}”${key === undefined ? '' : ` [@${key}]`}.\n`;
}

/** A fresh checker each time: nothing is remembered from the last. */
function check(library: Library, text: string): string {
	const draft = createMarkdownParser().parse(text);
	const { quotations } = createChecker(library, defaultSettings).check(draft, text, '/draft.md');
	return quotations[0]?.verdict ?? 'none';
}
