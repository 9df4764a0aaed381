import {
	type Diagnostic,
	type DiagnosticRelatedInformation,
	DiagnosticSeverity,
	DiagnosticTag,
	type Position,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Passage, Severity } from '../check/finding.ts';
import type { LibraryProblem, LibraryView } from '../library/library.ts';
import { locatorLabel } from '../text/locator-label.ts';
import type { CheckedDocument } from './checked-document.ts';
import { beginning, cut, sentencesAround, wording } from './context.ts';
import { rangeOf, sourceLocation, uriOf } from './positions.ts';
import { ruleAddress } from './rules-page.ts';

/** What an editor shows as the origin of every diagnostic. */
export const diagnosticSource = 'Quotewright';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** The findings of a draft and what could not be read of it. */
export function draftDiagnostics(state: CheckedDocument, library: LibraryView): Diagnostic[] {
	return [
		...state.checked.findings.map((finding) => findingDiagnostic(finding, state.document, library)),
		...state.draft.problems.map(({ span, message }) => ({
			range: rangeOf(state.document, span),
			severity: DiagnosticSeverity.Warning,
			code: 'unreadable-front-matter',
			source: diagnosticSource,
			message,
		})),
	];
}

export function findingDiagnostic(finding: Finding, document: TextDocument, library: LibraryView): Diagnostic {
	const diagnostic: Diagnostic = {
		range: rangeOf(document, finding.span),
		severity: severities[finding.severity],
		code: finding.code,
		source: diagnosticSource,
		message: finding.message,
	};
	const rule = ruleAddress(finding.convention ?? finding.code);
	if (rule !== undefined) diagnostic.codeDescription = { href: rule };
	if (finding.code === 'unused-ignore') diagnostic.tags = [DiagnosticTag.Unnecessary];
	const related = finding.passage && inSource(finding.passage, library);
	if (finding.passage === undefined || related === undefined) return diagnostic;
	return asBefore(finding.passage, { ...diagnostic, relatedInformation: related });
}

const before = new WeakMap<Passage, Diagnostic>();

/** The diagnostic of before where nothing of it changed: what is the same object need not be made JSON of again. */
function asBefore(passage: Passage, now: Diagnostic): Diagnostic {
	const known = before.get(passage);
	if (known !== undefined && isSame(known, now)) return known;
	before.set(passage, now);
	return now;
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
	return (
		samePlace(a.range.start, b.range.start) &&
		samePlace(a.range.end, b.range.end) &&
		a.message === b.message &&
		a.code === b.code &&
		a.severity === b.severity &&
		a.codeDescription?.href === b.codeDescription?.href &&
		a.relatedInformation === b.relatedInformation
	);
}

function samePlace(a: Position, b: Position): boolean {
	return a.line === b.line && a.character === b.character;
}

/** Wherever a finding moves in its draft, its passage stays the same, and finding the sentence around it takes time. */
const inSources = new WeakMap<Passage, DiagnosticRelatedInformation[]>();

function inSource(passage: Passage, library: LibraryView): DiagnosticRelatedInformation[] | undefined {
	const known = inSources.get(passage);
	if (known) return known;
	const location = sourceLocation(library, passage.source, passage.span);
	if (!location) return undefined;
	const related = [{ location, message: sourceSays(library, passage) }];
	inSources.set(passage, related);
	return related;
}

/** In code units. */
const longest = 240;

/** The source's words at a passage, or the sentence it belongs to where the passage is only a word or two. */
function sourceSays(library: LibraryView, { source, span, locator }: Passage): string {
	const text = library.text(source);
	const shown = span.end - span.start < 40 ? sentencesAround(text, span) : span;
	const where = [cut(source.title, 60), locator && locatorLabel(locator)].filter((part) => part !== undefined);
	return `“${cut(wording(library, source, text, beginning(shown, 8 * longest)).trim(), longest)}” (${where.join(', ')})`;
}

const problemSeverities: Readonly<Record<LibraryProblem['code'], DiagnosticSeverity>> = {
	'duplicate-key': DiagnosticSeverity.Warning,
	'unreadable-source': DiagnosticSeverity.Warning,
	'malformed-bibliography': DiagnosticSeverity.Warning,
	'malformed-project': DiagnosticSeverity.Error,
};

/** @param document the file's text, which the problem's place counts into; undefined where it could not be read. */
export function problemDiagnostic(problem: LibraryProblem, document: TextDocument | undefined): Diagnostic {
	const start = { line: 0, character: 0 };
	const diagnostic: Diagnostic = {
		range: document && problem.span ? rangeOf(document, problem.span) : { start, end: start },
		severity: problemSeverities[problem.code],
		code: problem.code,
		source: diagnosticSource,
		message: problem.message,
	};
	if (problem.related.length === 0) return diagnostic;
	return {
		...diagnostic,
		relatedInformation: problem.related.map((path) => ({
			location: { uri: uriOf(path), range: { start, end: start } },
			message: 'The other file concerned.',
		})),
	};
}
