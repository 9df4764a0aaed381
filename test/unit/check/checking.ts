import { type Checker, createChecker } from '../../../src/check/check.ts';
import type { CheckedDraft, CheckedQuotation } from '../../../src/check/finding.ts';
import { type CheckSettings, defaultSettings } from '../../../src/check/settings.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import type { LibraryView } from '../../../src/library/library.ts';
import type { Locator } from '../../../src/text/locator.ts';
import type { Span } from '../../../src/text/span.ts';
import { memoryLibrary } from '../memory-library.ts';

interface Content {
	readonly text: string;
	readonly apparatus: readonly Span[];
	readonly locators?: readonly Locator[];
}

/** Sources by key: their text, or text and apparatus. */
export type Texts = Readonly<Record<string, string | Content>>;

export function libraryOf(texts: Texts): LibraryView {
	const sources = Object.entries(texts).map(([key, given]) => {
		const content = typeof given === 'string' ? { text: given, apparatus: [] } : given;
		const { text, ...markings } = content;
		const source = { title: key.toUpperCase(), path: `/sources/${key}.txt`, ...markings };
		return [key, text === '' ? source : { ...source, text }] as const;
	});
	return memoryLibrary(Object.fromEntries(sources));
}

export function checkerOf(texts: Texts, settings: CheckSettings = defaultSettings): Checker {
	return createChecker(libraryOf(texts), settings);
}

export function checkDraft(texts: Texts, draft: string, settings: CheckSettings = defaultSettings): CheckedDraft {
	return checkerOf(texts, settings).check(parseMarkdown(draft), draft, '/draft.md');
}

/** The one quotation of a draft that quotes `words` from the source `s`. */
export function checkWords(source: string, words: string, settings: CheckSettings = defaultSettings): CheckedQuotation {
	const [quotation] = checkDraft({ s: source }, `She writes: “${words}” [@s].`, settings).quotations;
	if (quotation === undefined) throw new Error(`no quotation in “${words}”`);
	return quotation;
}

/** What is flagged, each as `severity code: message`. */
export function said(checked: { readonly findings: CheckedQuotation['findings'] }): readonly string[] {
	return checked.findings.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}
