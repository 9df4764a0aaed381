import assert from 'node:assert/strict';
import { sourceFilter } from '../../../src/server/source-filter.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('a name typed after @', () => {
	const { sources } = memoryLibrary({
		orwell1: { text: 'a', title: 'Homage to Catalonia', author: 'George Orwell' },
		orwell2: { text: 'b', title: 'Freedom of the Press', author: 'George Orwell' },
		mill: { text: 'c', title: 'On Liberty', author: 'John Stuart Mill' },
		'odd key': { text: 'd', title: 'Œuvre naïve' },
	});

	it('may go on to every source that has it in key, title or author', () => {
		assert.deepEqual(filtered('@orw'), ['orwell1 orwell2', '', '']);
		assert.deepEqual(filtered('@stu'), ['mill', '', '']);
		assert.deepEqual(filtered('@'), ['orwell1 orwell2 mill odd key', 'all', '']);
		assert.deepEqual(filtered('@NAIVE'), ['odd key', '', '']);
	});

	it('goes on first to what begins with it, then to whose words do', () => {
		const inside = memoryLibrary({
			a: { text: 'a', title: 'New restrictions' },
			b: { text: 'b', title: 'The Est of it' },
			estmere: { text: 'c', title: 'Briefing' },
		});
		const { completions } = sourceFilter('@est', inside.sources);
		assert.deepEqual(
			completions.map(({ key }) => key),
			['estmere', 'b', 'a'],
		);
	});

	it('is a key as soon as a blank follows it', () => {
		assert.deepEqual(filtered('@mill '), ['', 'mill', '']);
		assert.deepEqual(filtered('@Mill the only freedom '), ['', 'mill', 'the only freedom ']);
		assert.deepEqual(filtered('@{odd key} words'), ['', 'odd key', 'words']);
	});

	it('is part of a title or an author as far as some source has its words', () => {
		assert.deepEqual(filtered('@on liberty harm'), ['', 'mill', 'harm']);
		assert.deepEqual(filtered('@orwell barcelona '), ['', 'orwell1 orwell2', 'barcelona ']);
		assert.deepEqual(filtered('@george orwell freedom'), ['orwell2', 'orwell1 orwell2', 'freedom']);
	});

	it('finds nothing where no source has it', () => {
		assert.deepEqual(filtered('@zebra words'), ['', '', '']);
	});

	it('is only read at the beginning', () => {
		assert.deepEqual(filtered('words @mill '), ['', 'all', 'words @mill ']);
	});

	function filtered(typed: string): readonly [completions: string, within: string, words: string] {
		const { completions, within, words } = sourceFilter(typed, sources);
		const keys = (found: typeof completions) => found.map(({ key }) => key).join(' ');
		return [keys(completions), within ? keys(within) : 'all', words];
	}
});
