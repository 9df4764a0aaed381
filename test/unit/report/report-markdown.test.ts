import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { reportMarkdown } from '../../../src/report/markdown/report-markdown.ts';
import { filesOf, reportOf } from './reporting.ts';

describe('the Markdown of a report', () => {
	const markdown = (draft: string) => {
		const sources = {
			walden: { text: 'It was March. I went to the woods because I wished. Why not?', title: 'Walden' },
		};
		const report = reportOf({ sources, draft });
		return reportMarkdown(report, filesOf(report));
	};
	const altered = 'He says “I went to the forest because I wished” [@walden, p. 2].';

	it('has the draft with its quotations numbered, and below each paragraph what there is to say', () => {
		const text = markdown(`${altered}\n\n- one\n- two\n`);
		assert.ok(
			text.includes(`
He says “I went to the **forest** because I wished” **\\[1 ≠\\]** \\[@walden, p. 2\\].

> **\\[1\\] ≠ Altered** · ☐ checked
>
> **Warning:** The source has “woods”, not “forest”.
>
> > It was March. »I went to the **woods** because I wished«. Why not?
>
> *Walden* · line 1 · @walden
>
> Cited: @walden, p. 2

- one
- two
`),
			text,
		);
	});

	it('has the summary on top, and the sources and lines to sign at the end', () => {
		const text = markdown(altered);
		assert.match(text, /\n\*\*The only quotation needs a look\*\*\.\n/);
		assert.match(text, /\n\| ≠ Altered \| 1 \| /);
		assert.match(text, /\n- \\\[1\\\] \*\*Warning:\*\* The source has “woods”/);
		assert.match(
			text,
			/\n- \*Walden\* · @walden {2}\n {2}sources\/walden\.txt · 1\\\.23 kB · .*\n {2}SHA-256 \w+ {2}\n/,
		);
		assert.match(text, /\nSignature: (?:\\_)+\n$/);
	});

	it('is not checked itself where it stands among drafts', () => {
		const text = markdown(altered);
		const [directive] = parseMarkdown(text).directives;
		assert.equal(directive?.kind, 'disable');
		assert.equal(directive?.span.start, 0);
	});
});
