import type { LibraryView, Source } from '../library/library.ts';
import type { LongText } from '../text/long-text.ts';
import { readingOn } from '../text/reading-on.ts';
import type { Span } from '../text/span.ts';
import { readsAs } from './source-text.ts';

/** How much of the surroundings is looked at for where a sentence begins or ends. */
const reach = 600;
/** An abbreviation or an initial does not end a sentence, though the Unicode rules hold it to when a capital follows. */
const abbreviation =
	/(?:^|[\s(“"‘'])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Hon|Rev|Jr|Sr|No|Nos|vs|cf|p|pp|vol|chap|e\.g|i\.e|[A-Z]|(?:[A-Z]\.)+[A-Z])\.\s*$/u;
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** A source's text as a reader goes through it: captions and pages read on. For where sentences begin and end. */
export function readingText(library: LibraryView, source: Source): LongText {
	return readingOn(library.text(source), (span) => library.apparatus(source, span));
}

/** The sentences that `span` touches, whole; they do not cross a blank line. */
export function sentencesAround(text: LongText, span: Span): Span {
	return neighbourhood(text, span, 0);
}

/** As `sentencesAround`, and one sentence more on either side where the paragraph has one. */
export function widerSentences(text: LongText, span: Span): Span {
	return neighbourhood(text, span, 1);
}

/** In UTF-16 code units: of a longer stretch only the ends are looked at. */
const longest = 4096;

function neighbourhood(text: LongText, span: Span, more: number): Span {
	if (span.end - span.start > longest) {
		const first = neighbourhood(text, { start: span.start, end: span.start + 1 }, more);
		const last = neighbourhood(text, { start: span.end - 1, end: span.end }, more);
		return { start: first.start, end: last.end };
	}
	const window = paragraphAround(text, span);
	// A line end inside a paragraph is no sentence end, though the Unicode rules hold it to be one.
	const shown = text.slice(window.start, window.end).replace(/[\r\n]/g, ' ');
	const starts = [0];
	let sentence = '';
	for (const { segment, index } of sentences.segment(shown)) {
		if (index > 0 && !abbreviation.test(sentence)) {
			starts.push(index);
			sentence = '';
		}
		sentence += segment;
	}
	starts.push(shown.length);
	const from = span.start - window.start;
	const to = Math.max(span.end - window.start, from + 1);
	let first = 0;
	while (first + 2 < starts.length && (starts[first + 1] ?? 0) <= from) first++;
	let last = first;
	while (last + 2 < starts.length && (starts[last + 1] ?? 0) < to) last++;
	const start = window.start + (starts[Math.max(0, first - more)] ?? 0);
	const end = window.start + (starts[Math.min(starts.length - 1, last + 1 + more)] ?? shown.length);
	return trimmed(text, { start: Math.min(start, span.start), end: Math.max(end, span.end) });
}

/** The paragraph or paragraphs that `span` touches, but not further than `reach`. */
function paragraphAround(text: LongText, span: Span): Span {
	const earliest = Math.max(0, span.start - reach);
	const before = text.slice(earliest, span.start);
	const latest = Math.min(text.length, span.end + reach);
	const after = text.slice(span.end, latest);
	const blankBefore = [...before.matchAll(/\r?\n[ \t]*\r?\n/g)].at(-1);
	const blankAfter = /\r?\n[ \t]*\r?\n/.exec(after);
	let start = blankBefore ? earliest + blankBefore.index + blankBefore[0].length : earliest;
	let end = blankAfter ? span.end + blankAfter.index : latest;
	// Cut at reach: begin and end with a whole word.
	if (!blankBefore && earliest > 0) start += /^\S*\s*/.exec(text.slice(earliest, span.start))?.[0].length ?? 0;
	if (!blankAfter && latest < text.length) end -= /\s*\S*$/.exec(text.slice(span.end, latest))?.[0].length ?? 0;
	return { start, end };
}

function trimmed(text: LongText, { start, end }: Span): Span {
	const inside = text.slice(start, end);
	if (inside.trim() === '') return { start, end: start };
	return { start: end - inside.trimStart().length, end: start + inside.trimEnd().length };
}

/** The wording of a stretch of a source on one line, without what is not wording and without marks of emphasis. */
export function wording(library: LibraryView, source: Source, text: LongText, span: Span): string {
	const words = withoutApparatus(library, source, text, span);
	return readsAs(words, { start: 0, end: words.length }, []);
}

/** A stretch of a source as it stands, but for what is not wording: page and note numbers, running heads. */
export function withoutApparatus(library: LibraryView, source: Source, text: LongText, span: Span): string {
	let words = '';
	let at = span.start;
	for (const { start, end } of library.apparatus(source, span)) {
		if (end <= at) continue;
		if (start >= span.end) break;
		words += text.slice(at, Math.max(at, start));
		// What stood on two lines must not grow together.
		if (/\n/.test(text.slice(start, Math.min(end, start + longest)))) words += ' ';
		at = end;
	}
	return words + text.slice(Math.min(at, span.end), span.end);
}

/** No more of a stretch than its first `length` code units: of what is shown cut, not more needs to be read. */
export function beginning({ start, end }: Span, length: number): Span {
	return { start, end: Math.min(end, start + length) };
}

/** The first words of a source, for who has no passage to look at. */
export function openingWords(library: LibraryView, source: Source, length: number): string {
	const text = library.text(source);
	let start = 0;
	while (start < text.length) {
		const blank = text.slice(start, start + reach).search(/\S|$/);
		const at = start + blank;
		const [apparatus] = library.apparatus(source, { start: at, end: at + 1 });
		if (apparatus === undefined && blank < reach) break;
		start = apparatus?.end ?? at;
	}
	return cut(wording(library, source, text, { start, end: Math.min(text.length, start + 3 * length) }).trim(), length);
}

/** `text` shortened to about `length` code units at a word's end, with an ellipsis. */
export function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	return `${text.slice(0, length).replace(/\s+\S*$/u, '')} …`;
}

/** As `cut`, from the other end. */
export function cutStart(text: string, length: number): string {
	if (text.length <= length) return text;
	return `… ${text.slice(-length).replace(/^\S*\s+/u, '')}`;
}
