import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createSegmentBuilder, type SegmentBuilder } from '../../../src/library/segments/build-segment.ts';
import { kernelSource } from '../../../src/library/segments/kernel-code.ts';
import { mergeSegments } from '../../../src/library/segments/merge-segments.ts';
import { segmentInMemory } from '../../../src/library/segments/open-segment.ts';
import { createPageCursor } from '../../../src/library/segments/page-cursor.ts';
import { findList, readBlocks, readBucket } from '../../../src/library/segments/posting-lists.ts';
import { createPostings, type Postings } from '../../../src/library/segments/postings.ts';
import type { Segment } from '../../../src/library/segments/segment.ts';
import { blockLength, pairTerm, wordTerm } from '../../../src/library/segments/terms.ts';
import { textOfChunks } from '../../../src/library/segments/text-chunks.ts';
import type { Span } from '../../../src/text/span.ts';
import { scanWording } from '../../../src/text/words.ts';
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

function textsIn({ documents, chunk }: Segment, texts: readonly string[]): string[] {
	return documents.map((part, i) => {
		const { length } = texts[i] ?? '';
		return textOfChunks(length, (number) => chunk(part, number)).slice(0, length);
	});
}

describe('a segment', () => {
	it('has the texts of its documents, also when it is merged', () => {
		const unit = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 });
		const long = fc
			.tuple(fc.integer({ min: 0, max: 3 }), unit, fc.nat(80_000))
			.map(([shift, unit, length]) => 'a'.repeat(shift) + unit.repeat(Math.ceil(length / unit.length)));
		fc.assert(
			fc.property(fc.array(long, { minLength: 1, maxLength: 4 }), (texts) => {
				const segment = segmentOf(texts);
				assert.deepEqual(textsIn(segment, texts), texts);
				const merged = segmentInMemory(mergeSegments([segment, segmentOf(texts, 10)], () => true));
				assert.deepEqual(textsIn(merged, [...texts, ...texts]), [...texts, ...texts]);
				assert.equal(merged.chunk(merged.documents[0] as never, 10_000), undefined);
			}),
			{ numRuns: 30 },
		);
	});

	it('has halves of characters as what cannot be read', () => {
		const segment = segmentOf(['a\ud835 b\udc00']);
		assert.deepEqual(textsIn(segment, ['a\ud835 b\udc00']), ['a\ufffd b\ufffd']);
	});

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
					const kept = groups.flat().filter((_, i) => isLive(i + 1));
					assert.deepEqual(textsIn(merged, kept), kept);
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
				const postings = createPostings();
				filled.forEach((blocks, i) => {
					for (const block of blocks) postings.add(2 + 3 * i, block);
				});
				const bytes = Buffer.concat(listsOf(postings, 1).pieces);
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

describe('postings', () => {
	/** Keys with the largest blocks there may be, growing, each noted twice. */
	const assertSorted = (keys: readonly number[], commonBits: number, bucketBits: number) => {
		const common = commonBits === 0 ? 0 : 0x9e3779b1 >>> (32 - commonBits);
		const terms = keys.map((key) => common * 2 ** (32 - commonBits) + (key >>> commonBits));
		const blocks = keys.map((_, i) => 0xfffffffe - keys.length + i);
		const postings = createPostings();
		postings.clear(commonBits);
		terms.forEach((term, i) => {
			postings.add(term, blocks[i] as number);
			postings.add(term, blocks[i] as number);
		});
		assert.equal(postings.count, 2 * keys.length);
		const first = common * 2 ** (bucketBits - commonBits);
		const { pieces, starts } = listsOf(postings, bucketBits, first, 2 ** (bucketBits - commonBits));
		const bytes = Buffer.concat([...pieces, Buffer.of(0)]);
		const cursor = createPageCursor({ pageSize: bytes.length, size: bytes.length, page: () => bytes });
		const found: [number, number][] = [];
		for (let i = 0; i + 1 < starts.length; i++) {
			const high = (first + i) * 2 ** (32 - bucketBits);
			readBucket(cursor, starts[i] as number, starts[i + 1] as number, (low, block) => found.push([high + low, block]));
		}
		const order = terms.map((_, i) => i).sort((a, b) => (terms[a] as number) - (terms[b] as number) || a - b);
		assert.deepEqual(
			found,
			order.map((i) => [terms[i], blocks[i]]),
		);
	};

	it('come sorted by term, those of a term in their order, each once', () => {
		const keys = fc.array(fc.nat(0xffffffff), { maxLength: 300 });
		fc.assert(
			fc.property(keys, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 4 }), (all, common, finer) => {
				assertSorted(all, common, common + finer);
			}),
		);
	});

	it('come sorted however many there are, or of one term', () => {
		const many = Array.from({ length: 60_000 }, (_, i) => Math.imul(i % 19_000, 0x9e3779b1) >>> 0);
		assertSorted(many, 0, 9);
		assertSorted(many, 9, 10);
		const close = many.map((key) => key >>> 5);
		assertSorted(close, 0, 9);
		assertSorted(
			close.map(() => 12345),
			0,
			1,
		);
	});

	it('are the same when their memory is used again', () => {
		const [long, short] = ['one two three '.repeat(20_000), 'two one'];
		const builder = createSegmentBuilder();
		builder.add(1, long, []);
		for (const _ of builder.finish());
		builder.clear();
		builder.add(2, short, []);
		assertHolds(segmentInMemory(builder.finish()), termsOf([short], 2));
	});

	it('are of the words that the judge counts, whatever the text', () => {
		const piece = fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom('word', 'Wörter', 'слово', '3', '1914', 'ﬁne', 'œuvre', 'ſo', 'ﬀ') },
			{ weight: 3, arbitrary: fc.constantFrom(' ', '\n', '\r\n', '  ', '\t', '\u00a0', '\f') },
			{
				weight: 2,
				arbitrary: fc.constantFrom('-', '\u2010', '\u00ad', '¬', '—', "'", '’', ',', '.', '_', '*', '(', '”'),
			},
			fc.constantFrom(
				'\u0301',
				'\u200b',
				'\u200d',
				'\ufeff',
				'漢',
				'字',
				'ー',
				'𝒜',
				'𠀀',
				'😀',
				'\ud835',
				'\udc00',
				'٣',
				'²',
			),
			fc.string({ unit: 'grapheme', maxLength: 3 }),
		);
		const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
		const cuts = fc.array(fc.nat(200), { maxLength: 6 });
		const builder = createSegmentBuilder();
		fc.assert(
			fc.property(texts, cuts, (text, places) => assertCounted(builder, text, apparatusAt(text, places))),
			{ numRuns: 1500 },
		);
		// Where one stretch ends and the next begins, and over more than is known of the next.
		const long = fc.record({ before: fc.integer({ min: 32_600, max: 32_800 }), text: texts, cuts });
		fc.assert(
			fc.property(long, fc.constantFrom('a', ' a', 'a ', '漢'), ({ before, text, cuts }, filling) => {
				const whole = `${filling.repeat(before / filling.length)}${text} ${'x'.repeat(3000)}${text}`;
				assertCounted(builder, whole, apparatusAt(whole, cuts));
			}),
			{ numRuns: 50 },
		);
	});

	it('are made by what the kernel says', () => {
		const source = readFileSync(new URL('../../../kernel/postings.ts', import.meta.url));
		assert.equal(kernelSource, createHash('sha256').update(source).digest('base64url'), 'run npm run kernel');
	});
});

function listsOf(postings: Postings, bucketBits: number, first = 0, count = 2 ** bucketBits) {
	const starts = new Uint32Array(count + 1);
	const pieces = Array.from(postings.lists({ first, count, starts }, bucketBits), (bytes) => Buffer.from(bytes));
	return { pieces, starts };
}

function apparatusAt(text: string, places: readonly number[]): Span[] {
	const sorted = [...new Set(places.map((place) => Math.min(place, text.length)))].sort((a, b) => a - b);
	return sorted.flatMap((start, i) => {
		const end = sorted[i + 1];
		return i % 2 === 1 || end === undefined ? [] : [{ start, end }];
	});
}

/** That a segment of the text holds the terms of the words which `scanWording` finds. */
function assertCounted(builder: SegmentBuilder, text: string, apparatus: readonly Span[]): void {
	builder.clear();
	builder.add(1, text, apparatus);
	const segment = segmentInMemory(builder.finish());
	const starts: number[] = [];
	const expected = new Set<string>();
	let words = 0;
	let last = 0;
	scanWording(text, 0, text.length, apparatus, (start, _end, hash) => {
		if (words > 0) expected.add(`${pairTerm(last, hash)} ${starts.length - 1}`);
		if (words++ % blockLength === 0) starts.push(start);
		expected.add(`${wordTerm(hash)} ${starts.length - 1}`);
		last = hash;
	});
	const found = new Set<string>();
	segment.each(0, 2 ** segment.bucketBits, (term, block) => found.add(`${term} ${block}`));
	assert.deepEqual(found, expected);
	assert.deepEqual(
		segment.documents.map(({ document, firstBlock, words }) => ({ document, firstBlock, words })),
		[{ document: 1, firstBlock: 0, words }],
	);
	assert.deepEqual(
		starts.map((_, block) => segment.blockStart(block)),
		starts,
	);
}
