import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashWord, scanWording, scanWords } from '../../../src/text/words.ts';

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
});
