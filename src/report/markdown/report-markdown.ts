import type { Source } from '../../library/library.ts';
import type { Report } from '../report.ts';
import type { SourceFile } from '../source-files.ts';
export function reportMarkdown(_report: Report, _files: ReadonlyMap<Source, SourceFile>): string {
	return '';
}
