/**
 * A segment's file, in this order: the documents' texts; of each of their chunks where it ends; of each document its
 * id in the store, its first block, its words, its first chunk, its chunks and where its text begins (in two halves);
 * of each block where in the document's text its first word starts; the posting lists, bucket by bucket; of each bucket
 * where it begins, and where the last ends; of each page of all this its checksum; the footer, which says where what
 * is. Numbers are of 32 bits, low byte first, but for those of the posting lists.
 */
import { crc32 } from 'node:zlib';
import { DamagedSegment } from './damaged-segment.ts';

export const pageSize = 4096;

export interface SegmentDocument {
	/** Its id in the store. */
	readonly document: number;
	/** In the segment; its blocks follow one another. */
	readonly firstBlock: number;
	readonly words: number;
	/** In the segment; its chunks follow one another. */
	readonly firstChunk: number;
	readonly chunks: number;
	/** Where in the file its text begins. */
	readonly textAt: number;
}

/** Of each document. */
export const documentFields = 7;

export interface Layout {
	readonly documents: number;
	readonly blocks: number;
	readonly chunks: number;
	/** Where the ends of chunks begin, after the texts. */
	readonly chunkEnds: number;
	/** As many of a key's high bits choose its bucket. */
	readonly bucketBits: number;
	/** Bytes of the file before its checksums. */
	readonly body: number;
	/** Where the posting lists begin; they end where the directory begins. */
	readonly postings: number;
	readonly directory: number;
}

/** Grows with every change of what the file looks like. */
const version = 2;
const magic = 0x51575347;
const footerFields = 14;
export const footerSize = 4 * (footerFields + 1);

/** Of a file's last `footerSize` bytes. */
export function encodeFooter(layout: Layout, sums: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(footerSize);
	const view = new DataView(bytes.buffer);
	const { documents, blocks, chunks, bucketBits, body, chunkEnds, postings, directory } = layout;
	const counts = [magic, version, documents, blocks, chunks, bucketBits];
	const places = [...halves(body), ...halves(chunkEnds), ...halves(postings), directory - postings];
	[...counts, ...places, crc32(sums)].forEach((field, i) => {
		view.setUint32(4 * i, field, true);
	});
	view.setUint32(4 * footerFields, crc32(bytes.subarray(0, 4 * footerFields)), true);
	return bytes;
}

/** Throws `DamagedSegment`. @param size of the whole file */
export function decodeFooter(bytes: Uint8Array, size: number): { readonly layout: Layout; readonly sumOfSums: number } {
	if (bytes.length !== footerSize) throw new DamagedSegment('it is too short');
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const field = (i: number) => view.getUint32(4 * i, true);
	if (field(0) !== magic || field(1) !== version) throw new DamagedSegment('it does not end as it should');
	if (field(footerFields) !== crc32(bytes.subarray(0, 4 * footerFields)))
		throw new DamagedSegment('its end is not what was written');
	const place = (i: number) => whole(field(i), field(i + 1));
	const postings = place(10);
	const layout = {
		documents: field(2),
		blocks: field(3),
		chunks: field(4),
		bucketBits: field(5),
		body: place(6),
		chunkEnds: place(8),
		postings,
		directory: postings + field(12),
	};
	if (size !== layout.body + 4 * pagesOf(layout.body) + footerSize)
		throw new DamagedSegment('it is not as long as it was');
	return { layout, sumOfSums: field(13) };
}

export function halves(value: number): [low: number, high: number] {
	return [value % 2 ** 32, Math.floor(value / 2 ** 32)];
}

export function whole(low: number, high: number): number {
	return low + high * 2 ** 32;
}

export function pagesOf(body: number): number {
	return Math.ceil(body / pageSize);
}

/** The bytes of the numbers, low one first on every machine this runs on. */
export function bytesOf(numbers: Uint32Array): Uint8Array {
	return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
