import assert from 'node:assert/strict';
import { bold, escapeMarkdown, link, struck } from '../../../src/text/markdown-text.ts';

describe('Markdown text', () => {
	it('shows markup, entities and addresses as they stand', () => {
		assert.equal(
			escapeMarkdown('a *b* _c_ [d](e) <f> &amp; `g`'),
			'a \\*b\\* \\_c\\_ \\[d\\]\\(e\\) \\<f\\> &amp;amp; \\`g\\`',
		);
		assert.equal(escapeMarkdown('see https://x.org'), 'see https&#58;//x.org');
		assert.equal(escapeMarkdown('ask me@x.org, cite @key'), 'ask me&#64;x.org, cite @key');
	});

	it('starts no list and stays on one line', () => {
		assert.equal(escapeMarkdown('1. one\n\n- two'), '1\\. one - two');
		assert.equal(escapeMarkdown('- two'), '\\- two');
	});

	it('keeps marks at the ends outside the bold, where Markdown would not see it', () => {
		assert.equal(bold('“In vain,”'), '“**In vain**,”');
		assert.equal(struck('two'), '~~two~~');
		assert.equal(bold(';'), '**;**');
		assert.equal(bold(''), '');
	});

	it('keeps parentheses in an address from ending the link', () => {
		assert.equal(link('Open [it]', 'file:///a(1).txt'), '[Open \\[it\\]](file:///a%281%29.txt)');
	});
});
