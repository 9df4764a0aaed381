import type { Source } from '../library/library.ts';
import { reportPage } from './html/report-page.ts';
import { reportMarkdown } from './markdown/report-markdown.ts';
import type { Report } from './report.ts';
import { reportJson } from './report-json.ts';
import type { SourceFile } from './source-files.ts';

export type ReportFormat = 'html' | 'markdown' | 'json';

/**
 * The report as the text of a file.
 * @param files of the sources that it used, from `sourceFiles`
 */
export function renderReport(report: Report, files: ReadonlyMap<Source, SourceFile>, format: ReportFormat): string {
	switch (format) {
		case 'html':
			return reportPage(report, files);
		case 'markdown':
			return reportMarkdown(report, files);
		case 'json':
			return `${JSON.stringify(reportJson(report, files))}\n`;
	}
}
