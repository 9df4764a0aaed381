import assert from 'node:assert/strict';
import { type MarkdownParser, parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import fc from 'fast-check';
import { PlainStretches } from '../../../src/sources/formats/plain-stretches.ts';

const without = parser.configure([Table, TaskList, Strikethrough]);
const withIt = parser.configure([PlainStretches, Table, TaskList, Strikethrough]);

function nodes(markdown: MarkdownParser, text: string): string[] {
	const found: string[] = [];
	markdown.parse(text).iterate({ enter: ({ name, from, to }) => void found.push(`${name} ${from}-${to}`) });
	return found;
}

describe('passing over plain stretches', () => {
	it('leaves every node of the Markdown where it was', () => {
		const pieces = [
			...['word', 'é', '“', ' ', '  ', '   ', '\n', '  \n', '\\\n', '\n\n', '> ', '- ', '1. ', '# ', '    ', '\t'],
			...['*', '**', '_', '`', '``', '~', '~~', '<', '<b>', '</b>', '<!--', '-->', '>', '&amp;', '&', ';', '\\', '\\*'],
			...['[', ']', '![', '](', ')', '(http://a.b/c)', '[^1]', ']: x', '<http://a.b>', 'a@b.c', '|', '|\n-|-\n', ':'],
			...['!', '{#a}', '---\n', '```\n', '- [ ] '],
		];
		// A few kinds at a time, so that what opens often meets what closes.
		const texts = fc
			.subarray(pieces, { minLength: 1, maxLength: 6 })
			.chain((few) => fc.array(fc.constantFrom(...few), { maxLength: 30 }));
		fc.assert(
			fc.property(texts, (parts) => {
				const text = parts.join('');
				assert.deepEqual(nodes(withIt, text), nodes(without, text));
			}),
			{ numRuns: 3000 },
		);
	});
});
