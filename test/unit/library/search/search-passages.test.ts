import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SearchedTexts, searchedTexts } from './searched-texts.ts';

const texts: Readonly<Record<string, string>> = {
	'/austen.txt':
		'It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife.\n\nHowever little known the feelings of such a man may be, this truth is well fixed.\n',
	'/french.txt': 'Charles, naïvement, lui demanda d’où venait ce papier.\n\nL’œuvre était eﬃcace.\n',
	'/pages.txt': `${['It was philos-\nophical in a way.[1]', 'Don’t go.[2]', 'The end of it.[3]'].join('\n\n')}\n`,
	'/soseki.txt': '吾輩は猫である。名前はまだ無い。\n',
	'/scattered.txt': 'A man of fortune is single for a good while, in a house of his own, and has possession of it.\n',
};

for (const fullText of [true, false]) {
	describe(`a search for remembered words, ${fullText ? 'with' : 'without'} full-text search`, () => {
		let searched: SearchedTexts;
		before(async () => {
			searched = await searchedTexts(texts, fullText);
		});

		const search: SearchedTexts['found'] = (words, limit) => searched.found(words, limit);

		it('finds the passage that holds all of them, in any order', () => {
			assert.deepEqual(search('acknowledged truth '), [['/austen.txt', 'truth|acknowledged']]);
		});

		it('prefers the passage where they stand together', () => {
			assert.deepEqual(
				search('single man in possession ').map(([path]) => path),
				['/austen.txt', '/scattered.txt'],
			);
		});

		it('takes the last word as unfinished until a space follows', () => {
			assert.deepEqual(search('universally ack'), [['/austen.txt', 'universally|acknowledged']]);
			assert.deepEqual(search('universally ack '), [['/austen.txt', 'universally']]);
		});

		it('minds neither case, accents, ligatures nor divided words', () => {
			assert.deepEqual(search('NAIVEMENT '), [['/french.txt', 'naïvement']]);
			assert.deepEqual(search('oeuvre efficace '), [['/french.txt', 'œuvre|eﬃcace']]);
			assert.deepEqual(search('philosophical way '), [['/pages.txt', 'philos-\nophical|way']]);
			assert.deepEqual(search("don't go "), [['/pages.txt', 'Don|t|go']]);
		});

		it('finds words of scripts without spaces', () => {
			assert.deepEqual(search('猫である'), [['/soseki.txt', '猫|で|あ|る']]);
		});

		it('does not find what is no wording', () => {
			assert.deepEqual(search('2 '), []);
		});

		it('finds the passages with most of them where none has all', () => {
			assert.deepEqual(search('single truth universally zebra ')[0], ['/austen.txt', 'truth|universally|single']);
		});

		it('answers no more than it is asked for, and nothing to nothing', () => {
			assert.equal(search('of', 2).length, 2);
			assert.deepEqual([search(''), search(' “…” '), search('of', 0)], [[], [], []]);
		});

		it('survives whatever is typed', () => {
			fc.assert(
				fc.property(
					fc.oneof(
						fc.string(),
						fc.string({ unit: 'grapheme' }),
						fc.constantFrom('"', 'a" OR "b', 'NEAR(a b)', 'a*', '-a', 'words: x', 'a AND', '('),
					),
					(words) => {
						search(words);
					},
				),
			);
			search('word '.repeat(2000));
		});
	});
}
