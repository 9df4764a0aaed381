import assert from 'node:assert/strict';
import { foundPassages } from '../../../src/server/search.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('the search for passages', () => {
	const library = memoryLibrary({
		roe: {
			title: 'On Rain',
			author: 'Jane Roe',
			text: 'The night was long. The rain did not stop.\nNobody minded the rain. The morning came.\n\nOther words.',
		},
		empty: { title: 'A book' },
	});

	it('answers with the sentences that hold the words closest together', () => {
		const [found] = foundPassages(library, 'the rain stop', 10);
		assert.equal(found?.snippet, 'The rain did not stop.');
		assert.deepEqual(found?.range, { start: { line: 0, character: 20 }, end: { line: 0, character: 42 } });
		assert.deepEqual(found?.source, {
			key: 'roe',
			title: 'On Rain',
			byline: 'Jane Roe',
			uri: 'file:///w/sources/roe.txt',
		});
	});

	it('tells where in them the words stand', () => {
		const [found] = foundPassages(library, 'rain stop', 10);
		assert.deepEqual(
			found?.matches.map(({ start, end }) => [start.character, end.character]),
			[
				[24, 28],
				[37, 41],
			],
		);
	});

	it('spans sentences when the words do', () => {
		assert.equal(foundPassages(library, 'minded morning', 10)[0]?.snippet, 'Nobody minded the rain. The morning came.');
	});

	it('begins a long passage not far before the words', () => {
		const long = memoryLibrary({ a: { text: `${'so '.repeat(100)}the needle is here.` } });
		assert.match(foundPassages(long, 'needle', 10)[0]?.snippet ?? '', /^… (?:so ){10,25}the needle is here\.$/);
	});

	it('tells a passage that holds all the words from one that only comes close', () => {
		const close = { ...library, search: () => library.search('the rain stop', 1) };
		assert.equal(foundPassages(library, 'the rain stop', 1)[0]?.complete, true);
		assert.equal(foundPassages(close, 'the rain stop zebra', 1)[0]?.complete, false);
	});

	it('finds nothing without words', () => {
		assert.deepEqual(foundPassages(library, '  ', 10), []);
	});
});
