import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutIntoChunks, textOfChunks } from '../../../src/library/segments/text-chunks.ts';

/** Long enough for several chunks, with a pair of surrogates about every cut. */
const texts = fc
	.tuple(fc.integer({ min: 0, max: 3 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }), fc.nat(40_000))
	.map(([shift, unit, length]) => 'a'.repeat(shift) + unit.repeat(Math.ceil(length / unit.length)));

describe('a text in chunks', () => {
	it('is the text, and so is every stretch of it', () => {
		fc.assert(
			fc.property(texts, fc.array(fc.tuple(fc.nat(41_000), fc.nat(20_000)), { maxLength: 20 }), (text, stretches) => {
				const chunks = [...cutIntoChunks(text)];
				const stored = textOfChunks(text.length, (n) => chunks[n]);
				assert.equal(stored.slice(0, text.length), text);
				for (const [start, length] of stretches) {
					assert.equal(stored.slice(start, start + length), text.slice(start, start + length));
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('is cut at multiples of their size, but never within a character', () => {
		const [, { start: size } = { start: 0 }] = [...cutIntoChunks('a'.repeat(50_000))];
		fc.assert(
			fc.property(texts, (text) => {
				[...cutIntoChunks(text)].forEach(({ start, text: part }, n) => {
					assert.ok(start === size * n || (n > 0 && start === size * n - 1));
					assert.ok(part.isWellFormed() || !text.isWellFormed());
				});
			}),
			{ numRuns: 60 },
		);
		assert.deepEqual([...cutIntoChunks('')], []);
	});

	it('reads as nothing where a chunk is gone', () => {
		assert.equal(textOfChunks(100, () => undefined).slice(3, 50), '');
	});
});
