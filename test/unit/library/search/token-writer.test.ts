import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchWords } from '../../../../src/library/search/search-words.ts';
import { createTokenWriter, isPaired, pairOf } from '../../../../src/library/search/token-writer.ts';
import { createWordPicker } from '../../../../src/library/search/word-picker.ts';

/** Texts with what words are hard to tell in. */
const texts = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'The',
				'of',
				'a',
				"don't",
				'd’où',
				'philos-\nophical',
				'3,000',
				'l’œuvre',
				'eﬃcace',
				'吾輩',
				'한국',
			),
			fc.constantFrom(' ', ' ', ' ', '-', '\n', '_', "'", '.', '\u00ad', '\u0301', '𝒳', ', '),
			fc.string({ unit: 'grapheme', maxLength: 4 }),
		),
		{ maxLength: 60 },
	)
	.map((parts) => parts.join(''));

const withApparatus = fc.record({
	text: texts,
	apparatus: fc.constantFrom(
		[],
		[{ start: 2, end: 5 }],
		[
			{ start: 1, end: 2 },
			{ start: 9, end: 20 },
		],
	),
});

describe('what the full-text index is given of a passage', () => {
	const writer = createTokenWriter();

	it('is its words and the pairs of short ones', () => {
		const written = Buffer.from(writer.tokens('The man of Rome, the gentleman', { start: 0, end: 30 }, []) ?? []);
		assert.equal(written.toString().trim(), 'the man of rome the gentleman the_man man_of of_rome rome_the');
	});

	it('is nothing where there are no words', () => {
		assert.equal(writer.tokens(' * * * ', { start: 0, end: 7 }, []), undefined);
		assert.equal(writer.tokens('12 x', { start: 0, end: 4 }, [{ start: 0, end: 4 }]), undefined);
	});

	it('is what searching takes for words, whatever the text', () => {
		fc.assert(
			fc.property(withApparatus, ({ text, apparatus }) => {
				const span = { start: 0, end: text.length };
				const words = searchWords(text, span, apparatus).map(({ word }) => word);
				const pairs = words.slice(1).flatMap((word, i) => {
					const before = words[i] as string;
					return isPaired(before, word) ? [pairOf(before, word)] : [];
				});
				const written = Buffer.from(writer.tokens(text, span, apparatus) ?? []).toString();
				assert.deepEqual(written.split(' ').filter(Boolean), [...words, ...pairs]);
			}),
		);
	});
});

describe('words picked from a passage', () => {
	it('are those that begin as a wanted one, at their places', () => {
		fc.assert(
			fc.property(
				withApparatus,
				fc.constantFrom('the', 'o', 'ou', '吾', 't', '3', 'e'),
				({ text, apparatus }, wanted) => {
					const span = { start: 0, end: text.length };
					const words = searchWords(text, span, apparatus);
					const picked = createWordPicker([wanted]).pick(text, span, apparatus);
					assert.equal(picked.count, words.length);
					for (const { at, ...word } of picked.words) assert.deepEqual(word, words[at]);
					const there = words.filter(({ word }) => word.startsWith(wanted)).length;
					assert.equal(picked.words.filter(({ word }) => word.startsWith(wanted)).length, there);
				},
			),
		);
	});
});
