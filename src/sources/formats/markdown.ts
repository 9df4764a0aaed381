import { type MarkdownExtension, parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import type { Span } from '../../text/span.ts';
import { mergeSpans } from '../apparatus/spans.ts';
import { decodeText } from '../encoding.ts';
import { readFrontMatter } from '../front-matter.ts';
import { metadataFrom } from '../metadata.ts';
import type { SourceContent, SourceReader } from '../source.ts';
import { titleFromText } from '../titles.ts';
import { headingLocators } from './heading-locators.ts';
import { headings } from './markdown-headings.ts';
import { markup } from './markdown-markup.ts';
import { readMarkdownTranscript } from './markdown-transcript.ts';
import { PlainStretches } from './plain-stretches.ts';

export const markdownReader: SourceReader = {
	extensions: ['.md', '.markdown'],
	isText: true,
	read: async (bytes) => readMarkdown(decodeText(bytes)),
};

const extensions: readonly MarkdownExtension[] = [PlainStretches, Table, TaskList, Strikethrough];
const markdown = parser.configure([...extensions]);

/** Markdown as a source: its markup, other than marks of emphasis, is apparatus; its headings are locators. */
export function readMarkdown(text: string): SourceContent {
	const frontMatter = readFrontMatter(text);
	const start = frontMatter?.span.end ?? 0;
	const { body, place } = withLineFeeds(text, start);
	const tree = markdown.parse(body);
	const found = headings(tree, body);
	const shift = (span: Span): Span => ({ start: place(span.start), end: place(span.end) });
	const transcript = readMarkdownTranscript(body);
	const marks = [markup(tree, body), ...transcript.apparatus].map((spans) => spans.map(shift));
	const apparatus = mergeSpans([[{ start: 0, end: start }], ...marks]);
	const locators = [...headingLocators(found, body.length), ...transcript.locators]
		.map((locator) => ({ ...locator, span: shift(locator.span) }))
		.sort((a, b) => a.span.start - b.span.start);
	const speeches = transcript.speeches?.map(({ speaker, span }) => ({ speaker, span: shift(span) })) ?? [];
	const stated = metadataFrom(frontMatter?.data ?? {});
	const title = stated.title ?? found[0]?.text ?? titleFromText(body.slice(0, 4000));
	return {
		text,
		metadata:
			stated.title !== undefined || title === undefined ? stated : { ...stated, title, titleGuessed: true as const },
		apparatus,
		locators,
		...(speeches.length > 0 ? { speeches } : {}),
	};
}

/** The parser knows line feeds only: the text from `start` on without carriage returns, and where each offset stood. */
function withLineFeeds(
	text: string,
	start: number,
): { readonly body: string; readonly place: (offset: number) => number } {
	const body = text.slice(start);
	if (!body.includes('\r')) return { body, place: (offset) => offset + start };
	const dropped: number[] = [];
	const withoutReturns = body.replace(/\r\n?/g, (lineBreak, at: number) => {
		if (lineBreak.length === 2) dropped.push(at - dropped.length);
		return '\n';
	});
	return { body: withoutReturns, place: (offset) => offset + start + countBelow(dropped, offset) };
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
	let low = 0;
	let high = ascending.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ascending[middle] as number) < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}
