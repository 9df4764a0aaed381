import type { Source } from '../library/library.ts';
import { findingJson, quotationJson } from './draft-json.ts';
import type { DraftReport, Report, ReportedQuotation, UsedSource } from './report.ts';
import { type SourceFile, sha256Of } from './source-files.ts';
import { summarise } from './summary.ts';

/** The report for programs: what `check` tells them, and what a person is told besides; docs/command-line.md has it. */
export function reportJson(report: Report, files: ReadonlyMap<Source, SourceFile>) {
	return {
		version: 1,
		made: report.made.toISOString(),
		quotewright: report.version,
		drafts: report.drafts.map(draftReportJson),
		baseline: { known: report.drafts.reduce((sum, { input }) => sum + input.checked.known.length, 0) },
		sources: report.used.map((one) => sourceJson(one, files.get(one.source))),
		errors: report.errors.map(({ path, message }) => ({ path, message })),
	};
}

function draftReportJson(draft: DraftReport) {
	const { input, title, sha256, quotations } = draft;
	const { checked } = input;
	const { compared, wrong, standings, severities } = summarise(draft);
	return {
		path: input.path,
		title,
		sha256,
		unsaved: input.isUnsaved,
		preset: input.preset,
		summary: {
			quotations: quotations.length,
			compared,
			wrong,
			standings,
			findings: severities,
		},
		quotations: quotations.map((quotation) => reportedJson(quotation, draft)),
		findings: checked.findings.map(findingJson),
		known: checked.known.map(findingJson),
		ignored: checked.silenced.map(findingJson),
	};
}

function reportedJson(
	{ number, line, standing, quieted, checked, passage, ...said }: ReportedQuotation,
	{ input }: DraftReport,
) {
	return {
		number,
		line,
		standing,
		quieted: quieted ?? null,
		...quotationJson(checked, input),
		context: passage
			? { before: passage.before, after: passage.after, line: passage.line ?? null, speaker: passage.speaker ?? null }
			: null,
		findings: said.findings.map(findingJson),
	};
}

function sourceJson({ source, quotations, notFound }: UsedSource, file: SourceFile | undefined) {
	return {
		key: source.key,
		path: source.path ?? null,
		title: source.title,
		author: source.author ?? null,
		date: source.date ?? null,
		size: file?.size ?? null,
		modified: file?.modified.toISOString() ?? null,
		sha256: source.hash === '' ? null : sha256Of(source),
		quotations,
		notFound,
	};
}
