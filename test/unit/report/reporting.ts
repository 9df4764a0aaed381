import { createChecker } from '../../../src/check/check.ts';
import { type CheckSettings, defaultSettings } from '../../../src/check/settings.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import type { Source } from '../../../src/library/library.ts';
import { reportPage } from '../../../src/report/html/report-page.ts';
import { makeReport, type Report, type ReportInput } from '../../../src/report/report.ts';
import type { SourceFile } from '../../../src/report/source-files.ts';
import { type MemorySource, memoryLibrary } from '../memory-library.ts';

export interface Reported {
	readonly sources: Readonly<Record<string, MemorySource>>;
	/** One or several. */
	readonly draft: string | readonly string[];
	readonly settings?: Partial<CheckSettings>;
	readonly errors?: ReportInput['errors'];
	readonly isUnsaved?: boolean;
}

export const made = new Date('2026-05-03T12:30:00Z');

/** Read, checked and reported as a whole: nothing is made up. */
export function reportOf({ sources, draft, settings = {}, errors = [], isUnsaved = false }: Reported): Report {
	const library = memoryLibrary(sources);
	const checking = { ...defaultSettings, ...settings };
	const texts = typeof draft === 'string' ? [draft] : draft;
	return makeReport({
		drafts: texts.map((text, i) => {
			const path = `/w/draft${i === 0 ? '' : i + 1}.md`;
			const read = parseMarkdown(text);
			const checked = createChecker(library, checking).check(read, text, path);
			return { path, text, draft: read, checked, library, preset: checking.preset, name: path.slice(3), isUnsaved };
		}),
		sources: library.sources.length,
		errors,
		made,
		version: '1.2.3',
		nameOf: (path) => path.replace('/w/', ''),
	});
}

/** The page as text, as if each source's file were there. */
export function pageText(reported: Reported): string {
	const report = reportOf(reported);
	return reportPage(report, filesOf(report));
}

export function filesOf({ used }: Report): ReadonlyMap<Source, SourceFile> {
	return new Map(used.map(({ source }) => [source, { size: 1234, modified: made }]));
}
