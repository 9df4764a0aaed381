import type { CheckedDraft, Difference, Finding, Passage, Severity } from '../check/finding.ts';
import type { LibraryView } from '../library/library.ts';
import type { ReportedDraft } from '../report/reported-draft.ts';
import { countLines, type Lines, linesOf } from '../text/lines.ts';
import { locatorLabel } from '../text/locator-label.ts';
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { visible } from '../text/visible.ts';
import { textColumns } from './columns.ts';
import { excerpt } from './excerpt.ts';
import { noSources } from './no-sources.ts';
import { knownFindings, type Outcome, type ReportedError } from './outcome.ts';
import type { Paint } from './paint.ts';
import { placeIn, shorten, shownPath, sourcePlace } from './places.ts';
import { sourceWording } from './source-wording.ts';

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
	if (report.sources === 0 && report.drafts.length > 0) parts.push(`${noSources}\n`);
	parts.push(summary(report, options.paint) + baselineNote(report));
	return `${parts.join('\n')}\n`;
}

function errorText({ path, place, message, fatal }: ReportedError, { folder, width, paint }: PrettyOptions): string {
	const severity = fatal ? 'error' : 'warning';
	const lines = wrap(message, Math.min(width, widest) - 2).map((line) => `  ${line}`);
	const where = place ? `:${place.line}:${place.column}` : '';
	return `${paint('place', shownPath(path, folder) + where)}  ${paint(severity, severity)}\n${lines.join('\n')}\n`;
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

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function summary({ drafts, sources, errors }: Outcome, paint: Paint): string {
	if (drafts.length === 0 && errors.length > 0) return 'Nothing was checked.';
	const findings = drafts.flatMap(({ checked }) => checked.findings);
	const quotations = drafts.flatMap(({ draft }) => draft.quotations).filter(({ use }) => use === 'quotation');
	const read = `Checked ${count(quotations.length, 'quotation')} in ${count(drafts.length, 'draft')} against ${count(sources, 'source')}.`;
	if (findings.length === 0) return errors.length > 0 ? read : `${paint('good', 'No problems.')} ${read}`;
	const kinds = severities.flatMap((severity) => {
		const number = findings.filter((finding) => finding.severity === severity).length;
		return number > 0 ? [paint(severity, severityCount(number, severity))] : [];
	});
	return `${kinds.join(', ')}. ${read}`;
}

function baselineNote(report: Outcome): string {
	const known = knownFindings(report);
	const left = known > 0 ? ` ${count(known, 'finding')} in the baseline ${known === 1 ? 'is' : 'are'} not shown.` : '';
	if (report.gone === 0) return left;
	const [occur, them] = report.gone === 1 ? ['occurs', 'it'] : ['occur', 'them'];
	return `${left}\n${count(report.gone, 'finding')} in the baseline no longer ${occur}: --write-baseline takes ${them} out.`;
}

function severityCount(number: number, severity: Severity): string {
	return severity === 'information' ? `${number} information` : count(number, severity);
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
