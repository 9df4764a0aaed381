import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkdown } from '../../../src/sources/formats/markdown.ts';
import { locatorsOf, marked } from './marked.ts';

const shown = (markdown: string) => {
	const { text, apparatus } = readMarkdown(markdown);
	assert.equal(text, markdown);
	return marked(text, apparatus);
};

describe('a Markdown source', () => {
	it('has its front matter as apparatus and its metadata from it', () => {
		const content = readMarkdown('---\nid: mill\ntitle: On Liberty\nauthor: J. S. Mill\ndate: 1859\n---\nText.\n');
		assert.equal(content.apparatus[0]?.end, content.text.indexOf('Text.'));
		assert.deepEqual(content.metadata, { id: 'mill', title: 'On Liberty', author: 'J. S. Mill', date: '1859' });
	});

	it('is called by its first heading, or its first line', () => {
		assert.deepEqual(readMarkdown('Preface\n\n## On *Liberty* [^1]\n').metadata, {
			title: 'On Liberty',
			titleGuessed: true,
		});
		assert.equal(readMarkdown('Just a line.\n\nMore.').metadata.title, 'Just a line.');
		assert.deepEqual(readMarkdown('').metadata, {});
	});

	it('keeps the words of links and images, not their addresses', () => {
		assert.equal(shown('A [link](http://x.y "t") here'), 'A ⟦[⟧link⟦](http://x.y "t")⟧ here');
		assert.equal(shown('An ![image](a.png)'), 'An ⟦![⟧image⟦](a.png)⟧');
		assert.equal(
			shown('A [ref][x] and [x].\n\n[x]: http://x.y\n'),
			'A ⟦[⟧ref⟦][x]⟧ and ⟦[⟧x⟦]⟧.\n\n⟦[x]: http://x.y⟧\n',
		);
	});

	it('leaves brackets that are no link alone', () => {
		assert.equal(shown('He [sic] said [so][or not].'), 'He [sic] said [so][or not].');
	});

	it('leaves out note references and the labels of notes, not the notes', () => {
		assert.equal(
			shown('So.[^1] Then.\n\n[^1]: Ibid.\n\n[^b]: See Mill there.\n'),
			'So.⟦[^1]⟧ Then.\n\n⟦[^1]:⟧ Ibid.\n\n⟦[^b]:⟧ See Mill there.\n',
		);
		assert.equal(shown('So^[in passing] it went.'), 'So⟦^[in passing]⟧ it went.');
	});

	it('leaves out the marks of headings, lists, quotations, rules and code fences', () => {
		assert.equal(shown('## Of *Reading* {#r}\n'), '⟦##⟧ Of *Reading* ⟦{#r}⟧\n');
		assert.equal(shown('Of Reading\n===\n'), 'Of Reading\n⟦===⟧\n');
		assert.equal(shown('- a\n- [ ] b\n\n1. c\n'), '⟦-⟧ a\n⟦-⟧ ⟦[ ]⟧ b\n\n⟦1.⟧ c\n');
		assert.equal(shown('> a\n> b\n'), '⟦>⟧ a\n⟦>⟧ b\n');
		assert.equal(shown('a\n\n***\n\nb'), 'a\n\n⟦***⟧\n\nb');
		assert.equal(shown('```js\ncode\n```\n'), '⟦```js⟧\ncode\n⟦```⟧\n');
		assert.equal(shown('::: note\nhello\n:::\n'), '⟦::: note⟧\nhello\n⟦:::⟧\n');
	});

	it('leaves out the lines of tables', () => {
		assert.equal(shown('| a | b |\n|---|---|\n| c | d |\n'), '⟦|⟧ a ⟦|⟧ b ⟦|⟧\n⟦|---|---|⟧\n⟦|⟧ c ⟦|⟧ d ⟦|⟧\n');
	});

	it('leaves out tags and comments, not the words between', () => {
		assert.equal(
			shown('a<br/>b <!-- c --> d\n\n<div>\ntext\n</div>\n'),
			'a⟦<br/>⟧b ⟦<!-- c -->⟧ d\n\n⟦<div>⟧\ntext\n⟦</div>⟧\n',
		);
		assert.equal(shown('<style>\np { color: red }\n</style>\n'), '⟦<style>\np { color: red }\n</style>⟧\n');
	});

	it('leaves marks of emphasis to folding, and backslashes out', () => {
		assert.equal(shown('so *very* __much__ 2 \\* 3'), 'so *very* __much__ 2 ⟦\\⟧* 3');
	});

	it('has the same places with Windows line ends', () => {
		const markdown =
			'---\nid: x\n---\n# Title\n\n> a [link](http://x.y)\n> more\n\n| a |\n|---|\n| c |\n\n[^1]: Note.\n';
		const windows = markdown.replaceAll('\n', '\r\n');
		assert.equal(shown(windows), shown(markdown).replaceAll('\n', '\r\n'));
	});

	it('knows sections and chapters by its headings', () => {
		const content = readMarkdown('# On Liberty\n\n## Preface\n\na\n\n## Chapter IV: Of Limits\n\nb\n');
		assert.deepEqual(locatorsOf(content), ['section Preface', 'chapter IV']);
		const [preface] = content.locators;
		assert.equal(content.text.slice(preface?.span.start, preface?.span.end), '## Preface\n\na\n\n');
	});

	it('takes several first-level headings for sections', () => {
		assert.deepEqual(locatorsOf(readMarkdown('# One\n\na\n\n# Two\n')), ['section One', 'section Two']);
	});

	it('has apparatus in order and apart, whatever the text', () => {
		const pieces = fc.constantFrom(
			'a',
			' ',
			'\n',
			'\r\n',
			'#',
			'[',
			']',
			'(',
			')',
			'^',
			'!',
			'`',
			'>',
			'-',
			'|',
			'{',
			'}',
			'<b>',
			'1.',
			'*',
			':',
			'---\n',
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
				const { text, apparatus } = readMarkdown(parts.join(''));
				let at = 0;
				for (const { start, end } of apparatus) {
					assert.ok(start >= at && end > start && end <= text.length);
					at = end;
				}
			}),
		);
	});
});
