import assert from 'node:assert/strict';
import type { PageNumber } from '../../../../src/sources/apparatus/page-numbers.ts';
import { pageLabels } from '../../../../src/sources/formats/pdf/page-labels.ts';

const arabic = (value: number): PageNumber => ({ label: String(value), value, roman: false, beside: '' });
const roman = (label: string, value: number): PageNumber => ({ label, value, roman: true, beside: '' });

describe('what the pages of a PDF are called', () => {
	it('is what the file says, if it says more than their count', () => {
		assert.deepEqual(pageLabels(3, ['i', 'ii', '1'], new Map([[2, arabic(7)]])), ['i', 'ii', '1']);
		assert.deepEqual(pageLabels(3, ['A1', '', 'A3'], new Map()), ['A1', undefined, 'A3']);
	});

	it('is what most pages show, if the file only counts or says always the same', () => {
		const printed = new Map([
			[0, arabic(123)],
			[2, arabic(125)],
		]);
		for (const stated of [null, ['1', '2', '3'], ['', '', ''], ['x', 'x', 'x']]) {
			assert.deepEqual(pageLabels(3, stated, printed), ['123', '124', '125']);
		}
	});

	it('is not known where few show a number', () => {
		assert.equal(pageLabels(5, null, new Map([[4, arabic(9)]])), undefined);
		assert.equal(pageLabels(3, ['1', '2', '3'], new Map()), undefined);
	});

	it('goes from Roman to Arabic numerals at the first page of the text', () => {
		const printed = new Map([
			[1, roman('viii', 8)],
			[2, roman('ix', 9)],
			[4, arabic(2)],
			[5, arabic(3)],
		]);
		assert.deepEqual(pageLabels(7, null, printed), ['vii', 'viii', 'ix', '1', '2', '3', '4']);
	});

	it('leaves pages without a name that come before the first', () => {
		const printed = new Map([
			[2, arabic(1)],
			[3, arabic(2)],
			[4, arabic(3)],
		]);
		assert.deepEqual(pageLabels(5, null, printed), [undefined, undefined, '1', '2', '3']);
	});
});
