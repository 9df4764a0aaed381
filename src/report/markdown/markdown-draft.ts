/** A draft's blocks as Markdown that says what they show: whatever the draft holds, it is text. */
import { bold, escapeMarkdown } from '../../text/markdown-text.ts';
import type { ReadBlock, ReadLeaf } from '../read-blocks.ts';
import { readable } from '../readable.ts';
import type { DraftReport } from '../report.ts';
import { runsOf } from '../runs.ts';
import { symbols } from '../words.ts';

/** Lines of one block, none of which is read as anything else than what this makes of it. */
export function blockLines(block: ReadBlock, report: DraftReport): string[] {
	switch (block.kind) {
		case 'heading':
			return [`${'#'.repeat(Math.min(6, block.level + 3))} ${leafText(block.leaf, report)}`];
		case 'paragraph':
			return [leafText(block.leaf, report)];
		case 'quote':
			return quoted(joined(block.blocks, report));
		case 'list':
			return block.items.flatMap(({ blocks }, i) => {
				const mark = block.first === undefined ? '- ' : `${(block.first + i) % 1e9}. `;
				return joined(blocks, report).map((line, at) =>
					`${at === 0 ? mark : ' '.repeat(mark.length)}${line}`.trimEnd(),
				);
			});
		case 'table':
			return block.rows.flatMap(({ isHead, cells }) => {
				const line = `| ${cells.map((cell) => leafText(cell, report)).join(' | ')} |`;
				return isHead ? [line, `|${cells.map(() => ' --- ').join('|')}|`] : [line];
			});
		case 'footnote':
			return joined(block.blocks, report).map((line, at) => (at === 0 ? `${text(`(${block.label})`)} ${line}` : line));
		case 'code':
			return fenced(readable(block.text));
		case 'rule':
			return ['---'];
	}
}

function joined(blocks: readonly ReadBlock[], report: DraftReport): string[] {
	return blocks.flatMap((block, i) => (i === 0 ? blockLines(block, report) : ['', ...blockLines(block, report)]));
}

export function quoted(lines: readonly string[]): string[] {
	return lines.map((line) => `> ${line}`.trimEnd());
}

/** Text as it stands, on one line. */
export function text(words: string): string {
	return escapeMarkdown(readable(words)).trim();
}

/** Words that differ are bold, and each quotation's number stands behind it. */
function leafText(leaf: ReadLeaf, report: DraftReport): string {
	let line = '';
	let plain = '';
	const flush = (): void => {
		line += escapeMarkdown(readable(plain));
		plain = '';
	};
	for (const run of runsOf(leaf, report.marked)) {
		if (run.differs) {
			flush();
			line += run.text === '' ? '∧ ' : bold(readable(run.text));
		} else plain += run.text;
		if (!run.ends || run.quotation === undefined) continue;
		flush();
		const quotation = report.quotations[run.quotation - 1];
		line += ` **\\[${run.quotation} ${quotation === undefined ? '' : symbols[quotation.standing]}\\]**`;
	}
	flush();
	return startingAsText(line.trim());
}

/** What was escaped in pieces may together begin like a list or a line of another kind. */
function startingAsText(line: string): string {
	return line.replace(/^(\d+)([.)])/, '$1\\$2').replace(/^([-+=:])/, '\\$1');
}

function fenced(code: string): string[] {
	const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	return [`${fence}text`, ...code.split(/\r\n|\n|\r/), fence];
}
