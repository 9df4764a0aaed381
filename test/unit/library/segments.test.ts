import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSegmentBuilder } from '../../../src/library/segments/build-segment.ts';
import { createByteWriter, takeBytes } from '../../../src/library/segments/byte-writer.ts';
import { mergeSegments } from '../../../src/library/segments/merge-segments.ts';
import { segmentInMemory } from '../../../src/library/segments/open-segment.ts';
import { createPageCursor } from '../../../src/library/segments/page-cursor.ts';
import { createListWriter, findList, readBlocks, readBucket } from '../../../src/library/segments/posting-lists.ts';
import type { Segment } from '../../../src/library/segments/segment.ts';
import { emptyPairs, sortPairs, valueLimit } from '../../../src/library/segments/sort-pairs.ts';
import { blockLength, pairTerm, wordTerm } from '../../../src/library/segments/terms.ts';
import { hashes } from './words-of.ts';

const vocabulary = Array.from({ length: 40 }, (_, i) => `w${i.toString(36)}x`);
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 700 }).map((words) => words.join(' '));

function segmentOf(texts: readonly string[], firstDocument = 1): Segment {
	const builder = createSegmentBuilder();
	texts.forEach((content, i) => {
		builder.add(firstDocument + i, content, []);
	});
	return segmentInMemory(builder.finish());
}

/** Every term of the texts with the blocks that hold it, each as document, block and where the block starts. */
function termsOf(texts: readonly string[], firstDocument = 1): Map<number, Set<string>> {
	const terms = new Map<number, Set<string>>();
	texts.forEach((content, i) => {
		const words = hashes(content);
		const starts = [...content.matchAll(/\S+/g)].map(({ index }) => index);
		const note = (term: number, word: number) => {
			const block = Math.floor(word / blockLength);
			const place = `${firstDocument + i} ${block} ${starts[block * blockLength]}`;
			terms.set(term, (terms.get(term) ?? new Set()).add(place));
		};
		words.forEach((word, at) => {
			note(wordTerm(word), at);
			if (at > 0) note(pairTerm(words[at - 1] as number, word), at - 1);
		});
	});
	return terms;
}

function placesIn(segment: Segment, term: number): Set<string> {
	const list = segment.find(term);
	if (list === undefined) return new Set();
	const into = new Uint32Array(list.count);
	assert.equal(segment.read(list, 0, segment.blocks, into, 0), list.count);
	return new Set(
		Array.from(into, (block) => {
			const document = segment.documents.findLast(({ firstBlock }) => firstBlock <= block);
			return `${document?.document} ${block - (document?.firstBlock ?? 0)} ${segment.blockStart(block)}`;
		}),
	);
}

function assertHolds(segment: Segment, terms: ReadonlyMap<number, ReadonlySet<string>>): void {
	for (const [term, places] of terms) assert.deepEqual([...placesIn(segment, term)].sort(), [...places].sort());
}

describe('a segment', () => {
	it('has every word and pair of its documents at its block, and no other', () => {
		fc.assert(
			fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
				const segment = segmentOf(texts);
				const terms = termsOf(texts);
				assertHolds(segment, terms);
				let postings = 0;
				segment.each(0, 2 ** segment.bucketBits, (term) => {
					assert.ok(terms.has(term));
					postings++;
				});
				assert.equal(
					postings,
					[...terms.values()].reduce((sum, places) => sum + places.size, 0),
				);
			}),
			{ numRuns: 40 },
		);
	});

	it('merged with others is as one built of their living documents', () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(text, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
				fc.nat(),
				(groups, seed) => {
					let next = 1;
					const segments = groups.map((texts) => {
						const segment = segmentOf(texts, next);
						next += texts.length;
						return segment;
					});
					const isLive = (document: number) => (seed >>> (document % 16)) % 3 !== 0;
					const merged = segmentInMemory(mergeSegments(segments, isLive));
					const living = groups.flat().map((content, i) => (isLive(i + 1) ? content : ''));
					assertHolds(merged, termsOf(living));
					assert.deepEqual(
						merged.documents.map(({ document, words }) => [document, words]),
						groups.flat().flatMap((content, i) => (isLive(i + 1) ? [[i + 1, hashes(content).length]] : [])),
					);
				},
			),
			{ numRuns: 40 },
		);
	});

	it('is merged with a small one by as small ranges as without it', () => {
		const words = Array.from({ length: 150_000 }, (_, i) => `w${i % 5000}x${(i * 7919) % 300}`);
		const large = segmentOf([words.join(' ')]);
		const small = segmentOf(['w1x0 beside'], 2);
		assert.equal(small.bucketBits, 1);
		let most = 0;
		const watched: Segment = {
			...large,
			each(from, until, visit) {
				most = Math.max(most, (until - from) / 2 ** large.bucketBits);
				large.each(from, until, visit);
			},
		};
		const merged = segmentInMemory(mergeSegments([watched, small], () => true));
		assert.ok(most <= 0.25, `${most} of all postings were held at once`);
		const terms = termsOf([words.join(' '), 'w1x0 beside']);
		assertHolds(merged, new Map([...terms].filter((_, i) => i % 50 === 0)));
		assertHolds(merged, new Map([...terms].slice(-2)));
	});

	it('answers of one stretch of blocks as of all', () => {
		const words = Array.from({ length: 200_000 }, (_, i) => (i % 70 === 0 ? 'often' : `w${i % 1000}`));
		const segment = segmentOf([words.join(' ')]);
		const [term] = hashes('often').map(wordTerm);
		const list = segment.find(term as number);
		assert.ok(list !== undefined && list.count > 2000);
		const all = new Uint32Array(list.count);
		segment.read(list, 0, segment.blocks, all, 0);
		for (const [from, until] of [
			[0, 5],
			[700, 720],
			[2000, 3125],
			[3124, 3125],
			[1500, 1500],
		] as const) {
			const some: Uint32Array = new Uint32Array(list.count);
			const read: number = segment.read(list, from, until, some, 0);
			assert.deepEqual(
				some.subarray(0, read),
				all.filter((block) => block >= from && block < until),
			);
		}
	});

	it('of nothing has nothing', () => {
		for (const segment of [segmentOf([]), segmentOf(['']), segmentInMemory(mergeSegments([], () => true))]) {
			assert.equal(segment.blocks, 0);
			assert.equal(segment.find(wordTerm(7)), undefined);
		}
	});
});

describe('posting lists', () => {
	it('are read as they were written, whole or in part', () => {
		const lists = fc.uniqueArray(fc.nat(100_000), { maxLength: 1500 }).map((blocks) => Uint32Array.from(blocks).sort());
		fc.assert(
			fc.property(fc.array(lists, { minLength: 1, maxLength: 6 }), fc.nat(100_000), fc.nat(100_000), (all, a, b) => {
				const filled = all.filter((blocks) => blocks.length > 0);
				const out = createByteWriter(16);
				const write = createListWriter(out);
				for (const blocks of filled) write(2, blocks, 0, blocks.length);
				const bytes = takeBytes(out).slice();
				const cursor = createPageCursor({ pageSize: bytes.length, size: bytes.length, page: () => bytes });
				const seen: number[][] = filled.map(() => []);
				readBucket(cursor, 0, bytes.length, (low, block) => seen[(low - 2) / 3]?.push(block));
				assert.deepEqual(
					seen,
					filled.map((blocks) => [...blocks]),
				);
				const [from, until] = [Math.min(a, b), Math.max(a, b)];
				filled.forEach((blocks, i) => {
					const list = findList(cursor, 0, bytes.length, 2 + 3 * i);
					assert.equal(list?.count, blocks.length);
					const into = new Uint32Array(blocks.length);
					const read = list === undefined ? 0 : readBlocks(cursor, list, from, until, into, 0);
					assert.deepEqual(
						into.subarray(0, read),
						blocks.filter((block) => block >= from && block < until),
					);
				});
				assert.equal(findList(cursor, 0, bytes.length, 3), undefined);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('sorting pairs', () => {
	/** Keys with the largest values there may be, growing. */
	const assertSorted = (keys: readonly number[], bits: number) => {
		const values = keys.map((_, i) => valueLimit - keys.length + i);
		const pairs = emptyPairs(keys.length);
		keys.forEach((key, i) => {
			pairs.numbers.set([key, values[i] as number], 2 * i);
		});
		const sorted = sortPairs(pairs, emptyPairs(keys.length), keys.length, bits);
		const order = keys.map((_, i) => i).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
		assert.deepEqual(
			[...sorted.numbers],
			order.flatMap((i) => [keys[i], values[i]]),
		);
	};

	it('sorts by the low bits of the keys and keeps equal ones in order', () => {
		const keys = fc.array(fc.nat(0xffffffff), { maxLength: 300 });
		fc.assert(
			fc.property(keys, fc.integer({ min: 1, max: 32 }), (all, bits) => {
				assertSorted(
					all.map((key) => key % 2 ** bits),
					bits,
				);
			}),
		);
	});

	it('sorts more than are sorted in one part', () => {
		const many = Array.from({ length: 20_000 }, (_, i) => Math.imul(i % 7000, 0x9e3779b1) >>> 0);
		assertSorted(many, 32);
		assertSorted(
			many.map((key) => key >>> 15),
			17,
		);
	});
});
