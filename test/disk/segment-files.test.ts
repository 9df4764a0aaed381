import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSegmentBuilder } from '../../src/library/segments/build-segment.ts';
import { DamagedSegment } from '../../src/library/segments/damaged-segment.ts';
import { openSegment } from '../../src/library/segments/open-segment.ts';
import type { Segment } from '../../src/library/segments/segment.ts';

const text = Array.from({ length: 30_000 }, (_, i) => `w${(i * 7919) % 4001}`).join(' ');

describe("a segment's file", () => {
	let folder: string;
	let path: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'quotewright-segment-'));
		path = join(folder, 'one.segment');
		const builder = createSegmentBuilder();
		for (let document = 1; document <= 3; document++) builder.add(document, text.slice(document), []);
		writeFileSync(path, Buffer.concat(Array.from(builder.finish(), (piece) => piece.slice())));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	it('is read as it was written', () => {
		assert.ok(readAll(path) > 60_000);
	});

	it('is refused wherever a single bit of it has changed, and nothing wrong is answered', () => {
		const whole = readFileSync(path);
		for (let i = 0; i < 200; i++) {
			const damaged = Buffer.from(whole);
			const at = Math.floor((i / 200) * whole.length);
			damaged[at] = (damaged[at] as number) ^ (1 << (i % 8));
			writeFileSync(path, damaged);
			assert.throws(() => readAll(path), DamagedSegment, `byte ${at}`);
		}
	});

	it('is refused where its end is missing', () => {
		const whole = readFileSync(path);
		for (const length of [0, 1, 47, 48, 4096, whole.length - 4096, whole.length - 1]) {
			writeFileSync(path, whole.subarray(0, length));
			assert.throws(() => readAll(path), DamagedSegment, `${length} bytes`);
		}
	});
});

/** Reads every page; answers how many postings there are. */
function readAll(path: string): number {
	const segment: Segment = openSegment(path);
	try {
		let postings = 0;
		segment.each(0, 2 ** segment.bucketBits, () => postings++);
		for (let block = 0; block < segment.blocks; block++) segment.blockStart(block);
		for (const document of segment.documents) {
			for (let number = 0; segment.chunk(document, number) !== undefined; number++);
		}
		return postings;
	} finally {
		segment.close();
	}
}
