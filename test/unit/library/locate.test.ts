import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locate } from '../../../src/library/locate.ts';
import { memoryLibrary } from '../memory-library.ts';
import { hashes } from './words-of.ts';

/** Words as unevenly frequent as those of prose. */
const vocabulary = Array.from({ length: 2000 }, (_, i) => `w${i.toString(36)}x`);
function prose(seed: number, length: number): string[] {
	let state = seed;
	return Array.from({ length }, () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return vocabulary[Math.floor(2000 ** (state / 2 ** 32)) - 1] as string;
	});
}
const texts = [1, 2, 3, 4].map((seed) => prose(seed, 6000));
const library = memoryLibrary(Object.fromEntries(texts.map((words, i) => [`s${i}`, { text: words.join(' ') }])));

function placesOf(wording: string, limit = 5): string[] {
	return locate(library, hashes(wording), limit).map(({ source, first, end }) => `${source.key} ${first}-${end}`);
}

describe('locating in the library', () => {
	it('finds a stretch of any source first', () => {
		fc.assert(
			fc.property(fc.nat(3), fc.nat(5900), fc.integer({ min: 8, max: 90 }), (which, first, length) => {
				const wanted = (texts[which] as string[]).slice(first, first + length);
				assert.equal(placesOf(wanted.join(' '))[0], `s${which} ${first}-${first + wanted.length}`);
			}),
		);
	});

	it('finds a stretch of which every sixth word is changed, one left out, one added', () => {
		fc.assert(
			fc.property(fc.nat(3), fc.nat(5900), fc.integer({ min: 20, max: 60 }), (which, first, length) => {
				const wanted = (texts[which] as string[]).slice(first, first + length);
				const changed = wanted.map((word, i) => (i % 6 === 2 ? `other${i}` : word));
				changed.splice(4, 1);
				changed.splice(10, 0, 'more');
				const [found] = locate(library, hashes(changed.join(' ')), 5);
				assert.equal(found?.source.key, `s${which}`);
				assert.ok(Math.abs((found?.first ?? 0) - first) < 3, `${found?.first} for ${first}`);
			}),
		);
	});

	it('tells all equal places', () => {
		const said = 'as true as taxes is and nothing truer';
		const again = memoryLibrary({
			a: { text: `${texts[0]?.join(' ')} ${said} ${texts[1]?.join(' ')} ${said}` },
			b: { text: `${said} ${texts[2]?.join(' ')}` },
		});
		const places = locate(again, hashes(said), 9).filter(({ score }) => score === 1);
		assert.deepEqual(places.map(({ source, first }) => `${source.key} ${first}`).sort(), ['a 12008', 'a 6000', 'b 0']);
	});

	it('tells a place of common words behind many blocks that have all of its pairs apart', () => {
		const apart = ['stands in', 'in the', 'the way'];
		const decoys = Array.from({ length: 1200 }, (_, i) =>
			[...apart.map((pair) => `${pair} so`), ...vocabulary.slice((i * 7) % 1900, ((i * 7) % 1900) + 55)].join(' '),
		);
		const said = 'stands in the way';
		const other = memoryLibrary({ a: { text: `${decoys.join(' ')} ${said} ${texts[1]?.join(' ')} ${said}.` } });
		const count = hashes(decoys.join(' ')).length;
		const places = locate(other, hashes(said), 5);
		assert.deepEqual(
			places.map(({ first }) => first).sort((a, b) => a - b),
			[count, count + 6004],
		);
	});

	it('tells no more places of a common phrase than are wanted, the first ones', () => {
		const said = 'over the hills and far away';
		const other = memoryLibrary({ a: { text: `${said} `.repeat(5000) } });
		assert.deepEqual(
			locate(other, hashes(said), 3).map(({ first }) => first),
			[0, 6, 12],
		);
	});

	it('finds where it was misread, by what looks alike and by what is a letter away', () => {
		const said = 'gentle whales admire quiet harbours';
		const other = memoryLibrary({ a: { text: `${texts[0]?.join(' ')} ${said} ${texts[1]?.join(' ')}` } });
		for (const read of ['gentlc whales admirc qu1et harbouns', 'gent1e wbales odmire qviet harbovrs']) {
			const misread = hashes(read);
			const bases = read.split(' ');
			assert.equal(locate(other, misread, 1, { bases })[0]?.first, 6000, read);
		}
		const mistyped = 'gentlew whalez admir quitet harrbours';
		assert.equal(locate(other, hashes(mistyped), 1)[0], undefined);
		assert.equal(locate(other, hashes(mistyped), 1, { bases: mistyped.split(' ') })[0]?.first, 6000);
	});

	it('finds the nearest of two places that have the same rare words', () => {
		const said = 'gentle whales admire quiet harbours while stormy petrels circle above';
		const farther = said.replace('admire', 'avoid').replace('above', 'below').replace('while', 'and');
		const other = memoryLibrary({ a: { text: [farther, ...(texts[0] ?? []), said].join(' ') } });
		assert.equal(locate(other, hashes(said.replace('stormy', 'starry')), 5)[0]?.first, 6010);
	});

	it('finds a few words of which no two neighbours are left', () => {
		const said = 'gentle whales admire quiet harbours';
		const other = memoryLibrary({ a: { text: `${texts[0]?.join(' ')} ${said} ${texts[1]?.join(' ')}` } });
		const broken = hashes('gentle wales admire quit harbours');
		assert.equal(locate(other, broken, 1)[0]?.first, 6000);
		assert.deepEqual(locate(other, broken, 1, { thorough: false }), []);
	});

	it('leaves out what is not meant, and says nothing of what is nowhere', () => {
		const wanted = (texts[1] as string[]).slice(100, 130).join(' ');
		const source = library.sources[1];
		assert.ok(source);
		assert.ok(
			!locate(library, hashes(wanted), 5, { except: new Set([source]) }).some((place) => place.source === source),
		);
		assert.deepEqual(placesOf('nobody ever wrote any such thing at all'), []);
		assert.deepEqual(placesOf(''), []);
	});
});
