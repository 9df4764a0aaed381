import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../src/text/span.ts';
import { hashWord, scanWording, scanWordRuns, scanWords } from '../../../src/text/words.ts';
import { baseLetters, wordsOf } from './word-reference.ts';

function words(text: string): string[] {
	const found: string[] = [];
	scanWords(text, 0, text.length, (start, end) => found.push(text.slice(start, end)));
	return found;
}

describe('words', () => {
	it('keep inner apostrophes and digit separators, not outer ones', () => {
		assert.deepEqual(words("Don’t pay the boys' $3,000.50, 'twas 1941."), [
			'Don’t',
			'pay',
			'the',
			'boys',
			'3,000.50',
			'twas',
			'1941',
		]);
	});

	it('part at hyphens, dashes and slashes', () => {
		assert.deepEqual(words('sticking-place—and/or'), ['sticking', 'place', 'and', 'or']);
	});

	it('divided at a line’s end are one word', () => {
		assert.deepEqual(words('princi-\nple, princi\u00ad\r\nple, Anglo-\nSaxon'), [
			'princi-\nple',
			'princi\u00ad\r\nple',
			'Anglo',
			'Saxon',
		]);
		assert.equal(hashWord('princi-\nple'), hashWord('principle'));
	});

	it('are single characters where a script has no spaces', () => {
		assert.deepEqual(words('吾輩は猫である。OK'), ['吾', '輩', 'は', '猫', 'で', 'あ', 'る', 'OK']);
	});

	it('hash alike whatever their case, accents, ligatures, invisible characters and apostrophes', () => {
		for (const [a, b] of [
			['Étude', 'etude'],
			['suﬃcient', 'sufficient'],
			['Cæsar', 'Caesar'],
			['delib\u00aderately', 'deliberately'],
			['e\u0301tat', 'état'],
			['don’t', "don't"],
			['Bruſt', 'Brust'],
			['ÆTNA', 'aetna'],
		] as const) {
			assert.equal(hashWord(a), hashWord(b), `${a} ${b}`);
		}
		assert.notEqual(hashWord('cat'), hashWord('cap'));
	});

	it('skip what is not wording', () => {
		const text = 'their interest and will\n8 INTRODUCTORY\nshould be';
		const start = text.indexOf('8');
		const found: string[] = [];
		scanWording(text, 0, text.length, [{ start, end: start + 14 }], (from, to) => found.push(text.slice(from, to)));
		assert.deepEqual(found, ['their', 'interest', 'and', 'will', 'should', 'be']);
	});

	it('lie in order within any text, without overlap', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
				let last = 0;
				scanWords(text, 0, text.length, (start, end) => {
					assert.ok(start >= last && end > start && end <= text.length);
					last = end;
				});
			}),
		);
	});

	it('are the same whether read whole or from any word on', () => {
		const piece = fc.constantFrom('word', 'Don’t', '3,000', 'co-\nop', '猫', ' ', ', ', '—', '\n', '’', '-', '\u00ad');
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
				const text = pieces.join('');
				const whole: number[] = [];
				scanWords(text, 0, text.length, (start) => whole.push(start));
				for (const from of whole) {
					const rest: number[] = [];
					scanWords(text, from, text.length, (start) => rest.push(start));
					assert.deepEqual(rest, whole.slice(whole.indexOf(from)));
				}
			}),
		);
	});

	const pieces = fc.constantFrom(
		...['a', 'B', 'é', 'E\u0301', '\u0301', 'ß', 'ﬁ', 'Æ', 'ſ', 'İ', 'ž', '1', '23', '٣', '猫', 'は', '々', '𠀀'],
		...['𝒜', '𝓫', '𐐀', '𐐨', '😀', '\ud835', '\udc9c', '\u{1e8d0}', '\u{e0100}', '\u00ad', '\u200b', '\ufeff', '\ufe0f'],
		...["'", '’', 'ʼ', '-', '\u2010', '¬', '–', '—', '_', '*', ',', '.', ';', '³', '%'],
		...[
			' ',
			'\u00a0',
			'\u3000',
			'\t',
			'\n',
			'\r\n',
			'\r',
			'\f',
			'\u0085',
			'\u2028',
			'-\n',
			'-\r\n  ',
			'\u00ad \n',
			'ſ-\n',
		],
	);
	const texts = fc.oneof(
		fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
		fc.string({ unit: 'binary', maxLength: 60 }),
		fc.string({ unit: 'grapheme', maxLength: 60 }),
	);

	it('are those of the reference, and hash alike just where their base letters are alike', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const found: Span[] = [];
				const byHash = new Map<number, string>();
				const byLetters = new Map<string, number>();
				scanWords(text, 0, text.length, (start, end, hash) => {
					found.push({ start, end });
					const letters = baseLetters(text.slice(start, end));
					assert.equal(byHash.get(hash) ?? letters, letters);
					assert.equal(byLetters.get(letters) ?? hash, hash);
					byHash.set(hash, letters);
					byLetters.set(letters, hash);
				});
				assert.deepEqual(found, wordsOf(text));
			}),
			{ numRuns: 4000 },
		);
	});

	it('in a stretch are those of its text cut out', () => {
		fc.assert(
			fc.property(texts, fc.nat(40), fc.nat(40), (text, from, to) => {
				const start = Math.min(from, to, text.length);
				const end = Math.min(Math.max(from, to), text.length);
				fc.pre(!/[.,\ud800-\udbff]$/.test(text.slice(0, end)));
				const found: Span[] = [];
				scanWords(`${text}`, start, end, (wordStart, wordEnd) => {
					found.push({ start: wordStart - start, end: wordEnd - start });
				});
				assert.deepEqual(found, wordsOf(text.slice(start, end)));
			}),
		);
	});

	it('come in runs, of which none is lost at a run’s end or to a scan within', () => {
		const text = 'a bb ccc 1,000 don’t\n'.repeat(500);
		const skipped = [20, 800, 811, 4000].map((start) => ({ start, end: start + 10 }));
		const stretches = [0, 30, 810, 821, 4010].map((start, i) => ({ start, end: skipped[i]?.start ?? text.length }));
		const expected = stretches.flatMap((stretch) =>
			wordsOf(text.slice(stretch.start, stretch.end)).map((word) => word.start + stretch.start),
		);
		const found: number[] = [];
		scanWordRuns(text, 0, text.length, skipped, ({ count, starts }) => {
			hashWord('another');
			found.push(...starts.slice(0, count));
		});
		assert.deepEqual(found, expected);
	});
});
