import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	exactAfter,
	exactBefore,
	exactPlaces,
	windowsByPairs,
	windowsByWords,
} from '../../../src/library/locate-in-source.ts';
import type { SourceWords } from '../../../src/library/source-words.ts';
import { hashes, wordsOf } from './words-of.ts';

const vocabulary = Array.from({ length: 300 }, (_, i) => `w${i.toString(36)}x`);
const prose = fc.array(fc.constantFrom(...vocabulary), { minLength: 60, maxLength: 400 });

describe('locating in one source', () => {
	it('finds every verbatim stretch of its text, and only those', () => {
		fc.assert(
			fc.property(prose, fc.nat(), fc.integer({ min: 1, max: 12 }), (words, at, length) => {
				const first = at % (words.length - length);
				const wanted = words.slice(first, first + length);
				const expected = words.flatMap((_, i) => (wanted.every((word, k) => words[i + k] === word) ? [i] : []));
				assert.deepEqual(exactPlaces(wordsOf(words.join(' ')), hashes(wanted.join(' ')), 1000), expected);
			}),
		);
	});

	it('asks once about a pair of words that comes again and again', () => {
		const words = wordsOf('ha '.repeat(5000));
		let asked = 0;
		const counted: SourceWords = {
			...words,
			blocks(term) {
				asked++;
				return words.blocks(term);
			},
		};
		assert.equal(exactPlaces(counted, hashes('ha '.repeat(3000)), 5).length, 5);
		assert.equal(asked, 1);
	});

	it('finds the nearest verbatim stretch after and before a word', () => {
		const text = `${'he said so. '.repeat(200)}then came the end.`;
		const words = wordsOf(text);
		assert.equal(exactAfter(words, hashes('he said'), 301), 303);
		assert.equal(exactBefore(words, hashes('he said'), 600), 597);
		assert.equal(exactBefore(words, hashes('he said'), 598), 594);
		assert.equal(exactBefore(words, hashes('said'), 599), 598);
		assert.equal(exactAfter(words, hashes('the end'), 603), undefined);
	});

	it('finds stretches with every third word changed', () => {
		fc.assert(
			fc.property(prose, fc.nat(), (all, at) => {
				const first = at % (all.length - 12);
				const wanted = all.slice(first, first + 12).map((word, i) => (i % 3 === 1 ? 'other' : word));
				const words = wordsOf(all.join(' '));
				const asked = hashes(wanted.join(' '));
				for (const windows of [windowsByPairs(words, asked, 6), windowsByWords(words, asked, 12, 6)]) {
					assert.ok(
						windows.some((window) => window.first <= first && first + 12 <= window.end),
						`${JSON.stringify(windows)} ${first}`,
					);
				}
			}),
		);
	});

	it('finds nothing where nothing stands', () => {
		const words = wordsOf('one two three');
		assert.deepEqual(exactPlaces(words, hashes('four five'), 9), []);
		assert.deepEqual(windowsByWords(words, hashes('four five'), 2, 9), []);
		assert.deepEqual(exactPlaces(wordsOf(''), hashes('four'), 9), []);
	});
});
