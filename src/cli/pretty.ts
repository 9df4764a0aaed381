import type { CheckedDraft, Difference, Finding, Passage } from '../check/finding.ts';
import type { LibraryView } from '../library/library.ts';
import type { ReportedDraft } from '../report/reported-draft.ts';
import { countLines, type Lines, linesOf } from '../text/lines.ts';
import { locatorLabel } from '../text/locator-label.ts';
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { visible } from '../text/visible.ts';
import { textColumns } from './columns.ts';
import { excerpt } from './excerpt.ts';
import type { Outcome, ReportedError } from './outcome.ts';
import type { Paint } from './paint.ts';
import { placeIn, shorten, shownPath, sourcePlace } from './places.ts';
import { sourceWording } from './source-wording.ts';
import { summary } from './summary.ts';
import { type Unvouched, unvouchedIn } from './unvouched.ts';

export interface PrettyOptions {
	/** Paths are shown as seen from here. */
	readonly folder: string;
	/** Columns to fill; more than 120 is not used. */
	readonly width: number;
	readonly paint: Paint;
}

/** The report for a person: each finding with the draft's words, the source's words and what would mend it. */
export function toPretty(report: Outcome, options: PrettyOptions): string {
	const parts: string[] = [];
	for (const draft of report.drafts) {
		const lines = linesOf(draft.text, countLines(draft.text));
		for (const finding of draft.checked.findings) parts.push(findingText(finding, draft, lines, options));
	}
	for (const error of report.errors) parts.push(errorText(error, options));
	const { noSources } = report;
	if (noSources !== undefined) parts.push(`${wrap(noSources.message, Math.min(options.width, widest)).join('\n')}\n`);
	else parts.push(...unvouchedParts(report, options));
	parts.push(summary(report, options.paint));
	return `${parts.join('\n')}\n`;
}

function errorText({ path, place, message, fatal }: ReportedError, { folder, width, paint }: PrettyOptions): string {
	const severity = fatal ? 'error' : 'warning';
	const lines = wrap(message, Math.min(width, widest) - 2).map((line) => `  ${line}`);
	const where = place ? `:${place.line}:${place.column}` : '';
	return `${paint('place', shownPath(path, folder) + where)}  ${paint(severity, severity)}\n${lines.join('\n')}\n`;
}

/** More are counted only: a page of dialogue is nobody's concern. */
const mostShown = 5;

function unvouchedParts({ drafts }: Outcome, options: PrettyOptions): string[] {
	const all = drafts.flatMap(unvouchedIn);
	const cited = all.filter(({ isCited }) => isCited);
	const uncited = all.filter(({ isCited }) => !isCited);
	const ofCited =
		cited.length === 1
			? 'The source cited for these few words does not have them. Unless they are your own, correct them.'
			: 'The sources cited for these few words do not have them. Unless they are your own, correct them.';
	const ofUncited =
		uncited.length === 1
			? '1 quotation was compared with nothing: no source is cited for it, and none has its words. Unless it is dialogue or your own words, cite its source.'
			: `${uncited.length} quotations were compared with nothing: no source is cited for them, and none has their words. Unless they are dialogue or your own words, cite their sources.`;
	return [...listed(ofCited, cited, options), ...listed(ofUncited, uncited, options)];
}

/** Of many, the longest: they are the likeliest to be somebody's. */
function listed(head: string, all: readonly Unvouched[], { folder, width, paint }: PrettyOptions): string[] {
	if (all.length === 0) return [];
	const shown = new Set([...all].sort((a, b) => b.length - a.length).slice(0, mostShown));
	const more = all.length - shown.size;
	const entry = ({ path, place, words }: Unvouched) =>
		`  ${paint('place', `${shownPath(path, folder)}:${place.line}:${place.column}`)}  ${paint('label', `“${words}”`)}`;
	const lines = [
		...wrap(head, Math.min(width, widest)),
		...all.filter((one) => shown.has(one)).map(entry),
		...(more > 0 ? [`  … and ${more} shorter: "quotewright report" shows each of them.`] : []),
	];
	return [`${lines.join('\n')}\n`];
}

const margin = 10;
const widest = 120;

function findingText(
	finding: Finding,
	draft: ReportedDraft,
	draftLines: Lines,
	{ folder, width, paint }: PrettyOptions,
): string {
	const { line, column } = placeIn(draftLines, finding.span.start);
	const differences = differencesAt(finding, draft.checked);
	const room = Math.max(30, Math.min(width, widest) - margin - 1);
	const labelled = (label: string, text: string) => `${paint('label', label.padStart(margin - 2))}  ${text}`;
	const marks = differences.length > 0 ? differences.map((difference) => difference.draft) : [finding.span];
	const lines = [
		`${paint('place', `${shownPath(draft.path, folder)}:${line}:${column}`)}  ${paint(finding.severity, finding.severity)}  ${paint('label', finding.code)}`,
		...wrap(finding.message, Math.min(width, widest) - 2).map((text) => `  ${text}`),
		'',
		...excerptLines(draft.text, finding.span, marks, room, paint, (text) => labelled('draft', text)),
	];
	if (finding.passage) {
		const text = sourceWording(draft.library, finding.passage.source);
		const sourceMarks = differences.map((difference) => difference.source);
		const focus = sourceMarks.length > 0 ? hull(sourceMarks) : finding.passage.span;
		lines.push(...excerptLines(text, focus, sourceMarks, room, paint, (line) => labelled('source', line)));
		lines.push(
			...wrap(origin(finding.passage, focus, draft.library, folder), room).map(
				(line) => ' '.repeat(margin) + paint('label', line),
			),
		);
	}
	const fix = finding.fixes[0];
	if (fix) wrap(fix.title, room).forEach((line, i) => void lines.push(labelled(i === 0 ? 'fix' : '', line)));
	return `${lines.join('\n')}\n`;
}

/** What differs where the finding stands: the places worth a mark. */
function differencesAt(finding: Finding, checked: CheckedDraft): readonly Difference[] {
	const { span } = finding;
	const quotation = checked.quotations.find((candidate) => candidate.quotation === finding.quotation);
	const source = finding.passage?.source.id;
	if (!quotation || source !== quotation.passage?.source.id) return [];
	return quotation.differences.filter(
		({ acceptable, draft }) => !acceptable && draft.start <= span.end && span.start <= draft.end,
	);
}

function hull(spans: readonly Span[]): Span {
	return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

function excerptLines(
	text: LongText,
	focus: Span,
	marks: readonly Span[],
	room: number,
	paint: Paint,
	label: (line: string) => string,
): string[] {
	const { pieces, carets } = excerpt(text, focus, marks, room);
	const line = pieces.map((piece) => (piece.marked && piece.text ? paint('mark', piece.text) : piece.text)).join('');
	return carets ? [label(line), ' '.repeat(margin) + paint('mark', carets)] : [label(line)];
}

function origin({ source, locator }: Passage, place: Span, library: LibraryView, folder: string): string {
	const parts = [`@${source.key}`, shorten(source.title, 60)];
	if (locator) parts.push(locatorLabel(locator));
	if (source.path) parts.push(sourcePlace(source, library, place.start, folder));
	return parts.filter((part) => part !== '').join(' · ');
}

/** At blanks; a word wider than the line stays whole. Control characters become visible. */
function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	let used = 0;
	for (const word of visible(text).split(/\s+/)) {
		const needed = textColumns(word);
		if (line !== '' && used + 1 + needed > width) {
			lines.push(line);
			line = word;
			used = needed;
		} else {
			line += line === '' ? word : ` ${word}`;
			used += needed + (used === 0 ? 0 : 1);
		}
	}
	lines.push(line);
	return lines;
}
