import assert from 'node:assert/strict';
import { createMarkdownParser, parseMarkdown } from '../../../src/drafts/markdown.ts';
import { support } from './reading.ts';

/** Each directive as `kind names: the line it speaks of`. */
function directives(draft: string): string[] {
	return parseMarkdown(draft).directives.map(({ kind, names, scope }) => {
		const about = names.map(({ text }) => text).join(' ');
		const line = kind === 'ignore-next-line' ? `: ${draft.slice(scope.start, scope.end)}` : '';
		return `${kind}${about && ` ${about}`}${line}`;
	});
}

describe('ignore comments', () => {
	it('speak of the next line', () => {
		assert.deepEqual(directives('<!-- quotewright-ignore-next-line altered -->\nOne.\nTwo.\n'), [
			'ignore-next-line altered: One.',
		]);
	});

	it('may name several codes, or none', () => {
		assert.deepEqual(directives('<!-- quotewright-ignore-next-line altered, wording -->\nOne.\n'), [
			'ignore-next-line altered wording: One.',
		]);
		assert.deepEqual(directives('<!--quotewright-ignore-next-line-->\r\nOne.\r\n'), ['ignore-next-line: One.']);
	});

	it('pass over lines that say nothing', () => {
		assert.deepEqual(
			directives(
				'<!-- quotewright-ignore-next-line a -->\n<!-- quotewright-ignore-next-line b -->\n\n>\n> One.\n> Two.\n',
			),
			['ignore-next-line a: > One.', 'ignore-next-line b: > One.'],
		);
		assert.deepEqual(directives('One. <!-- quotewright-ignore-next-line -->\n\n'), ['ignore-next-line: ']);
	});

	it('switch off and on', () => {
		const draft = 'A.\n\n<!-- quotewright-disable altered -->\n\nB.\n\n<!-- quotewright-enable -->\n\nC.\n';
		assert.deepEqual(directives(draft), ['disable altered', 'enable']);
		const [off] = parseMarkdown(draft).directives;
		assert.equal(draft.slice(off?.scope.start, off?.scope.end).trim().slice(0, 2), 'B.');
		assert.equal(off?.scope.end, draft.length);
	});

	it('stand wherever a comment may: in a line, a block quote, a list, a table, a footnote', () => {
		assert.deepEqual(directives('One <!-- quotewright-ignore-next-line a -->\ntwo.\n'), ['ignore-next-line a: two.']);
		assert.deepEqual(directives('> One.\n> <!-- quotewright-ignore-next-line a -->\n> two.\n'), [
			'ignore-next-line a: > two.',
		]);
		assert.deepEqual(directives('> One <!-- quotewright-ignore-next-line\n> a -->\n> two.\n'), [
			'ignore-next-line a: > two.',
		]);
		assert.deepEqual(directives('- One.\n  <!-- quotewright-ignore-next-line a -->\n- Two.\n'), [
			'ignore-next-line a: - Two.',
		]);
		assert.deepEqual(directives('| a <!-- quotewright-disable b --> | c |\n|---|---|\n| d | e |\n'), ['disable b']);
		assert.deepEqual(directives('x[^1]\n\n[^1]: One. <!-- quotewright-disable b -->\n'), ['disable b']);
		assert.deepEqual(directives('<div>\n<!-- quotewright-disable b -->\n</div>\n'), ['disable b']);
	});

	it('mean nothing in code', () => {
		for (const draft of [
			'```\n<!-- quotewright-disable -->\n```\n',
			'    <!-- quotewright-disable -->\n',
			'Write `<!-- quotewright-disable -->` for that.\n',
			'<pre>\n<!-- quotewright-disable -->\n</pre>\n',
			'\\<!-- quotewright-disable -->\n',
		]) {
			assert.deepEqual(directives(draft), [], draft);
		}
	});

	it('are no other comments', () => {
		assert.deepEqual(directives('<!-- quotewright -->\n<!-- see quotewright-disable -->\nOne.\n'), []);
	});

	it('that nobody knows are kept, to be told', () => {
		const draft = '<!-- quotewright-ignore altered -->\nOne.\n';
		assert.deepEqual(directives(draft), ['unknown altered']);
		const [directive] = parseMarkdown(draft).directives;
		assert.equal(directive?.command.text, 'quotewright-ignore');
		assert.equal(draft.slice(directive?.command.span.start, directive?.command.span.end), 'quotewright-ignore');
		const [name] = directive?.names ?? [];
		assert.equal(draft.slice(name?.span.start, name?.span.end), 'altered');
	});

	it('come between nothing: a block keeps the citation beside it', () => {
		const comment = '<!-- quotewright-ignore-next-line -->';
		assert.deepEqual(support(`Roe says [@roe]:\n\n${comment}\n> One and two.\n`), { 'One and two.': ['roe'] });
		assert.deepEqual(support(`> One and two.\n\n${comment}\n\n[@roe]\n`), { 'One and two.': ['roe'] });
		assert.deepEqual(support(`“One\n\n${comment}\n“and two” [@roe].\n`), {
			One: ['roe'],
			'and two': ['roe'],
		});
	});

	it('are found again where an edit has moved them', () => {
		const parser = createMarkdownParser();
		const draft = 'One <!-- quotewright-ignore-next-line a -->\ntwo.\n';
		const first = parser.parse(draft).directives[0];
		const later = parser.parse(`New.\n\n${draft}`).directives[0];
		assert.equal(later?.span.start, (first?.span.start ?? 0) + 6);
		assert.equal(later?.scope.start, (first?.scope.start ?? 0) + 6);
	});
});
