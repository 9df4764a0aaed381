import assert from 'node:assert/strict';
import { filePages } from '../../../src/server/file-pages.ts';

function pagesOf(labels: string, counted = false): string {
	const span = { start: 0, end: 0 };
	const stretches = labels.split(' ').map((value) => ({ term: 'page' as const, value, span }));
	return filePages(counted ? stretches.map((place) => ({ ...place, counted: true as const })) : stretches).join(' ');
}

describe('the pages of a file', () => {
	it('are counted on over empty ones, which have no text', () => {
		assert.equal(pagesOf('i ii iii 1 2 3 5 6 9'), '1 2 3 4 5 6 8 9 12');
		assert.equal(pagesOf('1 2 4', true), '1 2 4');
	});

	it('may be called alike', () => {
		assert.equal(pagesOf('1 2 i ii iii iv 1 2 3'), '1 2 3 4 5 6 7 8 9');
	});

	it('come again where a sentence runs over their end', () => {
		assert.equal(pagesOf('iv v 1 v 1 2 1 2 3'), '1 2 3 2 3 4 3 4 5');
	});

	it('may begin at any number, and have any name', () => {
		assert.equal(pagesOf('245 246 248'), '1 2 4');
		assert.equal(pagesOf('Cover A-1 A-2 A-4 Plate'), '1 2 3 5 6');
	});
});
