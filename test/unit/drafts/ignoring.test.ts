import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Block, readBlocks } from '../../../src/drafts/blocks.ts';
import { ignoringIn } from '../../../src/drafts/ignoring.ts';
import { lineAt } from '../../../src/drafts/lines.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { removal } from '../../../src/drafts/removing.ts';
import type { Edit } from '../../../src/text/edit.ts';

function edited(text: string, edits: readonly Edit[]): string {
	return edits.reduceRight((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);
}

/** The draft made silent about `altered` at `words`. */
function silenced(text: string, words: string): string {
	return edited(text, ignoringIn(text, parseMarkdown(text))(text.indexOf(words), 'altered').edits);
}

const next = '<!-- quotewright-ignore-next-line altered -->';

describe('an ignore comment is written', () => {
	const cases: [what: string, draft: string, expected: string][] = [
		['above a paragraph', 'A.\n\n“Q” [@a].\n', `A.\n\n${next}\n“Q” [@a].\n`],
		['in the draft’s own line ends', 'A.\r\n\r\n“Q”.\r\n', `A.\r\n\r\n${next}\r\n“Q”.\r\n`],
		['above a heading', '## “Q”\n', `${next}\n## “Q”\n`],
		['below the front matter', '---\ntitle: x\n---\n“Q”\n', `---\ntitle: x\n---\n${next}\n“Q”\n`],
		['to the end of the line before, within a paragraph', 'One\n“Q” [@a].\n', `One ${next}\n“Q” [@a].\n`],
		['before the blanks of a hard line break', 'One  \n“Q”\n', `One ${next}  \n“Q”\n`],
		['before the backslash of a hard line break', 'One\\\n“Q”\n', `One ${next}\\\n“Q”\n`],
		['above a block quote', 'He says:\n\n> “Q”\n> and more\n', `He says:\n\n${next}\n> “Q”\n> and more\n`],
		['above a list', '- “Q”\n- b\n', `${next}\n- “Q”\n- b\n`],
		['into the list item before', '- a\n- “Q”\n', `- a\n  ${next}\n- “Q”\n`],
		['into the list item before, in a loose list', '1. a\n\n2. “Q”\n', `1. a\n\n   ${next}\n2. “Q”\n`],
		['above a block quote in a list', '- a\n\n  > “Q”\n', `- a\n\n  ${next}\n  > “Q”\n`],
		['above a footnote', '[^1]: “Q”\n', `${next}\n[^1]: “Q”\n`],
		['within a footnote', '[^1]: a\n\n    “Q”\n', `[^1]: a\n\n    ${next}\n    “Q”\n`],
		[
			'around a table',
			'| a | b |\n|---|---|\n| “Q” | c |\n\nB.\n',
			'<!-- quotewright-disable altered -->\n| a | b |\n|---|---|\n| “Q” | c |\n<!-- quotewright-enable altered -->\n\nB.\n',
		],
		[
			'around a callout whose first line it would break',
			'> [!note]\n> “Q”',
			'<!-- quotewright-disable altered -->\n> [!note]\n> “Q”\n<!-- quotewright-enable altered -->',
		],
		[
			'around a paragraph whose line before ends in code',
			'One `a\nb` “Q”\n',
			'<!-- quotewright-disable altered -->\nOne `a\nb` “Q”\n<!-- quotewright-enable altered -->\n',
		],
		[
			'into the comment that is there',
			'<!-- quotewright-ignore-next-line not-found -->\n\n“Q”\n',
			'<!-- quotewright-ignore-next-line not-found altered -->\n\n“Q”\n',
		],
	];
	for (const [what, draft, expected] of cases) {
		it(what, () => assert.equal(silenced(draft, '“Q”'), expected));
	}

	it('so that the draft stays what it is, and the comment speaks of the line; and can be taken out again', () => {
		fc.assert(
			fc.property(blocks(2), fc.boolean(), (lines, windows) => {
				const text = lines.join(windows ? '\r\n' : '\n');
				const draft = parseMarkdown(text);
				const ignoring = ignoringIn(text, draft);
				for (const { index } of text.matchAll(/“/g)) {
					const { edits, reach } = ignoring(index, 'altered');
					const after = edited(text, edits);
					const read = parseMarkdown(after);
					assert.deepEqual(essence(read), essence(draft), after);
					assert.deepEqual(shape(readBlocks(after, 0).document), shape(readBlocks(text, 0).document), after);
					const now = nth(after, text.slice(0, index).split('“').length);
					const [first] = read.directives;
					assert.ok(first, after);
					if (reach === 'line') assert.equal(first.scope.start, lineAt(after, now).start, after);
					else {
						assert.equal(first.kind, 'disable');
						assert.ok(first.span.end <= now && (read.directives[1]?.span.start ?? 0) > now, after);
					}
					const without = edited(
						after,
						read.directives.map(({ span }) => removal(after, span)),
					);
					assert.deepEqual(essence(parseMarkdown(without)), essence(draft), without);
					assert.deepEqual(shape(readBlocks(without, 0).document), shape(readBlocks(text, 0).document), without);
				}
			}),
			{ numRuns: 150 },
		);
	});
});

describe('an ignore comment is taken out', () => {
	const cases: [what: string, draft: string, expected: string][] = [
		['with its line', `A.\n\n${next}\n“Q”\n`, 'A.\n\n“Q”\n'],
		['with its line at the end', `A.\r\n${next}`, 'A.'],
		['and nothing else is left', next, ''],
		['from the end of a line', `One. ${next}\ntwo\n`, 'One.\ntwo\n'],
		['from a list', `- a\n  ${next}\n- b\n`, '- a\n- b\n'],
		['from the beginning of a list item', `- ${next}\n  b\n`, '- \n  b\n'],
		['from between two paragraphs, which stay two', `A.\n${next}\nB.\n`, 'A.\n\nB.\n'],
		['from between two block quotes, which stay two', `> A.\n${next}\n> B.\n`, '> A.\n\n> B.\n'],
		['from a block quote', `> A.\n> ${next}\n> B.\n`, '> A.\n>\n> B.\n'],
	];
	for (const [what, draft, expected] of cases) {
		it(what, () => {
			const [directive] = parseMarkdown(draft).directives;
			assert.ok(directive);
			assert.equal(edited(draft, [removal(draft, directive.span)]), expected);
		});
	}
});

/** What a reader makes of a draft. */
function essence({ quotations, citations }: ReturnType<typeof parseMarkdown>) {
	return quotations.map((quotation) => ({
		kind: quotation.kind,
		use: quotation.use,
		words: quotation.words.text.replace(/[ \t]+$/gm, ''),
		citations: quotation.citations.map((at) => citations[at]?.key),
	}));
}

function shape({ kind, text, children }: Block): unknown {
	const words = text.replace(/ ?<!--.*?-->/g, '').replace(/\s+/g, ' ');
	return children.length > 0 ? [kind, ...children.map(shape)] : [kind, words.trim()];
}

/** Where the `count`th opening mark stands. */
function nth(text: string, count: number): number {
	let at = -1;
	for (let i = 0; i < count; i++) at = text.indexOf('“', at + 1);
	return at;
}

/** Lines of a draft with blocks in blocks, `depth` deep. */
function blocks(depth: number): fc.Arbitrary<string[]> {
	const one = depth === 0 ? leaf : fc.oneof({ weight: 3, arbitrary: leaf }, container(depth - 1));
	return fc.array(one, { minLength: 1, maxLength: 4 }).map((all) => all.flatMap((lines) => [...lines, '']));
}

const words = fc.constantFrom(
	'One two.',
	'“Three four five six” [@a].',
	'He says:',
	'“Seven eight nine” and “ten eleven twelve” [@b]',
	'three\\',
	'four  ',
	'with `code` in it',
	'and *emphasis here*',
);
const paragraph = fc.array(words, { minLength: 1, maxLength: 4 });
const leaf = fc.oneof(
	{ weight: 6, arbitrary: paragraph },
	words.map((text) => [`## ${text}`]),
	fc.constant(['| a | “b c d e f” |', '|---|---|', '| “g h i j” | [@a] |', '| k | “l m n o” |']),
	fc.constant(['```', '“code code code”', '```']),
);

function container(depth: number): fc.Arbitrary<string[]> {
	const inside = fc.oneof(
		blocks(depth),
		paragraph.map((lines) => [...lines]),
	);
	const items = fc.array(inside, { minLength: 1, maxLength: 3 });
	return fc.oneof(
		inside.map((lines) => trimmed(lines).map((line) => `> ${line}`.trimEnd())),
		items.map((all) => all.flatMap((lines) => indented(lines, '- '))),
		items.map((all) => all.flatMap((lines, i) => indented(lines, `${i + 9}. `))),
		inside.map((lines) => indented(lines, '[^n]: ', 4)),
	);
}

function indented(lines: readonly string[], marker: string, width = marker.length): string[] {
	return lines.map((line, i) => (i === 0 ? marker + line : line && ' '.repeat(width) + line));
}

function trimmed(lines: readonly string[]): readonly string[] {
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
