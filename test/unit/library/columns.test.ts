import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	allLocators,
	fromLocators,
	fromNumbers,
	locatorsTouching,
	placeNamed,
	spanColumn,
	spansTouching,
	toLocators,
	toNumbers,
} from '../../../src/library/store/columns.ts';
import type { Locator, LocatorTerm } from '../../../src/text/locator.ts';
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
		const column = toLocators(fromLocators(locators));
		assert.deepEqual(allLocators(column), locators);
		assert.deepEqual(allLocators(toLocators(fromLocators([]))), []);
		assert.deepEqual(placeNamed(column, 'page', 'xii'), { start: 4, end: 9 });
		assert.deepEqual(placeNamed(column, 'book', ''), { start: 0, end: 5 });
		assert.equal(placeNamed(column, 'page', 'xi'), undefined);
		assert.equal(placeNamed(column, 'section', 'xii'), undefined);
	});

	it('find the locators that touch a span, and the first of a name', () => {
		const locator = fc.record({
			term: fc.constantFrom<LocatorTerm>('page', 'chapter', 'book'),
			value: fc.constantFrom('1', '12', 'xii', ''),
			start: fc.nat(40),
			length: fc.integer({ min: 1, max: 20 }),
		});
		fc.assert(
			fc.property(
				fc.array(locator),
				fc.nat(50),
				fc.integer({ min: 1, max: 9 }),
				locator,
				(all, start, length, named) => {
					const locators = all
						.map(({ term, value, start, length }): Locator => ({ term, value, span: { start, end: start + length } }))
						.sort((a, b) => a.span.start - b.span.start);
					const column = toLocators(fromLocators(locators));
					const span = { start, end: start + length };
					assert.deepEqual(
						locatorsTouching(column, span),
						locators.filter((one) => overlaps(one.span, span)),
					);
					const first = locators.find(({ term, value }) => term === named.term && value === named.value);
					assert.deepEqual(placeNamed(column, named.term, named.value), first?.span);
				},
			),
		);
	});
});
