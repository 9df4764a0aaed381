/** A passage as a report shows it: its words, those that differ apart, amid the sentences around it. */
import { beginning, cut, cutStart, readingText, widerSentences, wording } from '../check/context.ts';
import type { CheckedQuotation, Passage } from '../check/finding.ts';
import { sourceReads } from '../check/source-text.ts';
import type { LibraryView } from '../library/library.ts';
import type { Span } from '../text/span.ts';

export interface PassageShown {
	readonly before: string;
	readonly pieces: readonly PassagePiece[];
	readonly after: string;
	/** All of the passage's words, where `pieces` leave some out; of half a book, its beginning and its end. */
	readonly whole: string | undefined;
}

export interface PassagePiece {
	readonly text: string;
	/** The quotation has other words for it, or none. */
	readonly differs: boolean;
}

/** In UTF-16 code units, as are all lengths here. */
const around = 240;
/** Of a stretch that is longer only the ends are shown. */
const longestShown = { plain: 700, differing: 300 };
/** Blanks and apparatus make a stretch read shorter than it is. */
const slack = 8;

export function passageShown(library: LibraryView, checked: CheckedQuotation, passage: Passage): PassageShown {
	const { source, span } = passage;
	const text = library.text(source);
	const read = (part: Span): string => wording(library, source, text, part);
	const wide = widerSentences(readingText(library, source), span);
	let isCut = false;
	const shortened = (part: Span, longest: number): string => {
		const half = longest / 2;
		const [head, tail] = [beginning(part, slack * longest), ending(part, slack * longest)];
		const words = read(head);
		if (head.end === part.end && words.length <= longest) return words;
		isCut = true;
		return `${cut(words, half).replace(/ …$/, '')} … ${cutStart(read(tail), half).replace(/^… /, '')}`;
	};
	const pieces = stretches(span, differing(checked, passage)).flatMap(({ differs, ...part }) => {
		const shown = shortened(part, differs ? longestShown.differing : longestShown.plain);
		return shown === '' ? [] : [{ text: shown, differs }];
	});
	return {
		before: cutStart(read({ start: wide.start, end: span.start }), around),
		pieces: trimmed(pieces),
		after: cut(read({ start: span.end, end: wide.end }), around),
		whole: isCut ? sourceReads(library, source, span).trim() : undefined,
	};
}

/** Of a passage that is merely near, most words would be. */
function differing({ verdict, differences, passage: compared }: CheckedQuotation, { source, span }: Passage): Span[] {
	if (verdict === 'not-found' || compared?.source !== source) return [];
	return differences
		.filter(({ acceptable, source: part }) => !acceptable && part.end > part.start)
		.map(({ source: part }) => ({ start: Math.max(part.start, span.start), end: Math.min(part.end, span.end) }))
		.filter(({ start, end }) => end > start)
		.sort((a, b) => a.start - b.start);
}

function stretches(whole: Span, marked: readonly Span[]): (Span & { readonly differs: boolean })[] {
	const parts: (Span & { differs: boolean })[] = [];
	let at = whole.start;
	for (const { start, end } of marked) {
		if (start > at) parts.push({ start: at, end: start, differs: false });
		if (end > at) parts.push({ start: Math.max(at, start), end, differs: true });
		at = Math.max(at, end);
	}
	if (whole.end > at) parts.push({ start: at, end: whole.end, differs: false });
	return parts;
}

function ending({ start, end }: Span, length: number): Span {
	return { start: Math.max(start, end - length), end };
}

function trimmed(pieces: readonly PassagePiece[]): PassagePiece[] {
	return pieces.map(({ text, differs }, i) => {
		const head = i === 0 ? text.trimStart() : text;
		return { text: i === pieces.length - 1 ? head.trimEnd() : head, differs };
	});
}
