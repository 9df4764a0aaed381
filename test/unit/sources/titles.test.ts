import assert from 'node:assert/strict';
import { titleFromText } from '../../../src/sources/titles.ts';

describe('a title out of a text', () => {
	it('is the first line with words in it, if short', () => {
		assert.equal(titleFromText('\n\n   ON   LIBERTY  \n\nThe subject'), 'ON LIBERTY');
		assert.equal(titleFromText('IV\n\n12\n\nOf Reading\n'), 'Of Reading');
		assert.equal(titleFromText('# Amendments\n'), 'Amendments');
		assert.equal(titleFromText('**We the People** of _snake_case_\n'), 'We the People of snake_case');
		assert.equal(titleFromText('吾輩は猫である。'), '吾輩は猫である。');
	});

	it('is else the first sentence, an abbreviation not taken for its end', () => {
		const line = `Mr. Holmes, who was usually very late in the mornings, was seated at the breakfast table. ${'I stood upon the rug. '.repeat(9)}`;
		assert.equal(
			titleFromText(line),
			'Mr. Holmes, who was usually very late in the mornings, was seated at the breakfast table.',
		);
	});

	it('is cut at a word where the sentence is long too', () => {
		const title = titleFromText(`It was the best of times, ${'it was the worst of times, '.repeat(9)}.`);
		assert.match(title ?? '', /^It was the best of times, .* of[^ ]*…$|^It was the best of times, .*\p{L}…$/u);
		assert.ok((title ?? '').length <= 120);
	});

	it('is none where there are no words', () => {
		assert.equal(titleFromText(' \n***\n12\n'), undefined);
	});
});
