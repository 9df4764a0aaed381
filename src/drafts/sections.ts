/** What a draft is made of besides quotations: sections under headings, paragraphs and their sentences. */
import type { Span } from '../text/span.ts';
import { type Block, readBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { readParagraph } from './paragraph.ts';
import { sentenceAt } from './sentences.ts';
import { placeIn } from './wording.ts';

/** From a heading to the next, of whatever level. */
export interface Section {
	/** On one line, without marks; empty before the first heading. */
	readonly title: string;
	readonly heading: Span;
	readonly span: Span;
}

/** In order; together they are the whole draft. */
export function sectionsOf(text: string): Section[] {
	const headings = blocksOf(text).filter(({ kind, parent }) => kind === 'heading' && parent?.kind === 'document');
	const starts = headings.map(({ start }) => text.lastIndexOf('\n', start - 1) + 1);
	const sections = headings.map(
		(block, i): Section => ({
			title: titleOf(block.text),
			heading: { start: block.start, end: block.end },
			span: { start: starts[i] as number, end: starts[i + 1] ?? text.length },
		}),
	);
	const first = starts[0] ?? text.length;
	const before: Section = { title: '', heading: { start: 0, end: 0 }, span: { start: 0, end: first } };
	return first > 0 ? [before, ...sections] : sections;
}

/** The paragraph at an offset, and the sentence of it; undefined where there is no text. */
export function sentenceAround(
	text: string,
	offset: number,
): { readonly paragraph: Span; readonly sentence: Span } | undefined {
	const block = blocksOf(text).find(({ start, end }) => start <= offset && offset <= end);
	if (!block) return undefined;
	const { wording, sentences } = readParagraph(block.text, { address: () => undefined, noteCites: () => false });
	const at = Math.min(offset - block.start, Math.max(0, block.text.length - 1));
	const index = sentenceAt(sentences, placeIn(wording, { start: at, end: at }).start);
	const from = sentences[index - 1] ?? 0;
	const to = sentences[index] ?? wording.text.length;
	const start = block.start + (wording.from[from] ?? 0);
	const end = block.start + (wording.to[to - 1] ?? block.text.length);
	return { paragraph: trimmed(text, block), sentence: trimmed(text, { start, end }) };
}

function trimmed(text: string, { start, end }: Span): Span {
	const words = text.slice(start, end);
	const left = start + words.length - words.trimStart().length;
	return { start: left, end: Math.max(left, start + words.trimEnd().length) };
}

function blocksOf(text: string): readonly Block[] {
	const { end } = readFrontMatter(text);
	return readBlocks(text.slice(end), end).leaves;
}

function titleOf(heading: string): string {
	return heading
		.replace(/\s*\{[^{}]*\}\s*$/, '')
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[*_`]+/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
