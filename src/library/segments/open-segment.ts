import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { DamagedSegment } from './damaged-segment.ts';
import { createPageCache } from './page-cache.ts';
import type { Pages } from './page-cursor.ts';
import { readSegment, type Segment } from './segment.ts';
import { bytesOf, decodeFooter, footerSize, pageSize, pagesOf } from './segment-layout.ts';

/** In bytes; for all open segments of this thread together. */
const cacheBudget = 32 * 1024 * 1024;
const cache = createPageCache(pageSize, cacheBudget);

/**
 * Opens a segment's file; it is read by pages as they are needed, each held against its checksum. Throws
 * `DamagedSegment`, and the file system's errors.
 */
export function openSegment(path: string): Segment {
	const file = openSync(path, 'r');
	try {
		const { size } = fstatSync(file);
		const footer = readAt(file, size - footerSize, footerSize);
		const { layout, sumOfSums } = decodeFooter(footer, size);
		const { body } = layout;
		const sums = new Uint32Array(pagesOf(body));
		bytesOf(sums).set(readAt(file, body, 4 * sums.length));
		if (crc32(bytesOf(sums)) !== sumOfSums) throw new DamagedSegment('its checksums are not what was written');
		return readSegment(filePages(file, body, sums), layout, size, () => closeSync(file));
	} catch (error) {
		closeSync(file);
		throw error;
	}
}

function filePages(file: number, size: number, sums: Uint32Array): Pages {
	const name = cache.nextFile();
	const fill = (into: Uint8Array, page: number) => {
		const wanted = Math.min(pageSize, size - page * pageSize);
		const read = readSync(file, into, 0, wanted, page * pageSize);
		const bytes = wanted === pageSize ? into : into.subarray(0, wanted);
		if (read !== wanted || crc32(bytes) !== sums[page])
			throw new DamagedSegment(`page ${page} is not what was written`);
		return wanted;
	};
	return { pageSize, size, page: (number) => cache.get(name, number, fill) };
}

function readAt(file: number, position: number, length: number): Uint8Array {
	if (position < 0) throw new DamagedSegment('it is too short');
	const bytes = new Uint8Array(length);
	const read = readSync(file, bytes, 0, length, position);
	return bytes.subarray(0, read);
}

/** A segment that was never written: the pieces of `writeSegment`, in memory. */
export function segmentInMemory(pieces: Iterable<Uint8Array>): Segment {
	const bytes = Buffer.concat(Array.from(pieces, (piece) => piece.slice()));
	const { layout } = decodeFooter(bytes.subarray(bytes.length - footerSize), bytes.length);
	const body = new Uint8Array(bytes.buffer, bytes.byteOffset, layout.body);
	const pages = { pageSize: body.length, size: body.length, page: () => body };
	return readSegment(pages, layout, bytes.length, () => {});
}
