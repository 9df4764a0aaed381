import assert from 'node:assert/strict';
import { blockLength } from '../../../src/library/segments/terms.ts';
import { memoryLibrary } from '../memory-library.ts';
import { hashes } from './words-of.ts';

const words = (prefix: string) => Array.from({ length: 3 * blockLength }, (_, i) => `${prefix}${i}`).join(' ');

describe('the words of a source', () => {
	it('are not remembered as another block has left them while the text cannot be read', () => {
		let isReadable = true;
		const library = memoryLibrary({ one: { text: words('a') }, two: { text: words('b') } }, (text) => {
			return { length: text.length, slice: (start, end) => (isReadable ? text.slice(start, end) : '') };
		});
		const [one, two] = library.sources.map((source) => library.index.words(source));
		assert.ok(one && two);
		assert.deepEqual([...one.hashes(0, one.count)], hashes(words('a')));
		isReadable = false;
		assert.ok(two.hashes(0, two.count).every((hash) => hash === 0));
		isReadable = true;
		assert.deepEqual([...two.hashes(0, two.count)], hashes(words('b')));
		assert.equal(two.start(1), 3);
	});
});
