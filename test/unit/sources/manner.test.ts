import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mannerOf } from '../../../src/sources/manner.ts';

describe('manner', () => {
	it('shows emphasis where words stand between marks of it', () => {
		for (const text of ['a _so_ b', '*so*', '**so it goes**.', 'x ***so***', 'a_b * c _d e_'])
			assert.equal(mannerOf(text).showsEmphasis, true, text);
		for (const text of [
			'',
			'plain',
			'snake_case_name',
			'* a list\n* of things',
			'_ _ _',
			'****',
			'2 * 3 * 4',
			'_a\nb_',
		])
			assert.equal(mannerOf(text).showsEmphasis, false, text);
	});

	it('shows emphasis just where the expression, tried everywhere, finds it', () => {
		const emphasised = /(?<![\p{L}\p{N}])([_*]{1,3})(?=[^\s_*])[^_*\n]{1,120}?(?<=[^\s_*])\1(?![\p{L}\p{N}])/u;
		const piece = fc.constantFrom('_', '*', '**', ' ', 'é', 'a', '1', '𝒜', '\n', '.');
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const text = pieces.join('');
				assert.equal(mannerOf(text).showsEmphasis, emphasised.test(text));
			}),
		);
	});

	it('tells the language by its commonest words, accents or none', () => {
		const texts = {
			en: 'It was the best of times, it was the worst of times.',
			de: 'Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett zu einer Zahl auf dem Boden.',
			fr: 'Nous étions à l’étude, quand le proviseur entra, suivi d’un nouveau qui est dans les rangs.',
			es: 'En un lugar de la Mancha, de cuyo nombre no quiero acordarme, que no ha mucho tiempo y los más.',
			it: 'Nel mezzo del cammin di nostra vita mi ritrovai per una selva oscura, ché la diritta via era smarrita. Più non.',
		};
		for (const [language, text] of Object.entries(texts)) assert.equal(mannerOf(text).language, language, text);
	});

	it('takes a text whose function words it does not know for English', () => {
		assert.equal(mannerOf('').language, 'en');
		assert.equal(mannerOf('吾輩は猫である。').language, 'en');
	});

	it('goes by the text, not by a preface in another language', () => {
		const preface = 'The text of this edition is that of the first, with the errors that it had. '.repeat(100);
		const text = 'Das ist nicht die Sache, und der Mann ist mit sich zu dem Haus auf dem Berg. '.repeat(400);
		assert.equal(mannerOf(preface + text).language, 'de');
	});
});
