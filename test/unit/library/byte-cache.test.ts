import assert from 'node:assert/strict';
import { createByteCache } from '../../../src/library/byte-cache.ts';

describe('a cache with a budget of bytes', () => {
	const loads: string[] = [];
	const cache = createByteCache<string, string>(10, (value) => value.length);
	const get = (key: string, value = key) =>
		cache.get(key, () => {
			loads.push(key);
			return value;
		});

	beforeEach(() => {
		loads.length = 0;
		cache.clear();
	});

	it('loads once what fits', () => {
		for (const key of ['aaaa', 'bbbb', 'aaaa', 'bbbb']) assert.equal(get(key), key);
		assert.deepEqual(loads, ['aaaa', 'bbbb']);
	});

	it('gives up what was used longest ago', () => {
		for (const key of ['aaaa', 'bbbb', 'aaaa', 'cccc', 'aaaa', 'bbbb']) get(key);
		assert.deepEqual(loads, ['aaaa', 'bbbb', 'cccc', 'bbbb']);
	});

	it('does not keep what is larger than all of it, nor what was not found', () => {
		for (let i = 0; i < 2; i++) get('large', 'x'.repeat(11));
		assert.deepEqual(loads, ['large', 'large']);
		assert.equal(
			cache.get('none', () => undefined),
			undefined,
		);
		assert.equal(get('none', 'found'), 'found');
	});
});
