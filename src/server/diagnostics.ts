import * as l10n from '@vscode/l10n';
import {
	type Diagnostic,
	type DiagnosticRelatedInformation,
	DiagnosticSeverity,
	DiagnosticTag,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { beginning, cut, readingText, sentencesAround, wording } from '../check/context.ts';
import type { Finding, Passage, Severity } from '../check/finding.ts';
import { changed } from '../drafts/changed.ts';
import { sameEnds } from '../drafts/same-ends.ts';
import type { LibraryProblem, LibraryView } from '../library/library.ts';
import { locatorLabel } from '../text/locator-label.ts';
import type { CheckedDocument } from './checked-document.ts';
import { type LineWalk, rangeOf, sourceLocation, uriOf, walkLines } from './positions.ts';
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
	const diagnostics = findingsDiagnostics(state, library);
	for (const { span, message } of state.draft.problems) {
		const range = rangeOf(state.document, span);
		const severity = DiagnosticSeverity.Warning;
		diagnostics.push({ range, severity, code: 'unreadable-front-matter', source: diagnosticSource, message });
	}
	return diagnostics;
}

/** What was told of a document the last time. */
interface ToldBefore {
	readonly text: string;
	readonly lineCount: number;
	readonly findings: readonly Finding[];
	readonly diagnostics: readonly Diagnostic[];
	/** Of each, the first line and the last. */
	readonly lines: Int32Array;
}

const told = new WeakMap<TextDocument, ToldBefore>();

/** Those of the same findings on lines that are as they were and where they were are taken without being looked at. */
function findingsDiagnostics({ document, checked }: CheckedDocument, library: LibraryView): Diagnostic[] {
	const { findings } = checked;
	const text = document.getText();
	const { lineCount } = document;
	const before = told.get(document);
	const lasting = before && lastingLines(before, document, text);
	const { head, tail } = sameEnds(before?.findings ?? [], findings);
	const by = findings.length - (before?.findings.length ?? 0);
	const diagnostics: Diagnostic[] = [];
	const lines = new Int32Array(2 * findings.length);
	const walk = walkLines(document);
	for (let i = 0; i < findings.length; i++) {
		const old = i < head ? i : i - by;
		const first = before?.lines[2 * old] ?? 0;
		const last = before?.lines[2 * old + 1] ?? 0;
		const isThere = lasting !== undefined && (last < lasting.before || first >= lasting.from);
		const known = isThere && (i < head || i >= tail) ? before?.diagnostics[old] : undefined;
		const diagnostic = known ?? diagnosticOf(findings[i] as Finding, walk, library);
		diagnostics.push(diagnostic);
		lines[2 * i] = known ? first : diagnostic.range.start.line;
		lines[2 * i + 1] = known ? last : diagnostic.range.end.line;
	}
	told.set(document, { text, lineCount, findings, diagnostics: [...diagnostics], lines });
	return diagnostics;
}

/** The lines `before` one and `from` another on are where they were and say what they said. */
function lastingLines(
	{ text: old, lineCount }: ToldBefore,
	document: TextDocument,
	text: string,
): { readonly before: number; readonly from: number } {
	const { start, endAfter } = changed(old, text);
	// A line more on either side, since a carriage return and a line feed part lines together as well as alone.
	const before = document.positionAt(start).line - 1;
	const isMoved = document.lineCount !== lineCount;
	return { before, from: isMoved ? Number.POSITIVE_INFINITY : document.positionAt(endAfter).line + 2 };
}

export function findingDiagnostic(finding: Finding, document: TextDocument, library: LibraryView): Diagnostic {
	return diagnosticOf(finding, walkLines(document), library);
}

interface Known {
	readonly diagnostic: Diagnostic;
	readonly convention: Finding['convention'];
}

const before = new WeakMap<Passage, Known>();

/** That of before where nothing of it changed: what is the same object need not be made JSON of again. */
function diagnosticOf(finding: Finding, lines: LineWalk, library: LibraryView): Diagnostic {
	const { passage, span, convention } = finding;
	lines.goTo(span.start);
	const { line, character } = lines;
	lines.goTo(span.end);
	const known = passage && before.get(passage);
	if (known?.convention === convention && known !== undefined && saysIt(known.diagnostic, finding)) {
		const { start, end } = known.diagnostic.range;
		const starts = start.line === line && start.character === character;
		if (starts && end.line === lines.line && end.character === lines.character) return known.diagnostic;
	}
	const end = { line: lines.line, character: lines.character };
	const diagnostic: Diagnostic = {
		range: { start: { line, character }, end },
		severity: severities[finding.severity],
		code: finding.code,
		source: diagnosticSource,
		message: finding.message,
	};
	const rule = ruleAddress(convention ?? finding.code);
	if (rule !== undefined) diagnostic.codeDescription = { href: rule };
	if (finding.code === 'unused-ignore') diagnostic.tags = unnecessary;
	const related = passage && inSource(passage, library);
	if (related === undefined) return diagnostic;
	diagnostic.relatedInformation = related;
	before.set(passage as Passage, { diagnostic, convention });
	return diagnostic;
}

const unnecessary: DiagnosticTag[] = [DiagnosticTag.Unnecessary];

function saysIt({ message, code, severity }: Diagnostic, finding: Finding): boolean {
	return message === finding.message && code === finding.code && severity === severities[finding.severity];
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
	const shown = span.end - span.start < 40 ? sentencesAround(readingText(library, source), span) : span;
	const where = [cut(source.title, 60), locator && locatorLabel(locator)].filter((part) => part !== undefined);
	const words = cut(wording(library, source, text, beginning(shown, 8 * longest)).trim(), longest);
	return l10n.t('“{0}” ({1})', words, where.join(', '));
}

const problemSeverities: Readonly<Record<LibraryProblem['code'], DiagnosticSeverity>> = {
	'duplicate-key': DiagnosticSeverity.Warning,
	'unreadable-source': DiagnosticSeverity.Warning,
	'malformed-bibliography': DiagnosticSeverity.Warning,
	// The work can be cited all the same, and a whole library may be on another disk.
	'missing-file': DiagnosticSeverity.Information,
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
			message: l10n.t('The other file concerned.'),
		})),
	};
}
