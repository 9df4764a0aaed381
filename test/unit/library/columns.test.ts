import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	fromLocators,
	fromNumbers,
	spanColumn,
	spansTouching,
	toLocators,
	toNumbers,
} from '../../../src/library/store/columns.ts';
import type { Locator } from '../../../src/text/locator.ts';
import { overlaps, type Span } from '../../../src/text/span.ts';

const spans = fc
	.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), { maxLength: 40 })
	.map((steps) => {
		let at = 0;
		return steps.map(([gap, length]): Span => {
			const start = at + gap - 1;
			at = start + length;
			return { start, end: at };
		});
	});

describe('markings as columns', () => {
	it('are found again, those that touch a span by bisection', () => {
		fc.assert(
			fc.property(spans, fc.nat(400), fc.integer({ min: 1, max: 50 }), (all, start, length) => {
				const span = { start, end: start + length };
				const column = toNumbers(fromNumbers(spanColumn(all)));
				assert.deepEqual(
					spansTouching(column, span),
					all.filter((part) => overlaps(part, span)),
				);
			}),
		);
	});

	it('keep locators as they are', () => {
		const locators: Locator[] = [
			{ term: 'book', value: '', span: { start: 0, end: 5 } },
			{ term: 'title', value: 'IV. Über “Größe” 𝒳', span: { start: 3, end: 4_000_000_000 } },
			{ term: 'page', value: 'xii', span: { start: 4, end: 9 } },
		];
		assert.deepEqual(toLocators(fromLocators(locators)), locators);
		assert.deepEqual(toLocators(fromLocators([])), []);
	});
});
