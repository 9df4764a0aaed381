import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from '../../../src/check/likeness.ts';
import { similarSource } from '../../../src/check/similar-key.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('the source that an unknown key was meant for', () => {
	const key = fc.string({ unit: fc.constantFrom('a', 'b', 'R', 'é', '1', '9', '-'), minLength: 1, maxLength: 12 });

	it('is the one with the nearest key, as measuring every key would find', () => {
		fc.assert(
			fc.property(fc.uniqueArray(key, { maxLength: 12 }), key, (keys, wanted) => {
				const library = memoryLibrary(Object.fromEntries(keys.map((each) => [each, {}])));
				const distanceOf = (other: string) => editDistance(wanted.toLowerCase(), other.toLowerCase());
				const allowed = Math.max(1, Math.floor(wanted.length / 5));
				const nearest = Math.min(...library.keys.map(distanceOf));
				const found = similarSource(wanted, library);
				if (nearest > allowed) assert.equal(found, undefined);
				else assert.equal(found && distanceOf(found.key), nearest);
				assert.equal(similarSource(wanted, library), found);
			}),
			{ numRuns: 300 },
		);
	});
});
