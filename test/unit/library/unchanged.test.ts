import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { defaultCacheDir } from '../../../src/library/cache-dir.ts';
import { locatorAt } from '../../../src/library/locator-at.ts';
import { isUnchanged } from '../../../src/library/sync/inventory.ts';
import type { Locator, LocatorTerm } from '../../../src/text/locator.ts';

const read = { path: '/a', size: 5, modified: 1000, changed: 1000, seen: 10_000 };

describe('a file that was read before', () => {
	it('is taken for the same by size and times', () => {
		assert.ok(isUnchanged({ ...read, seen: 20_000 }, read));
		for (const other of [{ size: 6 }, { modified: 1001 }, { changed: 1001 }]) {
			assert.ok(!isUnchanged({ ...read, ...other }, read));
		}
	});

	it('is looked at again if it was read within the clock’s tick of its change', () => {
		assert.ok(!isUnchanged(read, { ...read, seen: 1500 }));
	});
});

describe('the place in a source', () => {
	const locator = (term: LocatorTerm, value: string, start: number, end: number): Locator => ({
		term,
		value,
		span: { start, end },
	});
	const locators = [locator('section', 'One', 0, 100), locator('page', '7', 10, 50), locator('page', '8', 50, 90)];

	it('is the page, else the section, else none', () => {
		assert.equal(locatorAt(locators, 60)?.value, '8');
		assert.equal(locatorAt(locators, 49)?.value, '7');
		assert.equal(locatorAt(locators, 5)?.value, 'One');
		assert.equal(locatorAt(locators, 95)?.value, 'One');
		assert.equal(locatorAt(locators, 100), undefined);
	});
});

describe('the cache folder', () => {
	it('is the user’s own', () => {
		assert.ok(isAbsolute(defaultCacheDir()));
		assert.match(defaultCacheDir(), /quotewright/);
		if (process.env.XDG_CACHE_HOME === undefined) assert.ok(defaultCacheDir().startsWith(homedir()));
	});
});
