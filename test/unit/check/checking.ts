import { type Checker, createChecker } from '../../../src/check/check.ts';
import type { CheckedDraft, CheckedQuotation } from '../../../src/check/finding.ts';
import { type CheckSettings, defaultSettings } from '../../../src/check/settings.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import type { LibraryView, Source } from '../../../src/library/library.ts';
import { buildSegment } from '../../../src/library/segment.ts';
import type { Locator } from '../../../src/text/locator.ts';
import type { Span } from '../../../src/text/span.ts';

interface Content {
	readonly text: string;
	readonly apparatus: readonly Span[];
	readonly locators?: readonly Locator[];
}

/** Sources by key: their text, or text and apparatus. */
export type Texts = Readonly<Record<string, string | Content>>;

/** A library that lives in memory. */
export function libraryOf(texts: Texts): LibraryView {
	const contents = new Map<Source, Content>();
	Object.entries(texts).forEach(([key, given], id) => {
		const content = typeof given === 'string' ? { text: given, apparatus: [] } : given;
		const source: Source = {
			id,
			key,
			path: content.text === '' ? undefined : `/sources/${key}.txt`,
			title: key.toUpperCase(),
			author: undefined,
			date: undefined,
			url: undefined,
			length: content.text.length,
			hash: content.text === '' ? '' : key,
		};
		contents.set(source, content);
	});
	const segments = new Map(
		[...contents].map(([source, content]) => [source, buildSegment(content.text, content.apparatus)] as const),
	);
	const sources = [...contents.keys()];
	return {
		generation: 1,
		sources,
		byKey: (key) => sources.find((source) => source.key === key),
		byPath: (path) => sources.find((source) => source.path === path),
		text: (source) => contents.get(source)?.text ?? '',
		apparatus: (source) => contents.get(source)?.apparatus ?? [],
		locators: (source) => contents.get(source)?.locators ?? [],
		segment: (source) => segments.get(source) as ReturnType<typeof buildSegment>,
		search: () => [],
	};
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
