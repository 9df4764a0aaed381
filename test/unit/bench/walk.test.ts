import assert from 'node:assert/strict';
import { distance, type Profile, profileOf } from '../../../bench/corpus/profile.ts';
import type { RealText } from '../../../bench/corpus/texts.ts';
import { createWalk, type Walk } from '../../../bench/corpus/walk.ts';
import { wordsOf } from '../../../bench/corpus/words.ts';
import { prose } from './prose.ts';

describe('grown prose', () => {
	let walk: Walk;
	let real: Profile;
	let grown: Profile;
	before(() => {
		const texts = prose().texts.slice(0, 60);
		walk = createWalk(texts);
		real = profileOf(texts.map(({ text }) => text));
		const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
		grown = profileOf(Array.from({ length: 20 }, (_, seed) => walk.grow(seed, bytes / 20).toString()));
	});

	it('is the same for the same seed, and another for another', () => {
		assert.deepEqual(walk.grow(7, 20_000), walk.grow(7, 20_000));
		assert.notDeepEqual(walk.grow(7, 20_000), walk.grow(8, 20_000));
	});

	it('has about the bytes wanted, and is UTF-8', () => {
		const text = walk.grow(3, 50_000);
		assert.ok(text.length >= 50_000 && text.length < 50_200, String(text.length));
		assert.doesNotThrow(() => new TextDecoder('utf-8', { fatal: true }).decode(text));
	});

	it('uses words as often as real prose does', () => {
		const half = profileOf(
			prose()
				.texts.slice(60, 120)
				.map(({ text }) => text),
		);
		assert.ok(distance(real, grown) < 0.06, `${distance(real, grown)}`);
		// Other texts by the same kind of author are farther away: the measure can tell.
		assert.ok(distance(real, half) > distance(real, grown));
	});

	it('has about as many different words, and pairs of words, as real prose', () => {
		between(grown.distinctWords / real.distinctWords, 0.75, 1.25);
		between(grown.distinctPairs / real.distinctPairs, 0.75, 1.25);
	});

	it('repeats runs of eight words about as rarely as real prose does', () => {
		assert.ok(grown.repeatedRuns < 0.03 && real.repeatedRuns < 0.03, `${real.repeatedRuns} ${grown.repeatedRuns}`);
	});

	it('takes nearly every three words in a row from its authors', () => {
		const own = new Set<string>();
		for (const { text } of prose().texts.slice(0, 60)) for (const three of triples(text)) own.add(three);
		const all = [...triples(walk.grow(11, 100_000).toString(), true)];
		const known = all.filter((three) => own.has(three)).length;
		assert.ok(known > 0.75 * all.length, `${known} of ${all.length}`);
	});

	it('would be seen to repeat itself if whole paragraphs were shuffled', () => {
		const texts: readonly RealText[] = prose().texts.slice(0, 60);
		const paragraphs = texts.flatMap(({ text }) => text.split('\n\n'));
		assert.ok(profileOf([paragraphs.join('\n\n'), paragraphs.reverse().join('\n\n')]).repeatedRuns > 0.9);
	});
});

/** @param withinClauses leaves out those with a mark between, where other authors go on */
function* triples(text: string, withinClauses = false): Iterable<string> {
	const { hashes, starts, ends, count } = wordsOf(text);
	for (let i = 0; i + 2 < count; i++) {
		if (withinClauses && /[^\w\s’'-]/.test(text.slice(ends[i], starts[i + 2]))) continue;
		yield `${hashes[i]} ${hashes[i + 1]} ${hashes[i + 2]}`;
	}
}

function between(value: number, low: number, high: number): void {
	assert.ok(value >= low && value <= high, `${value} is not between ${low} and ${high}`);
}
