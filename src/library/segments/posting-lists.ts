/**
 * Posting lists: of each term the blocks it stands in, ascending, as gaps of seven bits a byte. The lists of a bucket
 * (the terms that share their key's high bits) follow one another by key:
 *
 *     key's low bits, as the difference to the list before | count | [length in bytes] | [skips] | gaps
 *
 * From `lengthFrom` postings on a list says how long it is, so that it can be passed over; from `skipsFrom` on it has
 * for every `skipEvery` postings where they begin, so that one source's blocks are found without reading the others'.
 * `kernel/postings.ts` writes them.
 */
import type { PageCursor } from './page-cursor.ts';

const lengthFrom = 16;
const skipsFrom = 512;
const skipEvery = 256;
/** The block before, and the offset of its gap from where the gaps begin. */
const skipBytes = 8;

/** A list of a segment, found but not read. */
export interface PostingList {
	readonly count: number;
	/** Where its skips, if any, and its gaps begin, in bytes of the file. */
	readonly start: number;
}

/**
 * Finds a key's list in a bucket.
 * @param low the key's low bits
 * @param end where the bucket ends, in bytes of the file
 */
export function findList(cursor: PageCursor, start: number, end: number, low: number): PostingList | undefined {
	if (start >= end) return undefined;
	cursor.seek(start);
	let key = -1;
	while (cursor.position() < end) {
		key += 1 + cursor.varint();
		if (key > low) return undefined;
		const count = cursor.varint();
		const length = count < lengthFrom ? undefined : cursor.varint();
		const at = cursor.position();
		if (key === low) return { count, start: at };
		if (length !== undefined) cursor.seek(at + length);
		else for (let i = 0; i < count; i++) cursor.varint();
	}
	return undefined;
}

/** Every list of a bucket: its key's low bits, then each of its blocks in order. */
export function readBucket(
	cursor: PageCursor,
	start: number,
	end: number,
	visit: (low: number, block: number) => void,
): void {
	if (start >= end) return;
	cursor.seek(start);
	let key = -1;
	while (cursor.position() < end) {
		key += 1 + cursor.varint();
		const count = cursor.varint();
		if (count >= lengthFrom) cursor.varint();
		if (count >= skipsFrom) cursor.seek(cursor.position() + skipBytes * skipCount(count));
		let block = -1;
		for (let i = 0; i < count; i++) {
			block += 1 + cursor.varint();
			visit(key, block);
		}
	}
}

function skipCount(count: number): number {
	return count < skipsFrom ? 0 : Math.ceil(count / skipEvery) - 1;
}

/**
 * The blocks of a list within `[from, until)`, ascending. Cost: what is read, and a bisection of the skips.
 * @returns how many were put into `into`, from `at` on; it has room for `list.count` more.
 */
export function readBlocks(
	cursor: PageCursor,
	list: PostingList,
	from: number,
	until: number,
	into: Uint32Array,
	at: number,
): number {
	const skips = skipCount(list.count);
	const gapsAt = list.start + skipBytes * skips;
	let block = -1;
	let left = list.count;
	let offset = 0;
	if (skips > 0 && from > 0) {
		// The last skip whose block is before `from`.
		let low = 0;
		let high = skips;
		while (low < high) {
			const middle = (low + high) >>> 1;
			cursor.seek(list.start + skipBytes * middle);
			if (cursor.uint32() < from) low = middle + 1;
			else high = middle;
		}
		if (low > 0) {
			cursor.seek(list.start + skipBytes * (low - 1));
			block = cursor.uint32();
			offset = cursor.uint32();
			left -= low * skipEvery;
		}
	}
	cursor.seek(gapsAt + offset);
	return cursor.ascending(block, left, from, until, into, at);
}
