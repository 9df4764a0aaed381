import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mapSlice } from '../../../src/text/mapped.ts';
import type { Span } from '../../../src/text/span.ts';
import { tokenizeMapped, tokenizeSpan } from '../../../src/text/tokens.ts';

function signs(text: string): string {
	const { words, gaps } = tokenizeMapped(mapSlice(text, { start: 0, end: text.length }));
	return gaps.map((gap, i) => gap.marks.map((mark) => mark.sign).join('') + (words[i]?.text ?? '')).join(' ');
}

describe('tokens', () => {
	it('fold every dash to one sign, and tell it from a hyphen', () => {
		assert.equal(signs('you—ask').trim(), 'you —ask');
		assert.equal(signs('you -- ask').trim(), 'you —ask');
		assert.equal(signs('you – ask').trim(), 'you —ask');
		assert.equal(signs('you - ask').trim(), 'you —ask');
		assert.equal(signs('sticking-place').trim(), 'sticking -place');
	});

	it('fold every quotation mark and ellipsis to one sign', () => {
		assert.equal(signs('said „no“ … and . . . so...').trim(), 'said "no "…and …so …');
	});

	it('read wide punctuation as plain', () => {
		assert.equal(signs('猫。犬、').trim(), '猫 .犬 ,');
	});

	it('tell emphasised words from others', () => {
		const { words } = tokenizeMapped(mapSlice('to _tempt me_ now', { start: 0, end: 17 }));
		assert.deepEqual(
			words.map((word) => word.emphasised),
			[false, true, true, false],
		);
	});

	it('tell emphasis in a stretch that begins within it', () => {
		const text = 'the _Boulanger dance_—and for _me_,” he said * * * so';
		const { words } = tokenizeSpan(text, { start: 5, end: text.length }, []);
		assert.deepEqual(
			words.filter((word) => word.emphasised).map((word) => word.text),
			['me'],
		);
	});

	it('place words and marks in the original', () => {
		const { words, gaps } = tokenizeMapped(mapSlice('xx “a, b”', { start: 3, end: 9 }));
		assert.deepEqual([words[0]?.start, words[1]?.end, gaps[1]?.marks[0]?.start], [4, 8, 5]);
	});

	it('are none beyond the text’s end, where a source became shorter', () => {
		for (const text of ['', 'short']) {
			assert.deepEqual(tokenizeSpan(text, { start: 64, end: 90 }, []).words, []);
			assert.deepEqual(tokenizeSpan(text, { start: 64, end: 90 }, [{ start: 70, end: 80 }]).words, []);
		}
		assert.deepEqual(
			tokenizeSpan('short', { start: 0, end: 90 }, []).words.map((word) => word.text),
			['short'],
		);
	});

	it('are those of the whole text, whatever stretch of it is read', () => {
		const piece = fc.constantFrom(
			'word ',
			'_so_ ',
			'a',
			'* ',
			'… ',
			'. . .',
			'--',
			'–',
			'\n',
			'-\n',
			'9.5 ',
			'😀',
			'𝒜',
			'’',
			',',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(40), fc.nat(40), (pieces, from, length) => {
				const text = ` ${pieces.join('')} `;
				const before = 'long before '.repeat(20);
				const start = Math.min(from, text.length);
				const end = Math.min(start + length, text.length);
				const skipped = { start: start + 3, end: start + 5 };
				const near = tokenizeSpan(text, { start, end }, [skipped]);
				const far = tokenizeSpan(`${before}${text}${before}`, shifted({ start, end }), [shifted(skipped)]);
				assert.deepEqual(far, {
					words: near.words.map((word) => ({ ...word, ...shifted(word) })),
					gaps: near.gaps.map((gap) => ({ ...gap, marks: gap.marks.map((mark) => ({ ...mark, ...shifted(mark) })) })),
				});
				function shifted(span: Span): Span {
					return { start: span.start + before.length, end: span.end + before.length };
				}
			}),
		);
	});
});
