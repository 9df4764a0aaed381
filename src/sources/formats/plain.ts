import type { Span } from '../../text/span.ts';
import { readAnnotations } from '../apparatus/annotations.ts';
import { splitLines } from '../apparatus/lines.ts';
import { readNoteNumbers } from '../apparatus/notes.ts';
import { readPages } from '../apparatus/pages.ts';
import type { Recognised } from '../apparatus/recognised.ts';
import { mergeSpans } from '../apparatus/spans.ts';
import { readTranscript } from '../apparatus/transcript.ts';
import { readVerses } from '../apparatus/verses.ts';
import { decodeText } from '../encoding.ts';
import { readFrontMatter } from '../front-matter.ts';
import { metadataFrom } from '../metadata.ts';
import type { SourceContent, SourceMetadata, SourceReader } from '../source.ts';
import { titleFromText } from '../titles.ts';

export const plainReader: SourceReader = {
	extensions: ['.txt', '.text'],
	isText: true,
	read: async (bytes) => readPlain(decodeText(bytes)),
};

/** Plain text as it is typed, extracted or transcribed: structure is told from how it repeats. */
export function readPlain(text: string): SourceContent {
	const { stated, start } = statedMetadata(text);
	const lines = splitLines(text, start);
	const pages = readPages(lines);
	const verses = readVerses(lines);
	// Chapter and verse look like minutes and seconds.
	const others: Recognised = verses.apparatus.length > 0 ? verses : readTranscript(lines);
	const apparatus = mergeSpans([
		[{ start: 0, end: start }],
		...pages.apparatus,
		...others.apparatus,
		...readNoteNumbers(lines),
		readAnnotations(lines),
	]);
	const locators = [...pages.locators, ...others.locators].sort((a, b) => a.span.start - b.span.start);
	const { speeches = [] } = others;
	const content = { text, metadata: withTitle(stated, text, apparatus), apparatus, locators };
	return speeches.length === 0 ? content : { ...content, speeches };
}

/** Front matter counts in plain text only if it says something that metadata needs; else the lines are the text's. */
function statedMetadata(text: string): { readonly stated: SourceMetadata; readonly start: number } {
	const frontMatter = readFrontMatter(text);
	const stated = frontMatter === undefined ? {} : metadataFrom(frontMatter.data);
	const start = frontMatter !== undefined && Object.keys(stated).length > 0 ? frontMatter.span.end : 0;
	return { stated, start };
}

function withTitle(stated: SourceMetadata, text: string, apparatus: readonly Span[]): SourceMetadata {
	if (stated.title !== undefined) return stated;
	const title = titleFromText(wordingAtStart(text, apparatus));
	return title === undefined ? stated : { ...stated, title, titleGuessed: true };
}

/** Enough of the text, without apparatus, to find a title in. */
function wordingAtStart(text: string, apparatus: readonly Span[]): string {
	let wording = '';
	let at = 0;
	for (const span of [...apparatus, { start: text.length, end: text.length }]) {
		wording += text.slice(at, Math.min(span.start, at + 4000));
		at = span.end;
		if (wording.length > 4000) break;
	}
	return wording;
}
