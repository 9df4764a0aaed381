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

		it('finds for each letter typed, and each taken back, what it would find without those before', () => {
			const typed = 'single man of œuvre d’où fort';
			const ends = [...typed].map((_, i) => i + 1);
			for (const end of [...ends, ...ends.reverse()]) {
				const words = typed.slice(0, end);
				assert.deepEqual(searched.search(words), searched.searchAfresh(words), words);
			}
		});

		it('does not find again what was taken out of the library meanwhile', async () => {
			const changing = await searchedTexts({ '/a.txt': 'A single man.\n', '/b.txt': 'No single day.\n' }, fullText);
			assert.deepEqual(
				changing
					.found('singl')
					.map(([path]) => path)
					.sort(),
				['/a.txt', '/b.txt'],
			);
			await changing.put('/a.txt', undefined);
			assert.deepEqual(changing.found('single'), [['/b.txt', 'single']]);
			changing.update();
			assert.deepEqual(changing.found('single'), [['/b.txt', 'single']]);
		});

		it('looks only into the texts that are wanted', () => {
			const names = ['/scattered.txt', '/french.txt'];
			assert.deepEqual(searched.found('single man of fortune', 10, names), [
				['/scattered.txt', 'man|of|fortune|single|of|of'],
			]);
			assert.deepEqual(searched.found('single papier ', 10, ['/french.txt']), [['/french.txt', 'papier']]);
			assert.deepEqual(searched.found('single man', 10, []), []);
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

describe('a search among many passages', () => {
	/** More passages with common words than are looked at for one search, and at the end one more. */
	const among = (passage: string) => {
		const others = Array.from({ length: 5000 }, (_, i) => `The other was who the man of them saw, the ${i}th.`);
		return searchedTexts({ '/many.txt': [...others, passage].join('\n\n') });
	};

	it('finds a phrase of common words wherever it stands', async () => {
		const { found } = await among('He was the man who was there.');
		const matches = ['was', 'the', 'man', 'who', 'was'].join('|');
		for (const typed of ['the man who was ', 'the man who wa']) assert.equal(found(typed, 1)[0]?.[1], matches);
	});

	it('finds an unfinished word that begins as common ones do', async () => {
		const { found } = await among('He broke the thermometer.');
		assert.deepEqual(found('therm', 1), [['/many.txt', 'thermometer']]);
		assert.deepEqual(found('the therm', 1), [['/many.txt', 'the|thermometer']]);
	});

	it('finds what comes closest where a word is misspelt', async () => {
		const { found } = await among('He broke the thermometer of the man.');
		assert.equal(found('thermometer xof the man ', 1)[0]?.[1], 'the|thermometer|the|man');
		assert.equal(found('thermometer xof xthe ', 1)[0]?.[1], 'thermometer');
	});

	it('puts words in their order before the same words in another, and both before scattered ones', async () => {
		const { search } = await searchedTexts({
			'/a.txt': 'Of fortune he has good hope.\n\nA fortune, good Sir.\n\nIt is a good fortune.\n',
		});
		assert.deepEqual(
			search('good fortune ').map(({ span }) => span.start),
			[52, 30, 0],
		);
	});
});
