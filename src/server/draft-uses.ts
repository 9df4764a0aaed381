import type { Range } from 'vscode-languageserver/node';
import type { CheckedQuotation, Verdict } from '../check/finding.ts';
import { quotedWords } from '../check/source-text.ts';
import type { Citation } from '../drafts/draft.ts';
import type { Source } from '../library/library.ts';
import { detached } from '../text/detached.ts';
import { locatorLabel } from '../text/locator-label.ts';
import type { Span } from '../text/span.ts';
import type { CheckedDocument } from './checked-document.ts';
import { type LineWalk, walkLines } from './positions.ts';

/** What one version of a draft quotes and cites, and where: all that is kept of a draft that nobody has open. */
export interface DraftUses {
	readonly uri: string;
	/** In the order of their places. */
	readonly quotations: readonly QuotedPassage[];
	/** In the order of their places. */
	readonly citations: readonly CitedPlace[];
}

/** A quotation of one source, its author's tag in it or not; quoted from two sources, it counts once for each. */
export interface QuotedPassage {
	/** In the draft. */
	readonly range: Range;
	/** The first of its words, on one line. */
	readonly words: string;
	readonly verdict: Verdict;
	readonly flagged: boolean;
	readonly source: Source;
	/** Where its words stand in the source's text; empty: the source is cited for them and does not have them. */
	readonly passages: readonly Span[];
	readonly locator: string | undefined;
}

export interface CitedPlace {
	/** Of the key. */
	readonly range: Range;
	/** As written. */
	readonly key: string;
	/** Undefined where nobody knows the key. */
	readonly source: Source | undefined;
	/** One of the quotations that are listed is the source's, and this is its citation. */
	readonly quotes: boolean;
}

/** In UTF-16 code units. */
const wordsShown = 100;

/**
 * In steps, between which other work may be done, as long as the draft does not move on. Linear in what it quotes.
 * @param uri as the editor spells it, if one has it open
 * @param sourceOf what a citation names
 */
export function* usesIn(
	state: CheckedDocument,
	uri: string,
	sourceOf: (citation: Citation) => Source | undefined,
): Generator<void, DraftUses, void> {
	const lines = walkLines(state.document);
	const cited: (Source | undefined)[] = [];
	for (const citation of state.draft.citations) {
		cited.push(sourceOf(citation));
		yield;
	}
	const quoting = new Set<number>();
	const quotations: QuotedPassage[] = [];
	/** Of the quotation that is gone through, by source, where its entry stands. */
	let entries = new Map<string, number>();
	let group: number | undefined;
	for (const checked of state.checked.quotations) {
		yield;
		if (checked.quotation.group !== group) entries = new Map();
		({ group } = checked.quotation);
		for (const passage of passagesOf(checked, lines)) {
			const name = nameOf(passage.source);
			for (const index of checked.quotation.citations) {
				const source = cited[index];
				if (source && nameOf(source) === name) quoting.add(index);
			}
			const at = entries.get(name);
			const before = at === undefined ? undefined : quotations[at];
			if (at === undefined || before === undefined) entries.set(name, quotations.push(passage) - 1);
			else quotations[at] = together(before, passage);
		}
	}
	const citations = state.draft.citations.map(
		({ key, keySpan }, index): CitedPlace => ({
			range: rangeAt(lines, keySpan),
			key: detached(key),
			source: cited[index],
			quotes: quoting.has(index),
		}),
	);
	return { uri, quotations, citations };
}

/** What tells one document, or work without one, from another. Several works may have the same document. */
export function nameOf({ path, key }: Source): string {
	return path ?? `@${key}`;
}

function passagesOf(
	{ quotation, verdict, passage, flagged, cited }: CheckedQuotation,
	lines: LineWalk,
): QuotedPassage[] {
	const found = verdict === 'not-found' ? undefined : passage;
	const missed = verdict === 'not-found' || verdict === 'wrong-source' ? cited : [];
	if (!found && missed.length === 0) return [];
	const said = {
		range: rangeAt(lines, quotation.span),
		words: firstWords(quotedWords(quotation)),
		verdict,
		flagged,
	};
	const passages: QuotedPassage[] = [];
	if (found) {
		const locator = found.locator && locatorLabel(found.locator);
		passages.push({ ...said, source: found.source, passages: [found.span], locator });
	}
	for (const source of missed) {
		if (found && nameOf(found.source) === nameOf(source)) continue;
		passages.push({ ...said, source, passages: [], locator: undefined });
	}
	return passages;
}

/** Of two parts, what is wrong with either is wrong with the whole. */
function together(first: QuotedPassage, second: QuotedPassage): QuotedPassage {
	return {
		...first,
		range: { start: first.range.start, end: second.range.end },
		words: firstWords(`${first.words} … ${second.words}`),
		verdict: second.flagged && !first.flagged ? second.verdict : first.verdict,
		flagged: first.flagged || second.flagged,
		passages: [...first.passages, ...second.passages],
		locator: first.locator ?? second.locator,
	};
}

function firstWords(words: string): string {
	if (words.length <= wordsShown) return detached(words);
	return detached(`${words.slice(0, wordsShown).replace(/\s+\S*$/u, '')} …`);
}

function rangeAt(lines: LineWalk, { start, end }: Span): Range {
	lines.goTo(start);
	const from = { line: lines.line, character: lines.character };
	lines.goTo(end);
	return { start: from, end: { line: lines.line, character: lines.character } };
}
