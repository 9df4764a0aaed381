import assert from 'node:assert/strict';
import { wordsOf } from '../../../bench/corpus/words.ts';
import type { Quotation } from '../../../bench/quotations/quotations.ts';
import { fewestSlips, isRight } from '../../../bench/quotations/right.ts';

const hashes = (text: string) => [...wordsOf(text).hashes];
const texts = [
	'We were somewhere around Barstow on the edge of the desert.',
	'They stood somewhere around the edge of the town.',
	'Nothing of the kind is in here.',
];

/** The words at that place of a text, said so. */
function quotation(source: number, words: string, said: string): Quotation {
	const start = texts[source]?.indexOf(words) ?? -1;
	return { kind: 'usual', text: said, hashes: hashes(words), places: [{ source, start, end: start + words.length }] };
}

const right = (asked: Quotation, source: number, words: string) => {
	const start = texts[source]?.indexOf(words) ?? -1;
	return isRight(asked, { source, start, end: start + words.length }, (index) => texts[index] ?? '');
};

describe('an answer', () => {
	const asked = quotation(0, 'somewhere around Barstow on the edge', 'somewhere around Boston on the edge');

	it('is right where the words were taken from', () => {
		assert.ok(right(asked, 0, 'around Barstow on the edge of'));
		assert.ok(!right(asked, 2, 'of the kind'));
		assert.ok(!isRight(asked, undefined, (index) => texts[index] ?? ''));
	});

	it('is right at a place that agrees with what is said at least as well', () => {
		const changed = quotation(0, 'somewhere around Barstow on the edge', 'somewhere around the edge');
		assert.ok(right(changed, 1, 'somewhere around the edge'));
		assert.ok(!right(asked, 1, 'somewhere around the edge'));
	});
});

describe('the fewest slips', () => {
	it('are those of the stretch that fits best', () => {
		const text = hashes('one two three four five six');
		assert.equal(fewestSlips(hashes('three four five'), text), 0);
		assert.equal(fewestSlips(hashes('three vier five'), text), 1);
		assert.equal(fewestSlips(hashes('three five'), text), 1);
		assert.equal(fewestSlips(hashes('three and four'), text), 1);
		assert.equal(fewestSlips(hashes('seven eight'), text), 2);
	});
});
