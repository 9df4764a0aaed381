import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Alignment, align, costs } from '../../../src/check/align.ts';
import { alignLong } from '../../../src/check/align-long.ts';
import { readElements } from '../../../src/check/elements.ts';
import { different } from '../../../src/check/likeness.ts';
import { mapSlice } from '../../../src/text/mapped.ts';
import { tokenizeMapped } from '../../../src/text/tokens.ts';

function alignTexts(draft: string, source: string): Alignment & { readonly kinds: readonly string[] } {
	const whole = (text: string) => mapSlice(text, { start: 0, end: text.length });
	const elements = readElements(whole(draft)).parts[0]?.elements ?? [];
	const alignment = align(elements, tokenizeMapped(whole(source)).words, 'first');
	const kinds = alignment.steps.map((step) => (step.kind === 'match' ? step.match.likeness : step.kind));
	return { ...alignment, kinds };
}

const word = fc.constantFrom('amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heath', 'inlet', 'jetty');
const words = fc.array(word, { minLength: 4, maxLength: 14 });
const strange = 'quixotic';

describe('alignment', () => {
	it('costs nothing where the words are the same, wherever they stand', () => {
		fc.assert(
			fc.property(words, words, words, (before, quoted, after) => {
				const found = alignTexts(quoted.join(' '), [...before, ...quoted, ...after].join(' '));
				assert.equal(found.cost, 0);
				assert.ok(found.kinds.every((kind) => kind === 'same'));
			}),
		);
	});

	it('shows one word changed as one word changed', () => {
		fc.assert(
			fc.property(fc.uniqueArray(word, { minLength: 5 }), fc.nat(), (quoted, at) => {
				const changed = 1 + (at % (quoted.length - 2));
				const draft = quoted.map((w, i) => (i === changed ? strange : w)).join(' ');
				const { kinds } = alignTexts(draft, quoted.join(' '));
				assert.deepEqual(
					kinds,
					quoted.map((_, i) => (i === changed ? 'different' : 'same')),
				);
			}),
		);
	});

	it('shows words left out, and words put in, as just that', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(word, { minLength: 8 }),
				fc.nat(),
				fc.integer({ min: 1, max: 3 }),
				(quoted, at, count) => {
					const from = 2 + (at % (quoted.length - count - 3));
					const short = quoted.filter((_, i) => i < from || i >= from + count).join(' ');
					const omitted = alignTexts(short, quoted.join(' '));
					assert.equal(omitted.kinds.filter((kind) => kind === 'omission').length, count);
					assert.ok(omitted.kinds.every((kind) => kind === 'same' || kind === 'omission'));
					const inserted = alignTexts(quoted.join(' '), short);
					assert.equal(inserted.kinds.filter((kind) => kind === 'insertion').length, count);
					assert.ok(inserted.kinds.every((kind) => kind === 'same' || kind === 'insertion'));
				},
			),
		);
	});

	it('costs no more than changing the words that were changed, however many', () => {
		const changing = fc.array(fc.constantFrom('kept', 'changed', 'put in', 'left out'), {
			minLength: 14,
			maxLength: 14,
		});
		fc.assert(
			fc.property(words, words, words, changing, (before, quoted, after, how) => {
				let most = 0;
				const draft = quoted.flatMap((word, i) => {
					// Leaving out the first word or the last is no omission, and costs nothing.
					if (how[i] === 'kept' || (how[i] === 'left out' && (i === 0 || i === quoted.length - 1))) return [word];
					most += how[i] === 'changed' ? different.cost : how[i] === 'put in' ? costs.insertion : costs.omissionOpen;
					return how[i] === 'changed' ? [strange] : how[i] === 'put in' ? [word, strange] : [];
				});
				const { cost } = alignTexts(draft.join(' '), [...before, ...quoted, ...after].join(' '));
				assert.ok(cost <= most + 1e-3, `${cost} > ${most}: ${draft.join(' ')}`);
			}),
		);
	});

	it('uses up every element and a stretch of the source, in order', () => {
		fc.assert(
			fc.property(words, words, (draft, source) => {
				const { steps, first, end } = alignTexts(draft.join(' '), source.join(' '));
				const used = steps.flatMap((step) => (step.kind === 'omission' ? [] : [step.element]));
				assert.deepEqual(
					used,
					draft.map((_, i) => i),
				);
				const taken = steps.flatMap((step) => (step.kind === 'insertion' ? [] : [step.source]));
				assert.deepEqual(
					taken,
					Array.from({ length: end - first }, (_, i) => first + i),
				);
			}),
		);
	});

	it('of a long part finds the same changes as of a short one', () => {
		const source = Array.from({ length: 900 }, (_, i) => `w${(i * 7919) % 977}x`);
		const draft = source.filter((_, i) => i !== 300).map((w, i) => (i === 640 ? strange : w));
		draft.splice(450, 0, 'added');
		const whole = (words: readonly string[]) => mapSlice(words.join(' '), { start: 0, end: words.join(' ').length });
		const elements = readElements(whole(draft)).parts[0]?.elements ?? [];
		const words = tokenizeMapped(whole([...source.slice(0, 40), ...source])).words;
		const { steps, cost, end } = alignLong(elements, words, 'first', new Set());
		const changed = steps.filter((step) => step.kind !== 'match' || step.match.likeness !== 'same');
		assert.deepEqual(
			changed.map((step) => (step.kind === 'match' ? step.match.likeness : step.kind)),
			['omission', 'insertion', 'different'],
		);
		assert.equal(end, 940);
		assert.ok(cost < 3);
	});

	it('takes one word for two written apart, and two for one', () => {
		assert.deepEqual(alignTexts('a goodnight kiss', 'a good night kiss').kinds, ['same', 'joined', 'same']);
		assert.deepEqual(alignTexts('a good night kiss', 'a goodnight kiss').kinds, ['same', 'split', 'same']);
	});

	it('lets brackets stand for words of the source, or for none', () => {
		assert.deepEqual(alignTexts('then [the agency] admits it', 'then they admits it').kinds, [
			'same',
			'bracket',
			'same',
			'same',
		]);
		assert.deepEqual(alignTexts('that Nation [Japan] struck', 'that Nation struck').kinds, [
			'same',
			'same',
			'bracket',
			'same',
		]);
	});
});
