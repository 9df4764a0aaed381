import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { searchWords } from '../../../../src/library/search/search-words.ts';

describe('search words', () => {
	it('do not keep the texts alive that they were found in', () => {
		setFlagsFromString('--expose-gc');
		const collect: () => void = runInNewContext('gc');
		collect();
		const before = process.memoryUsage().heapUsed;
		for (let i = 0; i < 30; i++) {
			const text = Buffer.alloc(1_000_000, `incomprehensibilities${String.fromCharCode(97 + i)}${'.'.repeat(999_000)}`);
			const read = text.toString('latin1');
			assert.ok(searchWords(read, { start: 0, end: 100 }, []).length > 0);
		}
		collect();
		assert.ok(process.memoryUsage().heapUsed - before < 10_000_000);
	});
});
