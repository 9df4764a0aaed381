import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Block, type Blocks, createBlockReader, readBlocks } from '../../../src/drafts/blocks.ts';
import { changed } from '../../../src/drafts/changed.ts';
import type { Draft } from '../../../src/drafts/draft.ts';
import { createMarkdownParser, parseMarkdown } from '../../../src/drafts/markdown.ts';
import { plain } from './plain.ts';

/** Lines that open, close, continue and interrupt blocks. */
const lines = fc.constantFrom(
	...['', '', '', '   ', '\t', '\r', '\u00a0'],
	...[
		'The mass of men',
		'lead lives [@k]',
		'“quiet” [@a, p. 3]',
		'a | b',
		'|-|-|',
		'| c | “d” [@e] |',
		'Note.[^n] And “more.”[^1]',
	],
	...['# Head', '## “Quoted” [@h] #', '===', '---', '***', '- - -'],
	...['> “quoted”', '> words of a block', '>', '> > deeper', '> [@k]', 'lazy'],
	...[
		'- item',
		'* other',
		'1. first',
		'2) second',
		'  more “of it” [@i]',
		'    code or more',
		'\ttabbed',
		'-',
		'- [ ] task',
	],
	...['```', '````', '~~~', '``` js', '> ```', '- ```'],
	...[
		'<div>',
		'</div>',
		'<!-- comment',
		'-->',
		'<!-- whole -->',
		'<!-- c --> shown',
		'<script>',
		'</script>',
		'<?',
		'?>',
		'<pre>',
	],
	...[
		'[^n]: A note “n” [@n]',
		'    [@more]',
		'[^1]: @f',
		'[r]: b.md',
		'[r]:',
		'"title',
		'title"',
		"'t'",
		'[r]: <b>',
		'[x][r] and [r]',
	],
	...[':::', '::: {.note}', '“open', '“goes on', 'ends” [@k]', '\\', '[a]: /u "t', '  [q]: c.md'],
	...['<!-- quotewright-ignore-next-line altered -->', '<!-- quotewright-disable -->', '<!-- quotewright-enable -->'],
);
const text = fc.array(lines, { maxLength: 40, size: 'max' }).map((all) => all.join('\n'));
const fragment = fc.oneof(
	lines.map((line) => `${line}\n`),
	lines.map((line) => `\n${line}`),
	fc.constantFrom(
		'x',
		' ',
		'\n',
		'\n\n',
		'"',
		'“',
		'”',
		'`',
		'>',
		'-',
		'#',
		'|',
		'[',
		']',
		':',
		'=',
		'<',
		'    ',
		'\r\n',
	),
	fc.array(lines, { maxLength: 6 }).map((all) => all.join('\n')),
);
const edit = fc.record({
	at: fc.nat(),
	remove: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 80 })),
	insert: fragment,
});

/** The versions of a text that edits make of it, the first included. */
function versions(start: string, edits: readonly { at: number; remove: number; insert: string }[]): string[] {
	const all = [start];
	for (const { at, remove, insert } of edits) {
		const before = all.at(-1) ?? '';
		const place = at % (before.length + 1);
		all.push(before.slice(0, place) + insert + before.slice(place + remove));
	}
	return all;
}

/** A tree without the ways up it. */
function shape({ parent: _, children, ...block }: Block): unknown {
	return { ...block, children: children.map(shape) };
}

function shapes({ document, leaves, definitions, comments }: Blocks): unknown {
	return { document: shape(document), leaves: leaves.map(shape), definitions, comments };
}

function assertLinked(block: Block): void {
	for (const [index, child] of block.children.entries()) {
		assert.equal(child.parent, block);
		assert.equal(child.index, index);
		assertLinked(child);
	}
}

function spelledOut(draft: Draft): unknown {
	const quotations = draft.quotations.map((quotation) => {
		const { text, from, to } = quotation.words;
		return { ...quotation, words: { text, from, to } };
	});
	return plain({ ...draft, quotations });
}

describe('After edits', () => {
	it('the blocks are those of the text read afresh', () => {
		fc.assert(
			fc.property(text, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
				const reader = createBlockReader();
				for (const version of versions(start, edits)) {
					const { document, ...read } = reader.read(version, 5);
					assertLinked(document);
					assert.deepEqual(shapes({ document, ...read }), shapes(readBlocks(version, 5)), version);
				}
			}),
			{ numRuns: 1500 },
		);
	}).timeout(60_000);

	it('the draft is that of the text read afresh', () => {
		fc.assert(
			fc.property(text, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
				const parser = createMarkdownParser();
				for (const version of versions(start, edits)) {
					assert.deepEqual(spelledOut(parser.parse(version)), spelledOut(parseMarkdown(version)), version);
				}
			}),
			{ numRuns: 400 },
		);
	}).timeout(60_000);

	it('what an edit did not touch stays the same, where it stands now', () => {
		const parser = createMarkdownParser();
		const before = parser.parse('“One” [@a].\n\nWords.\n\n“Two” [@b].\n\n“Three” [@c, p. 3].');
		const { quotations, citations } = { ...before };
		const after = parser.parse('“One” [@a].\n\nWords.\n\n“Two more” [@b].\n\n“Three” [@c, p. 3].');
		assert.deepEqual(
			after.quotations.map((quotation, i) => quotation === quotations[i]),
			[true, false, true],
		);
		assert.deepEqual(
			after.citations.map((citation, i) => citation === citations[i]),
			[true, false, true],
		);
	});

	it('reading in steps is not led astray by what is read in between', () => {
		const turns = fc.array(fc.nat({ max: 20 }), { maxLength: 4 });
		fc.assert(
			fc.property(text, edit, turns, (start, change, waits) => {
				const parser = createMarkdownParser();
				const [first = '', second = ''] = versions(start, [change]);
				const steps = parser.steps(first);
				let step = steps.next();
				for (const wait of waits) {
					for (let i = 0; i < wait && !step.done; i++) step = steps.next();
					if (step.done) break;
					assert.deepEqual(spelledOut(parser.parse(second)), spelledOut(parseMarkdown(second)));
					assert.deepEqual(spelledOut(parser.beside().parse(first)), spelledOut(parseMarkdown(first)));
				}
				while (!step.done) step = steps.next();
				assert.deepEqual(spelledOut(step.value), spelledOut(parseMarkdown(first)));
			}),
			{ numRuns: 200 },
		);
	}).timeout(60_000);

	it('blocks that an edit does not touch are not read again', () => {
		const reader = createBlockReader();
		const before = Array.from({ length: 50 }, (_, i) => `Paragraph ${i}.`).join('\n\n');
		const old = [...reader.read(before, 0).leaves];
		const now = reader.read(before.replace('Paragraph 20.', 'Paragraph twenty.'), 0).leaves;
		const fresh = now.filter((leaf) => !old.includes(leaf)).map((leaf) => leaf.text);
		assert.deepEqual(fresh, ['Paragraph 19.', 'Paragraph twenty.']);
	});
});

describe('What has changed', () => {
	it('is the smallest stretch outside of which the texts are the same', () => {
		const long = fc.string({ maxLength: 20 }).map((part) => part.repeat(400));
		fc.assert(
			fc.property(long, fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), long, (head, a, b, tail) => {
				const before = head + a + tail;
				const after = head + b + tail;
				const { start, endBefore, endAfter } = changed(before, after);
				assert.equal(before.slice(0, start), after.slice(0, start));
				assert.equal(before.slice(endBefore), after.slice(endAfter));
				assert.ok(start <= endBefore && start <= endAfter);
				assert.ok(start === endBefore || start === endAfter || before[start] !== after[start]);
				assert.ok(start === endBefore || start === endAfter || before[endBefore - 1] !== after[endAfter - 1]);
			}),
		);
	});
});
