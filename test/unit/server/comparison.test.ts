import assert from 'node:assert/strict';
import { clauses, comparison } from '../../../src/server/comparison.ts';
import { memoryLibrary } from '../memory-library.ts';
import { checkedDocument } from './fakes.ts';

describe('a comparison', () => {
	const library = memoryLibrary({
		note: {
			path: '/w/sources/note.txt',
			title: 'A Note',
			text: 'It is late. We went to the woods because we wished to live deliberately; nobody asked why. The rain fell.',
		},
	});
	const text = 'They said: “We went to the forest because we wished to live deliberately; nobody asked why” @note.\n';
	const placeName = (uri: string, line: number): string => `${uri} ${line}`;
	const state = checkedDocument(text, library, [
		{
			verdict: 'altered',
			passage: 'We went to the woods because we wished to live deliberately; nobody asked why',
			locator: { term: 'page', value: '3', span: { start: 0, end: 80 } },
		},
	]);

	it('has the passage and the quotation in lines that stand beside each other', () => {
		assert.deepEqual(comparison(state, library, text.indexOf('forest'), placeName), {
			source: 'We went to the woods because we wished to live deliberately;\nnobody asked why',
			draft: 'We went to the forest because we wished to live deliberately;\nnobody asked why',
			sourcePlace: 'A Note, p. 3',
			draftPlace: 'file:///w/draft.md 0',
		});
	});

	it('is opened from the citation, too', () => {
		assert.ok(comparison(state, library, text.indexOf('@note') + 1, placeName));
	});

	it('is there only where a quotation has a passage', () => {
		assert.equal(comparison(state, library, 2, placeName), null);
		const unknown = checkedDocument('“Nobody wrote this anywhere.”', library);
		assert.equal(comparison(unknown, library, 4, placeName), null);
	});

	it('has both parts of a quotation that its author’s tag splits', () => {
		const split = checkedDocument('“It is late,” he said, “The rain fell.”', library, [
			{ passage: 'It is late.' },
			{ passage: 'The rain fell.' },
		]);
		const [first, second] = split.draft.quotations;
		Object.assign(second as object, { group: first?.group });
		const sides = comparison(split, library, 3, placeName);
		assert.equal(sides?.source, 'It is late.\n\nThe rain fell.');
		assert.equal(sides?.draft, 'It is late,\n\nThe rain fell.');
	});

	it('breaks lines after sentences and long clauses, wherever they stand', () => {
		assert.equal(
			clauses('No. He said, as he had always said before that day, nothing… “Why?” Then: silence.'),
			'No.\nHe said, as he had always said before that day,\nnothing…\n“Why?”\nThen:\nsilence.',
		);
	});
});
