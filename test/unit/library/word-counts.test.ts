import assert from 'node:assert/strict';
import { countWords } from '../../../src/library/word-counts.ts';
import { hashes, wordsOf } from './words-of.ts';

describe('how often words stand in a source', () => {
	it('is counted one by one in a short source, and reckoned in a long one', () => {
		const some = wordsOf('a rose is a rose is a rose');
		assert.equal(countWords(some, hashes('rose')).get(hashes('rose')[0] as number), 3);
		const long = Array.from({ length: 20_000 }, (_, i) => (i % 10 === 0 ? 'ten' : i === 7 ? 'once' : `w${i % 997}`));
		const counts = countWords(wordsOf(long.join(' ')), hashes('ten once never'));
		const [ten, once, never] = hashes('ten once never').map((hash) => counts.get(hash));
		assert.equal(once, 1);
		assert.equal(never, undefined);
		// In every block: all that can be said is that it is very frequent.
		assert.ok((ten ?? 0) > 1500 && (ten ?? 0) < 4000, String(ten));
	});

	it('is told the same whatever was asked before', () => {
		const words = wordsOf('a rose is a rose is a rose');
		const [rose, is, tulip] = hashes('rose is tulip');
		countWords(words, hashes('rose tulip'));
		assert.deepEqual(
			[...countWords(words, hashes('is tulip rose'))].sort(),
			[
				[rose, 3],
				[is, 2],
			].sort(),
		);
		assert.equal(countWords(wordsOf('tulip'), hashes('tulip')).get(tulip as number), 1);
	});
});
