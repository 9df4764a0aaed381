import assert from 'node:assert/strict';
import { type MarkStyle, markStyle, switchMarks, withoutEnclosingMarks } from '../../../src/server/quotation-marks.ts';
import { fakeParse } from './fakes.ts';

describe('quotation marks', () => {
	const curly = markStyle(fakeParse(''));
	const switchInnerMarks = (words: string, style: MarkStyle) => switchMarks(withoutEnclosingMarks(words), style, 0);
	const straight = markStyle(fakeParse('"a" "b" “c”'));

	it('are those that most of the draft’s quotations wear, curly ones in a new draft', () => {
		assert.equal(curly.open + curly.close, '“”');
		assert.equal(straight.open + straight.close, '""');
	});

	it('know guillemets and the space inside them', () => {
		const draft = fakeParse('“a”');
		const [quotation] = draft.quotations;
		assert.ok(quotation);
		const french = { ...draft, quotations: [{ ...quotation, marks: { open: '«\u00A0', close: '\u00A0»' } }] };
		assert.equal(markStyle(french).open + markStyle(french).close, '«\u00A0\u00A0»');
	});

	it('inside a quotation switch to the other kind', () => {
		assert.equal(switchInnerMarks('he said “no” and "yes".', curly), 'he said ‘no’ and ‘yes’.');
		assert.equal(switchInnerMarks('he said “don’t” twice', straight), "he said 'don’t' twice");
		assert.equal(switchInnerMarks('“a ‘b’ c,” he said', curly), '‘a “b” c,’ he said');
	});

	it('that enclose all of it, or stand alone at an end, go', () => {
		assert.equal(switchInnerMarks('“I never guess,”', curly), 'I never guess,');
		assert.equal(switchInnerMarks('“It is a habit.', curly), 'It is a habit.');
		assert.equal(switchInnerMarks('It is a habit.”', curly), 'It is a habit.');
		assert.equal(switchInnerMarks('“Yes,” he said, “no.”', curly), '‘Yes,’ he said, ‘no.’');
	});

	it('leave apostrophes alone', () => {
		assert.equal(switchInnerMarks('’Twas the dogs’ don’t', curly), '’Twas the dogs’ don’t');
	});
});
