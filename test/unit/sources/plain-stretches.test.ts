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
		const piece = fc.constantFrom(
			...['word', 'é', '“', ' ', '  ', '   ', '\n', '  \n', '\\\n', '\n\n', '> ', '- ', '1. ', '# ', '    ', '\t'],
			...['*', '**', '_', '`', '``', '~', '~~', '<', '<b>', '</b>', '<!--', '-->', '>', '&amp;', '&', ';', '\\', '\\*'],
			...[
				'[',
				']',
				'![',
				'](',
				')',
				'(http://a.b/c)',
				'[^1]',
				']: x',
				'<http://a.b>',
				'a@b.c',
				'|',
				'|\n-|-\n',
				':',
				'!',
				'{#a}',
			],
			...['---\n', '```\n', '- [ ] '],
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const text = pieces.join('');
				assert.deepEqual(nodes(withIt, text), nodes(without, text));
			}),
			{ numRuns: 2000 },
		);
	});
});
