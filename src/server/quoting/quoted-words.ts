/**
 * The words of a quotation as a draft has to spell them: a passage's own, escaped, with an ellipsis where words were
 * left out, its marks turned into inner ones, its first letter as the place and the preset ask.
 */

import { sentencesAround, withoutApparatus, wording } from '../../check/context.ts';
import type { Preset } from '../../check/settings.ts';
import type { LibraryView, Source } from '../../library/library.ts';
import type { LongText } from '../../text/long-text.ts';
import { readingOn } from '../../text/reading-on.ts';
import type { Span } from '../../text/span.ts';
import { type MarkStyle, switchMarks, withoutEnclosingMarks } from '../quotation-marks.ts';
import { bracketed, ellipsisPattern } from './ellipsis-style.ts';
import { withInitial } from './initial-letter.ts';
import { hasLonelyMarks, mendLonelyMarks } from './lonely-marks.ts';
import type { QuotedPart, Trimmed } from './trimmed-words.ts';

/** What is to be quoted. */
export interface QuotedPassage {
	readonly source: Source;
	/** The source's text as its editor shows it, which may be newer than what the library has read. */
	readonly text: LongText;
	readonly parts: readonly QuotedPart[];
	/** The writer wants the first letter so. */
	readonly initial?: Trimmed['initial'];
}

/** How quotations are written where this one goes. */
export interface QuotingManner {
	readonly marks: MarkStyle;
	readonly ellipsis: string;
	readonly preset: Preset;
	/** The quotation begins a sentence of the writer's. */
	readonly beginsSentence: boolean;
}

export interface QuotedWords {
	/** To stand between the draft's marks, on one line. */
	readonly inline: string;
	/** To stand without marks; paragraphs are parted by a blank line. */
	readonly block: string;
}

/** Ways to write the words, the best first; none where there are no words. */
export function* quotedWords(
	library: LibraryView,
	passage: QuotedPassage,
	manner: QuotingManner,
): Generator<QuotedWords> {
	for (const spelling of spellingsOf(passage)) {
		const stretches = stretchesOf(library, passage, manner, spelling);
		const bare = withoutEnclosingMarks(stretches.join('\0').trim()).split('\0');
		if (!/[\p{L}\p{N}]/u.test(bare.join(''))) return;
		const isOwn = stretches.length > 1 && bare.some((words) => words.search(ellipsisPattern) !== -1);
		const ellipsis = isOwn ? bracketed(manner.ellipsis) : manner.ellipsis;
		const ways = hasLonelyMarks(bare)
			? [mendLonelyMarks(bare, 'complete'), mendLonelyMarks(bare, 'drop'), bare]
			: [bare];
		for (const way of ways) {
			const end = manner.preset === 'strict' && isCutSentence(library, passage) ? ` ${ellipsis}` : '';
			const words = `${way.map((stretch) => stretch.trim()).join(` ${ellipsis} `)}${end}`;
			yield {
				inline: switchMarks(words.replace(/\s+/gu, ' '), manner.marks, 0),
				block: switchMarks(words, manner.marks, 1),
			};
		}
	}
}

interface Spelling {
	/** An ellipsis stands beside a bracket that replaces words. */
	readonly marksReplaced: boolean;
	/** What the source's Markdown says, escaped; else the Markdown as it stands. */
	readonly isPlain: boolean;
}

/**
 * In the midst of a sentence of the draft, Markdown may mean something else than where it was taken from: of a code
 * block, `<name>` would be a tag.
 */
function spellingsOf({ source, parts }: QuotedPassage): Spelling[] {
	const isReplacing = parts.some((part) => part.kind === 'own' && part.replaces);
	return (isMarkdown(source) ? [false, true] : [true]).flatMap((isPlain) =>
		(isReplacing ? [false, true] : [false]).map((marksReplaced) => ({ marksReplaced, isPlain })),
	);
}

function isMarkdown({ path = '' }: Source): boolean {
	return /\.(?:md|markdown|qmd|rmd)$/i.test(path);
}

/** What stands between two omissions, one after the other. */
function stretchesOf(
	library: LibraryView,
	passage: QuotedPassage,
	{ preset, beginsSentence }: QuotingManner,
	{ marksReplaced, isPlain }: Spelling,
): string[] {
	const stretches: string[] = [];
	for (const part of passage.parts) {
		const isWords = part.kind === 'words';
		let words = isWords ? paragraphsOf(library, passage, part.span, isPlain).join('\n\n') : part.text;
		const before = stretches.at(-1);
		const gap = part.gap || (marksReplaced && part.kind === 'own' && part.replaces);
		const isMidSentence = isWords && !beginsOwnSentence(library, passage, part.span);
		if (before === undefined) {
			const wanted = passage.initial ?? (beginsSentence && isMidSentence ? 'upper' : undefined);
			if (wanted && isWords) words = withInitial(words, wanted, preset);
			stretches.push(words);
		} else if (gap) {
			// After a sentence's end, what goes on in the midst of another begins one.
			if (isMidSentence && /[.!?][”’"'»«)]*$/u.test(before)) words = withInitial(words, 'upper', preset);
			stretches.push(words);
		} else stretches[stretches.length - 1] = `${before}${/[—–([]$/u.test(before) ? '' : ' '}${words}`;
	}
	return stretches;
}

/** The paragraphs of a stretch as a draft has to spell them. */
function paragraphsOf(library: LibraryView, { source, text }: QuotedPassage, span: Span, isPlain: boolean): string[] {
	const reads = readingOn(text, (part) => library.apparatus(source, part)).slice(span.start, span.end);
	const spans: Span[] = [];
	let { start } = span;
	// What a blank line parts may be one paragraph all the same: at the foot of a page.
	for (const { index, 0: gap } of reads.matchAll(
		/(?<=[.!?:…][”’"'»«)\]*_]*[^\S\n]*)\r?\n[^\S\n]*\r?\n\s*(?!\p{Ll})/gu,
	)) {
		spans.push({ start, end: span.start + index });
		start = span.start + index + gap.length;
	}
	spans.push({ start, end: span.end });
	return spans.map((part) => inMarkdown(library, source, text, part, isPlain)).filter((words) => words !== '');
}

/** The words of a passage as a draft has to spell them. */
function inMarkdown(library: LibraryView, source: Source, text: LongText, span: Span, isPlain: boolean): string {
	const plain = () => asMarkdown(wording(library, source, text, span).trim());
	if (isPlain) return plain();
	const words = withoutApparatus(library, source, text, span).replace(/\s+/gu, ' ').trim();
	return isWhole(words) ? words : plain();
}

/** Whether no emphasis begins in the words that does not end in them. */
function isWhole(words: string): boolean {
	const count = (marks: RegExp) => words.match(marks)?.length ?? 0;
	return count(/(?<!\\)\*/g) % 2 === 0 && count(/(?<![\p{L}\p{N}\\])_|_(?![\p{L}\p{N}])/gu) % 2 === 0;
}

/** Plain words as Markdown has to spell them so that they are read as they stand. */
function asMarkdown(words: string): string {
	return words
		.replace(/[\\`*]/g, '\\$&')
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
		.replace(/\[(?=[@^[])/g, '\\[')
		.replace(/\](?=[([])/g, '\\]')
		.replace(/<(?=[\p{L}/!?])/gu, '\\<')
		.replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])/gu, '\\@')
		.replace(/&(?=#?\w+;)/g, '&amp;');
}

function beginsOwnSentence(library: LibraryView, { source, text }: QuotedPassage, { start, end }: Span): boolean {
	const around = sentencesAround(reading(library, source, text), { start, end: Math.min(end, start + 1) });
	return !/[\p{L}\p{N}]/u.test(text.slice(around.start, start));
}

/**
 * The quotation reads as a sentence, but the source's goes on: the MLA and the Bluebook want that shown. What is no
 * sentence shows it by itself.
 */
function isCutSentence(library: LibraryView, passage: QuotedPassage): boolean {
	const [first] = passage.parts;
	const last = passage.parts.at(-1);
	if (passage.initial === 'lower') return false;
	if (first?.kind !== 'words' || last?.kind !== 'words' || !beginsOwnSentence(library, passage, first.span))
		return false;
	const { source, text } = passage;
	const { end } = last.span;
	const around = sentencesAround(reading(library, source, text), { start: Math.max(last.span.start, end - 1), end });
	return /[\p{L}\p{N}]/u.test(text.slice(end, around.end));
}

function reading(library: LibraryView, source: Source, text: LongText): LongText {
	return readingOn(text, (span) => library.apparatus(source, span));
}
