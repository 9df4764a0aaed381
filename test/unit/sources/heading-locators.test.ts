import assert from 'node:assert/strict';
import { headingLocators } from '../../../src/sources/formats/heading-locators.ts';

/** Of headings of one level, in a text of which they are all. */
const named = (...titles: readonly string[]) =>
	headingLocators(
		titles.map((text, i) => ({ level: 2, text, start: i })),
		titles.length,
	).map(({ term, value }) => `${term} ${value}`);

describe('places named by headings', () => {
	it('are chapters, parts and others where the heading says so', () => {
		assert.deepEqual(named('Chapter IV. Of Limits', 'KAPITEL 3', 'Part Two', 'Appendix B', 'ACT I', 'Scene 2'), [
			'chapter IV',
			'chapter 3',
			'part 2',
			'appendix B',
			'act I',
			'scene 2',
		]);
		assert.deepEqual(named('Chapter Twenty-One', 'CHAPTER THE FIRST', '第3章 始まり', '第十二節'), [
			'chapter 21',
			'section CHAPTER THE FIRST',
			'chapter 3',
			'section 十二',
		]);
	});

	it('are numbered sections where the heading has a number', () => {
		assert.deepEqual(named('3.2 Methods', 'IV. The Storm', '7', '(untitled)'), [
			'section 3.2',
			'section IV',
			'section 7',
			'section (untitled)',
		]);
	});

	it('have a number without a stop only if the next heading goes on counting', () => {
		assert.deepEqual(named('1 Introduction', '2 Methods'), ['section 1', 'section 2']);
		assert.deepEqual(named('12 Rules', '1914 and After', 'I Am Legend'), [
			'section 12 Rules',
			'section 1914 and After',
			'section I Am Legend',
		]);
	});

	it('are not named by words that only look like it', () => {
		assert.deepEqual(named('Part of the Whole', 'Acting', 'Book reviews', 'Civil War'), [
			'section Part of the Whole',
			'section Acting',
			'section Book reviews',
			'section Civil War',
		]);
	});

	it('leave out the title of the whole, and paragraphs dressed as headings', () => {
		const headings = [
			{ level: 1, text: 'On Liberty', start: 0 },
			{ level: 2, text: 'word '.repeat(100), start: 12 },
			{ level: 2, text: 'Preface', start: 600 },
		];
		assert.deepEqual(headingLocators(headings, 700), [
			{ term: 'section', value: 'Preface', span: { start: 600, end: 700 } },
		]);
		assert.deepEqual(headingLocators([{ level: 1, text: 'Chapter 9', start: 0 }], 10), [
			{ term: 'chapter', value: '9', span: { start: 0, end: 10 } },
		]);
	});
});
