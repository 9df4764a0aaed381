import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exactAfter, exactBefore, exactPlaces, windowsByBigrams, windowsByWords } from '../../../src/library/locate.ts';
import { buildSegment, decodeSegment, encodeSegment } from '../../../src/library/segment.ts';
import { scanWords } from '../../../src/text/words.ts';

const vocabulary = Array.from({ length: 300 }, (_, i) => `w${i.toString(36)}x`);
const prose = fc.array(fc.constantFrom(...vocabulary), { minLength: 60, maxLength: 400 });

function hashes(text: string): number[] {
	const found: number[] = [];
	scanWords(text, 0, text.length, (_start, _end, hash) => found.push(hash));
	return found;
}

describe('a segment', () => {
	it('survives being stored', () => {
		const segment = buildSegment('It is a truth universally acknowledged, a truth.', []);
		assert.deepEqual(decodeSegment(encodeSegment(segment)), segment);
	});

	it('is refused where its bytes are damaged', () => {
		const bytes = encodeSegment(buildSegment('one two three', []));
		assert.throws(() => decodeSegment(bytes.slice(0, -4)), /damaged/);
		bytes[0] = 7;
		assert.throws(() => decodeSegment(bytes), /another version/);
	});

	it('finds every verbatim stretch of its text, and only those', () => {
		fc.assert(
			fc.property(prose, fc.nat(), fc.integer({ min: 2, max: 12 }), (words, at, length) => {
				const first = at % (words.length - length);
				const wanted = words.slice(first, first + length);
				const segment = buildSegment(words.join(' '), []);
				const expected = words.flatMap((_, i) => (wanted.every((word, k) => words[i + k] === word) ? [i] : []));
				assert.deepEqual(exactPlaces(segment, hashes(wanted.join(' ')), 1000), expected);
			}),
		);
	});

	it('finds the nearest verbatim stretch after and before a word', () => {
		const text = `${'he said so. '.repeat(200)}then came the end.`;
		const segment = buildSegment(text, []);
		assert.equal(exactAfter(segment, hashes('he said'), 301), 303);
		assert.equal(exactBefore(segment, hashes('he said'), 600), 597);
		assert.equal(exactBefore(segment, hashes('he said'), 598), 594);
		assert.equal(exactBefore(segment, hashes('said'), 599), 598);
		assert.equal(exactAfter(segment, hashes('the end'), 603), undefined);
	});

	it('finds stretches with every third word changed', () => {
		fc.assert(
			fc.property(prose, fc.nat(), (words, at) => {
				const first = at % (words.length - 12);
				const wanted = words.slice(first, first + 12).map((word, i) => (i % 3 === 1 ? 'other' : word));
				const segment = buildSegment(words.join(' '), []);
				for (const find of [windowsByBigrams, windowsByWords]) {
					const windows = find(segment, hashes(wanted.join(' ')), 6);
					assert.ok(
						windows.some((window) => window.first <= first && first + 12 <= window.end),
						`${find.name} ${JSON.stringify(windows)} ${first}`,
					);
				}
			}),
		);
	});

	it('finds nothing where nothing stands', () => {
		const segment = buildSegment('one two three', []);
		assert.deepEqual(exactPlaces(segment, hashes('four five'), 9), []);
		assert.deepEqual(windowsByWords(segment, hashes('four five'), 9), []);
		assert.deepEqual(exactPlaces(buildSegment('', []), hashes('four'), 9), []);
	});
});
