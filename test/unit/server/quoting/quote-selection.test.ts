import assert from 'node:assert/strict';
import { rangeOf, sourceDocument } from '../../../../src/server/positions.ts';
import { memoryLibrary } from '../../memory-library.ts';
import { type Quoting, quote } from './quoting.ts';

describe('quoting what is selected', () => {
	const text = 'In spring, the dredgers did not work. Nobody knew why.\n\nThe report says nothing else about it.';
	const library = memoryLibrary({ s: { text } });
	const [source] = library.sources;
	assert.ok(source);
	const document = sourceDocument(library, source);
	assert.ok(document);

	it('takes whole words', () => {
		assert.equal(quoted(['pring, the dred']), 'that “spring, the dredgers” [@s]');
	});

	it('joins several selections with an ellipsis, in the order of the source', () => {
		assert.equal(
			quoted(['The report says nothing', 'the dredgers did not work']),
			'that “the dredgers did not work … The report says nothing” [@s]',
		);
	});

	it('has no ellipsis between words that follow each other', () => {
		assert.equal(quoted(['the dredgers', ' did not work']), 'that “the dredgers did not work” [@s]');
	});

	it('takes the sentence at the cursor where nothing is selected', () => {
		const at = document.positionAt(text.indexOf('body knew'));
		assert.equal(quoted([], { ranges: [{ start: at, end: at }] }), 'that “Nobody knew why.” [@s]');
	});

	it('says why nothing can be quoted', () => {
		assert.equal(quoted(['. ']), '(There are no words to quote in the selection.)');
		assert.match(quoted(['dredgers'], { source: 'file:///w/notes.txt' }), /none of your sources.*“sources”/);
		const inline = `no words [@$${'{key}'}]`;
		assert.match(
			quoted(['dredgers'], { form: { inline } }),
			/“quotewright\.insertQuote\.inlineTemplate” has no \$\{quote\}/,
		);
		const block = `$${'{quote}'} $${'{page}'}`;
		assert.match(quoted(['dredgers'], { form: { block } }), /blockTemplate” has \$\{page\}, which means nothing/);
	});

	function quoted(words: readonly string[], more: Partial<Quoting> = {}): string {
		assert.ok(document);
		const ranges = words.map((each) => {
			const start = text.indexOf(each);
			return rangeOf(document, { start, end: start + each.length });
		});
		return quote({ library, source: document.uri, ranges, draft: 'that |', ...more });
	}
});
