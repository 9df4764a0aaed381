import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { type Block, readBlocks } from './blocks.ts';
import type { Draft } from './draft.ts';
import { readFrontMatter } from './front-matter.ts';
import { lineAt, lineBreakOf, nextLineStart } from './lines.ts';
import { Part, readMarkup } from './markup.ts';

/**
 * Writing an ignore comment so that the Markdown around it stays what it is. A comment on a line of its own ends a
 * paragraph, a list or a table; so it goes above the block that begins on the line, with that block's indentation;
 * between the items of a list into the item before; in the middle of a paragraph to the end of the line before. Where
 * none of that is possible, as in a table, the whole block is put between a pair of comments.
 */
export interface Ignoring {
	readonly edits: readonly Edit[];
	/** What the comment silences: the line asked for, or the whole block that it is in. */
	readonly reach: 'line' | 'block';
}

/** Tells for places in a draft, one or many, what makes it silent about `name` on the line that `at` stands in. */
export function ignoringIn(text: string, draft: Draft): (at: number, name: string) => Ignoring {
	let document: Block | undefined;
	return (at, name) => {
		document ??= blocksOf(text);
		return ignoring(text, draft, document, at, name);
	};
}

function blocksOf(text: string): Block {
	const front = readFrontMatter(text).end;
	return readBlocks(text.slice(front), front).document;
}

function ignoring(text: string, draft: Draft, document: Block, at: number, name: string): Ignoring {
	const line = lineAt(text, at);
	const known = draft.directives.find(
		({ kind, names, scope }) => kind === 'ignore-next-line' && names.length > 0 && scope.start === line.start,
	);
	const last = known?.names.at(-1);
	if (last) return { edits: [insertion(last.span.end, ` ${name}`)], reach: 'line' };

	const comment = `<!-- quotewright-ignore-next-line ${name} -->`;
	const path = pathTo(document, line);
	const block = path.at(-1);
	if (!block) return { edits: [insertion(line.start, comment + lineBreakOf(text))], reach: 'line' };
	if (block.start >= line.start && block.kind !== 'row') {
		const above = `${indentation(text, line, block)}${comment}${lineBreakOf(text)}`;
		return { edits: [insertion(line.start, above)], reach: 'line' };
	}
	const before = endOfLineBefore(text, line, block);
	if (before !== undefined) return { edits: [insertion(before, ` ${comment}`)], reach: 'line' };
	return { edits: around(text, path[0] ?? block, name), reach: 'block' };
}

function insertion(at: number, text: string): Edit {
	return { span: { start: at, end: at }, text };
}

/** From the outermost block that the line is in to the outermost one that begins on it; else to the innermost. */
function pathTo(document: Block, line: Span): Block[] {
	const path: Block[] = [];
	let at: Block | undefined = document;
	while (at) {
		at = at.children.find((child) => child.end > line.start && child.start <= line.end);
		if (!at) break;
		path.push(at);
		if (at.start >= line.start) break;
	}
	return path;
}

/** What stands before the block on its line: marks of block quotes and blanks. */
function indentation(text: string, line: Span, block: Block): string {
	// The number signs of a heading stand outside of it.
	const before = text.slice(line.start, block.start).replace(/#+\s*$/, '');
	const previous = block.kind === 'item' ? block.parent?.children[block.index - 1] : undefined;
	return previous ? before + ' '.repeat(markerWidth(text, previous)) : before;
}

/** How far the text of a list item is indented. */
function markerWidth(text: string, item: Block): number {
	const marker = /^(\S{1,10})(?:(\t)| {1,4}(?=\S))?/.exec(text.slice(item.start, item.start + 20));
	if (!marker) return 2;
	const [all, sign = ''] = marker;
	if (marker[2]) return 4 * Math.ceil((sign.length + 1) / 4);
	return Math.max(all.length, sign.length + 1);
}

/** Where the line before, of the same paragraph, ends in text: before what makes it a line break of its own. */
function endOfLineBefore(text: string, line: Span, block: Block): number | undefined {
	if (block.text === '' || block.kind === 'cell' || block.kind === 'row') return undefined;
	const before = lineAt(text, line.start - (text.startsWith('\r\n', line.start - 2) ? 2 : 1));
	const end = before.end - block.start;
	const inText = readMarkup(block.text, () => undefined).parts[end] === Part.text;
	if (!inText || before.end <= block.start) return undefined;
	const written = text.slice(before.start, before.end);
	// The kind of a callout has to stand alone.
	if (/^[\s>]*\[!/.test(written)) return undefined;
	const [hardBreak = ''] = /(?:(?<!\\)(?:\\\\)*\\|\s+)$/.exec(written) ?? [];
	return before.end - (hardBreak.startsWith('\\') ? 1 : hardBreak.length);
}

function around(text: string, block: Block, name: string): readonly Edit[] {
	const lineBreak = lineBreakOf(text);
	const first = lineAt(text, block.start);
	const last = lineAt(text, Math.max(block.start, block.end - 1));
	const next = nextLineStart(text, last.start);
	const enable = `<!-- quotewright-enable ${name} -->`;
	return [
		insertion(first.start, `<!-- quotewright-disable ${name} -->${lineBreak}`),
		next === undefined ? insertion(last.end, lineBreak + enable) : insertion(next, enable + lineBreak),
	];
}
