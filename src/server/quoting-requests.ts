/** Answers what Insert Quote and Quote Selection ask: which passages there are, and how to write them into a draft. */
import * as l10n from '@vscode/l10n';
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readingText, sentencesAround, wording } from '../check/context.ts';
import { defaultSettings } from '../check/settings.ts';
import type { Draft } from '../drafts/draft.ts';
import type { Source } from '../library/library.ts';
import type { LongText } from '../text/long-text.ts';
import type { Span } from '../text/span.ts';
import { untitledPath } from './documents.ts';
import { type Insertion, type InsertionPlace, insertions } from './insertion.ts';
import { offeredPassages, typedPassages } from './offered-passages.ts';
import { openAt } from './open-documents.ts';
import { type LinedText, pathOf, sourceDocument, spanOf } from './positions.ts';
import type * as protocol from './protocol.ts';
import type { CustomRequest } from './protocol.ts';
import { isQuotation, type Judge, objections } from './quoting/accepted-insertion.ts';
import { formProblem } from './quoting/form.ts';
import type { QuotedPassage } from './quoting/quoted-words.ts';
import { type QuotedPart, trimmedWords } from './quoting/trimmed-words.ts';
import { wholeWords } from './quoting/whole-words.ts';
import { shownSource } from './shown-source.ts';
import { isViewed, sourcePathOf } from './source-address.ts';
import { isView } from './view-requests.ts';
import type { Workspace } from './workspace.ts';

type ParamsOf<Request> = Request extends CustomRequest<infer Params, unknown> ? Params : never;

export interface QuotingParts {
	readonly workspace: Workspace;
	readonly open: TextDocuments<TextDocument>;
	parse(text: string): Draft;
}

export function answerSearch(
	{ workspace, open, parse }: QuotingParts,
	{ query, limit, draft }: ParamsOf<typeof protocol.searchPassages>,
): protocol.FoundPassages {
	// Only a list of sources depends on the draft, and a long one takes time to be read.
	const text = query.trimStart().startsWith('@') && draft !== undefined ? open.get(draft)?.getText() : undefined;
	return typedPassages(workspace.library, query, limit, text === undefined ? undefined : parse(text));
}

export function answerOffered(
	parts: QuotingParts,
	{ draft, selection, recent }: ParamsOf<typeof protocol.offeredPassages>,
): protocol.OfferedPassages {
	return offeredPassages(parts.workspace.library, placeIn(parts, draft, selection), recent);
}

export function answerWords(
	parts: QuotingParts,
	{ source: uri, range }: ParamsOf<typeof protocol.passageWords>,
): { readonly words: string } | null {
	const shown = quotedSource(parts, uri);
	if (!('source' in shown)) return null;
	const { source, text, lines } = shown;
	return { words: wording(parts.workspace.library, source, text, spanOf(lines, range)).trim() };
}

export function answerInsertion(
	parts: QuotingParts,
	{ draft, selection, source: uri, ranges, words, form }: ParamsOf<typeof protocol.insertionFor>,
): protocol.Insertable | protocol.Refused {
	const problem = formProblem(form);
	if (problem !== undefined) return { problem };
	const { library } = parts.workspace;
	const shown = quotedSource(parts, uri);
	if (!('source' in shown)) return shown;
	const { source, text } = shown;
	const spans = quotedSpans(parts, shown, ranges);
	const [first] = spans;
	if (!first) return { problem: l10n.t('There are no words to quote in the selection.') };
	const trimmed = words === undefined ? undefined : trimmedWords(text, first, library.apparatus(source, first), words);
	if (trimmed && 'problem' in trimmed) return trimmed;
	const passage: QuotedPassage = { source, text, ...(trimmed ?? { parts: spans.map(asPart) }) };
	const place = placeIn(parts, draft, selection);
	const judge = judgeOf(parts, draft);
	const { preset } = judge.settings;
	let best: Insertion | undefined;
	let objection: string | undefined;
	for (const insertion of insertions(library, passage, place, form, preset)) {
		best ??= insertion;
		const said = objectionTo(insertion, place, judge);
		if (said === undefined) return insertion;
		objection ??= said;
	}
	if (!best) return { problem: l10n.t('There are no words to quote in the selection.') };
	// A passage that nobody has cut is inserted all the same: what is to be said of it is said in the draft.
	const isCut = words !== undefined || spans.length > 1;
	return isCut && objection !== undefined ? { problem: objection } : best;
}

function objectionTo({ text, quotation }: Insertion, place: InsertionPlace, judge: Judge): string | undefined {
	const { start, end } = place.span;
	const written = place.text.slice(0, start) + text + place.text.slice(end);
	const span = { start: start + quotation.start, end: start + quotation.end };
	const [finding] = objections(judge, written, span);
	if (finding) return finding.message;
	return isQuotation(judge, written, span)
		? undefined
		: l10n.t('The draft would not show these words as a quotation. Quote fewer or other words.');
}

function asPart(span: Span, index: number): QuotedPart {
	return { kind: 'words', span, gap: index > 0 };
}

interface QuotedSource {
	readonly source: Source;
	readonly text: LongText;
	readonly lines: LinedText;
}

export function answerAmong(
	{ workspace: { library } }: QuotingParts,
	{ uris }: ParamsOf<typeof protocol.sourcesAmong>,
): { readonly shown: readonly string[]; readonly count: number } {
	return { shown: uris.filter((uri) => shownSource(library, uri) !== undefined), count: library.sources.length };
}

/** A source as its editor shows it, or why it cannot be quoted. */
function quotedSource({ workspace, open }: QuotingParts, uri: string): QuotedSource | protocol.Refused {
	const { library } = workspace;
	const path = sourcePathOf(uri);
	const source = path === undefined ? undefined : library.byPath(path);
	if (path === undefined || !source) {
		return {
			problem:
				workspace.ready && !workspace.progress
					? l10n.t(
							'This file is none of your sources. Put it into the folder “sources” or “seeds”, or name it in quotewright.json.',
						)
					: l10n.t('The sources are still being read. Try again in a moment.'),
		};
	}
	if (isViewed(path) && !isView(uri)) {
		return {
			problem: l10n.t('This is the file as it stands. Open its text to quote from it: Quotewright: Open Source.'),
		};
	}
	// An editor may have changes that are not saved yet: what it shows is what the user means. But what it shows of a
	// message's or a web page's file is not the text that was read from it.
	const editor = isView(uri) ? undefined : openAt(open, path);
	const lines = editor ?? sourceDocument(library, source);
	if (!lines) return { problem: l10n.t('This source has no text to quote.') };
	return { source, text: editor?.getText() ?? library.text(source), lines };
}

/** In the order of the text, whole words, those that nothing stands between as one. */
function quotedSpans(
	{ workspace: { library } }: QuotingParts,
	shown: QuotedSource,
	ranges: readonly protocol.PlainRange[],
) {
	const { source, text, lines } = shown;
	const given = ranges.map((range) => spanOf(lines, range));
	const [only] = given;
	const chosen =
		given.length === 1 && only && only.start === only.end
			? [sentencesAround(readingText(library, source), only)]
			: given.map((span) => wholeWords(text, span));
	const isWorded = (span: Span) => /[\p{L}\p{N}]/u.test(wording(library, source, text, span));
	const joined: Span[] = [];
	for (const span of chosen.filter(isWorded).sort((a, b) => a.start - b.start)) {
		const before = joined.at(-1);
		if (before && !isWorded({ start: before.end, end: Math.max(before.end, span.start) })) {
			joined[joined.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
		} else joined.push(span);
	}
	return joined;
}

function placeIn({ open, parse }: QuotingParts, uri: string | null, selection: protocol.PlainRange | null) {
	const document = uri === null ? undefined : open.get(uri);
	const text = document?.getText() ?? '';
	const draft = parse(text);
	if (!document || selection === null) return { draft, text: '', span: { start: 0, end: 0 }, isElsewhere: true };
	return { draft, text, span: spanOf(document, selection), isElsewhere: false };
}

/** @param uri of the draft */
export function judgeOf({ workspace, parse }: QuotingParts, uri: string | null): Judge {
	const path = (uri === null ? undefined : (pathOf(uri) ?? untitledPath(uri, workspace))) ?? '';
	const settings = (workspace.project(path) ?? workspace.projects[0])?.settings ?? defaultSettings;
	return { library: workspace.library, settings, path, parse };
}
