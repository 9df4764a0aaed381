/**
 * What takes most of the time of building an index, as WebAssembly, for the engine does not make the same in JavaScript
 * as fast (it asks of every character how its string is stored), and makes it anew in every thread: finding the words
 * of a stretch of text, noting postings, sorting them, encoding them. In AssemblyScript (assemblyscript.org); memory is
 * laid out by hand. `npm run kernel` compiles it into `src/library/segments/kernel-code.ts`.
 *
 * The words are those of `src/text/word-run.ts`: what that decides by more than a unit and its neighbour is left to it.
 */

// As CharClass in `src/text/fold.ts`.
const space: i32 = 1;
const lineBreak: i32 = 2;
const letter: i32 = 3;
const digit: i32 = 4;
const ideograph: i32 = 5;
const combining: i32 = 6;
const ignorable: i32 = 7;
const apostrophe: i32 = 8;
const hyphen: i32 = 9;
const surrogate: i32 = 12;

// As Unit in `src/text/word-run.ts`: what is more is a base letter.
const unknown: i32 = 0;
const parting: i32 = 1;
const _inner: i32 = 2;
const special: i32 = 3;

/** Of each code unit its class, a byte each. */
export const kinds: usize = 0;
/** Of each code unit its base letter, or what it is to a word, 16 bits each. */
export const units: usize = 0x10000;
/** Words seen last, by the low bits of their hash, each with the block it was noted for. */
const recent: usize = 0x30000;
const recentMask: u32 = 511;
/** Of the blocks that begin in the stretch, where in the document's text their first words start. */
export const starts: usize = 0x31000;
/** Of each digit how many postings have it, then where they go. */
const places: usize = 0x33000;
/** Of each part its first chunk, and where its next posting goes; 0 or a chunk's end: into a new one. */
const parts: usize = 0x37000;
export const text: usize = 0x40000;
/** Chunks of postings from here on. */
const chunks: usize = 0x60000;

/**
 * Postings are parted by so many of their keys' bits as soon as they are noted: each part is then sorted and encoded in
 * the processor's nearer caches. More at once would be more than its table of pages holds.
 */
const partBits: u32 = 8;
const partCount: usize = 1 << partBits;
/** Bytes; the first eight hold where the part's next chunk is. */
const chunkSize: usize = 4096;

const blockLength: u32 = 64;

/** Postings noted. */
export let count: u32 = 0;
/** Blocks begun, of all documents. */
export let blocks: u32 = 0;
/** Words of the document so far. */
export let words: u32 = 0;
/** Blocks begun since the stretch was. */
export let begun: u32 = 0;
/** In the stretch: where to go on. */
export let position: u32 = 0;
/** In the stretch: the unit that is not known yet. */
export let asked: u32 = 0;

/** Where the next chunk goes: what is behind it is free. */
export let top: usize = chunks;

let last: u32 = 0;
/** High bits that all keys have in common. */
let commonBits: u32 = 0;

/** @param common high bits of all keys that are the same */
export function clear(common: u32): void {
	count = 0;
	blocks = 0;
	top = chunks;
	commonBits = common;
	memory.fill(parts, 0, partCount << 3);
	for (let slot: usize = recent; slot < recent + 8 * (recentMask + 1); slot += 8) store<u32>(slot, 0xffffffff, 4);
}

export function beginDocument(): void {
	words = 0;
}

export function beginStretch(): void {
	begun = 0;
}

/** Notes a posting: key and block. */
export function put(key: u32, block: u32): void {
	const part = parts + ((<usize>((key << commonBits) >> (32 - partBits))) << 3);
	let at = <usize>load<u32>(part, 4);
	if (at % chunkSize === 0) at = nextChunk(part, at);
	store<u64>(at, ((<u64>block) << 32) | key);
	store<u32>(part, <u32>(at + 8), 4);
	count++;
}

function nextChunk(part: usize, end: usize): usize {
	if (end === 0) store<u32>(part, <u32>top);
	else store<u32>(end - chunkSize, <u32>top);
	top += chunkSize;
	return top - chunkSize + 8;
}

/** Notes a word, and the pair that it makes with the one before it, which belongs to that one's block. */
export function add(start: u32, hash: u32): void {
	if (words > 0) put(pairTerm(last, hash), blocks - 1);
	if (words % blockLength === 0) {
		store<u32>(starts + ((<usize>begun) << 2), start);
		begun++;
		blocks++;
	}
	const block = blocks - 1;
	const slot = recent + ((<usize>(hash & recentMask)) << 3);
	const seen = ((<u64>block) << 32) | hash;
	const isNew = load<u64>(slot) !== seen;
	store<u64>(slot, seen);
	const key = wordTerm(hash);
	const part = parts + ((<usize>((key << commonBits) >> (32 - partBits))) << 3);
	let at = <usize>load<u32>(part, 4);
	if (at % chunkSize === 0) at = nextChunk(part, at);
	store<u64>(at, ((<u64>block) << 32) | key);
	store<u32>(part, <u32>(at + ((<usize>isNew) << 3)), 4);
	count += <u32>isNew;
	words++;
	last = hash;
}

// As in `terms.ts`.

function wordTerm(word: u32): u32 {
	let mixed = (word ^ 0x5bd1e995) * 0xcc9e2d51;
	mixed ^= mixed >> 15;
	return mixed * 0x1b873593;
}

function pairTerm(first: u32, second: u32): u32 {
	const mixed = (first * 0x9e3779b1) ^ ((second ^ (second >> 15)) * 0x85ebca77);
	return (mixed ^ (mixed >> 14)) * 0xc2b2ae35;
}

function spread(hash: u32): u32 {
	let mixed = hash ^ (hash >> 16);
	mixed *= 0x85ebca6b;
	return mixed ^ (mixed >> 13);
}

function codeAt(at: u32): u32 {
	return load<u16>(text + ((<usize>at) << 1));
}

function unitOf(code: u32): i32 {
	return load<u16>(units + ((<usize>code) << 1));
}

function kindOf(code: u32): i32 {
	return load<u8>(kinds + code);
}

/**
 * Notes the words that start in `[from, until)` of the stretch, which is known up to `end`.
 * @param base where in the document's text the stretch begins
 * @param isEnd whether no word goes on beyond `end`
 * @returns 0: all are noted; 1: the unit at `asked` is not known yet; 2: what begins at `position` is not decided here.
 * Then go on from `position`.
 */
export function scan(base: u32, from: u32, until: u32, end: u32, isEnd: bool): i32 {
	let at = from;
	while (at < until) {
		let code = codeAt(at);
		let unit = unitOf(code);
		if (unit === parting) {
			at++;
			continue;
		}
		position = at;
		let hash: u32 = 0x811c9dc5;
		if (unit <= special) {
			if (unit === unknown) {
				asked = at;
				return 1;
			}
			const kind = kindOf(code);
			if (kind === letter || kind === digit || kind === surrogate) return 2;
			if (kind === ideograph) add(base + at, spread((hash ^ code) * 0x01000193));
			at++;
			continue;
		}
		for (;;) {
			if (unit > special) {
				do {
					hash = (hash ^ <u32>unit) * 0x01000193;
					at++;
					if (at === end) break;
					code = codeAt(at);
					unit = unitOf(code);
				} while (unit > special);
			}
			if (at === end) {
				if (!isEnd) return 2;
				break;
			}
			if (unit === parting) break;
			if (unit === unknown) {
				asked = at;
				return 1;
			}
			const kind = kindOf(code);
			if (kind === ideograph) break;
			if (kind === combining) {
				at++;
				if (at < end) {
					code = codeAt(at);
					unit = unitOf(code);
				}
				continue;
			}
			if (at + 1 === end || (unit === special && kind !== hyphen && kind !== ignorable)) return 2;
			const next = unitOf(codeAt(at + 1));
			if (next === unknown) {
				asked = at + 1;
				return 1;
			}
			const nextKind = kindOf(codeAt(at + 1));
			if (kind === ignorable) {
				// At the end of a line, more has to be known.
				if (nextKind === space || nextKind === lineBreak) return 2;
				at++;
				code = codeAt(at);
				unit = next;
				continue;
			}
			if (kind === hyphen) {
				// At the end of a line, more has to be known.
				if (nextKind === space || nextKind === lineBreak) return 2;
				break;
			}
			if (next === special) return 2;
			if (next <= special) break;
			const goesOn = kind === apostrophe ? nextKind === letter : nextKind === digit && kindOf(codeAt(at - 1)) === digit;
			if (!goesOn) break;
			at++;
			unit = next;
		}
		add(base + position, spread(hash));
	}
	position = at;
	return 0;
}

/** How many postings the largest part has. */
export function largestPart(): u32 {
	let largest: usize = 0;
	for (let part = parts; part < parts + (partCount << 3); part += 8) largest = max(largest, gather(part, 0));
	return <u32>(largest >> 3);
}

/** Copies a part's postings, unless it is to nowhere; answers how many bytes they are. */
function gather(part: usize, into: usize): usize {
	const end = <usize>load<u32>(part, 4);
	if (end === 0) return 0;
	let length: usize = 0;
	let chunk = <usize>load<u32>(part);
	while (end - chunk > chunkSize) {
		if (into !== 0) memory.copy(into + length, chunk + 8, chunkSize - 8);
		length += chunkSize - 8;
		chunk = <usize>load<u32>(chunk);
	}
	const rest = end - chunk - 8;
	if (into !== 0) memory.copy(into + length, chunk + 8, rest);
	return length + rest;
}

/**
 * Sorts by the lowest `bits` of the keys, least significant digit first (Knuth 5.2.5); those with equal keys stay in
 * their order. Cost: linear.
 * @returns which of the two then holds them
 */
function sort(from: usize, to: usize, length: usize, bits: u32): usize {
	// Short parts are not worth long tables.
	const mostDigits: u32 = length > 0x4000 ? 12 : 8;
	const passes = (bits + mostDigits - 1) / mostDigits;
	for (let pass: u32 = 0; pass < passes; pass++) {
		const shift = (bits * pass) / passes;
		const digits = (bits * (pass + 1)) / passes - shift;
		if (pass % 2 === 0) sortDigit(from, to, length, shift, digits);
		else sortDigit(to, from, length, shift, digits);
	}
	return passes % 2 === 0 ? from : to;
}

function sortDigit(from: usize, to: usize, length: usize, shift: u32, digits: u32): void {
	const mask: u32 = (1 << digits) - 1;
	memory.fill(places, 0, (<usize>mask + 1) << 2);
	const end = from + length;
	for (let at = from; at < end; at += 8) {
		const place = places + ((<usize>((load<u32>(at) >> shift) & mask)) << 2);
		store<u32>(place, load<u32>(place) + 1);
	}
	let sum: u32 = 0;
	for (let place = places; place <= places + ((<usize>mask) << 2); place += 4) {
		const here = load<u32>(place);
		store<u32>(place, sum);
		sum += here;
	}
	for (let at = from; at < end; at += 8) {
		const pair = load<u64>(at);
		const place = places + ((<usize>((<u32>pair >> shift) & mask)) << 2);
		const next = load<u32>(place);
		store<u32>(place, next + 1);
		store<u64>(to + ((<usize>next) << 3), pair);
	}
}

// Posting lists as `posting-lists.ts` reads them.

const lengthFrom: u32 = 16;
const skipsFrom: u32 = 512;
const skipEvery: u32 = 256;

/** Room for the largest part, twice. */
let scratch: usize = 0;
let scratchSize: usize = 0;
let out: usize = 0;
let lowBits: u32 = 0;
/** Where it would be noted where bucket 0 begins. */
let directory: usize = 0;
/** The next part. */
let part: usize = 0;
/** The bucket that lists are being written of. */
let bucket: u32 = 0;
/** The low bits of the key before, in the bucket. */
let lowBefore: u32 = 0;
/** Bytes handed on. */
let taken: u32 = 0;

/**
 * Begins to sort and encode what was noted.
 * @param room for two copies of the largest part, which has so many postings
 * @param into where the lists go
 * @param table where it is noted of each bucket where it begins, from the first on, and where the last ends
 */
export function beginLists(
	room: usize,
	largest: u32,
	into: usize,
	table: usize,
	bucketBits: u32,
	firstBucket: u32,
): void {
	scratch = room;
	scratchSize = (<usize>largest) << 3;
	out = into;
	directory = table - ((<usize>firstBucket) << 2);
	lowBits = 32 - bucketBits;
	part = 0;
	bucket = firstBucket;
	lowBefore = 0xffffffff;
	taken = 0;
	store<u32>(table, 0);
}

/**
 * The lists that come next.
 * @param enough bytes, after which no further part is begun
 * @returns how many bytes; 0: there are no more
 */
export function moreLists(enough: u32): u32 {
	let at = out;
	const keyBits = 32 - commonBits - partBits;
	for (; part < partCount && at - out < enough; part++) {
		const length = gather(parts + (part << 3), scratch);
		if (length === 0) continue;
		const sorted = sort(scratch, scratch + scratchSize, length, keyBits);
		at = encode(sorted, sorted + length, at);
	}
	taken += <u32>(at - out);
	return <u32>(at - out);
}

/** Notes that the buckets up to this one begin, or end, at a place. */
function reach(next: u32, place: u32): void {
	while (bucket < next) {
		bucket++;
		store<u32>(directory + ((<usize>bucket) << 2), place);
	}
	lowBefore = 0xffffffff;
}

/** @param end of the buckets */
export function endLists(end: u32): void {
	reach(end, taken);
}

/** The lists of sorted postings; answers where their bytes end. */
function encode(first: usize, end: usize, start: usize): usize {
	const mask: u32 = (1 << lowBits) - 1;
	let at = start;
	let from = first;
	while (from < end) {
		const key = load<u32>(from);
		if (key >> lowBits !== bucket) reach(key >> lowBits, taken + <u32>(at - out));
		const low = key & mask;
		at = putVarint(at, low - lowBefore - 1);
		lowBefore = low;
		const next = from + 8;
		if (next === end || load<u32>(next) !== key) {
			store<u8>(at, 1);
			at = putVarint(at + 1, load<u32>(from, 4));
			from = next;
		} else {
			const distinct = gatherDistinct(from, end, key);
			at = putList(at, from, distinct);
			from = listEnd;
		}
	}
	return at;
}

let listEnd: usize = 0;

/** Moves a key's distinct blocks, which ascend, to the front of its postings; answers how many they are. */
function gatherDistinct(first: usize, end: usize, key: u32): u32 {
	let to = first;
	let before: u32 = 0xffffffff;
	let from = first;
	while (from < end && (from === first || load<u32>(from) === key)) {
		const block = load<u32>(from, 4);
		if (block !== before) {
			store<u32>(to, block);
			to += 4;
		}
		before = block;
		from += 8;
	}
	listEnd = from;
	return <u32>((to - first) >> 2);
}

function putList(start: usize, blocks: usize, length: u32): usize {
	let at = putVarint(start, length);
	if (length < lengthFrom) return putGaps(at, blocks, length, 0xffffffff);
	if (length < skipsFrom) return putGaps(putVarint(at, bytesOfGaps(blocks, length)), blocks, length, 0xffffffff);
	const skipBytes = 8 * ((length - 1) / skipEvery);
	let skip = putVarint(at, bytesOfGaps(blocks, length) + skipBytes);
	const gaps = skip + skipBytes;
	at = gaps;
	let before: u32 = 0xffffffff;
	for (let done: u32 = 0; done < length; done += skipEvery) {
		if (done > 0) {
			store<u32>(skip, before);
			store<u32>(skip, <u32>(at - gaps), 4);
			skip += 8;
		}
		const more = min(skipEvery, length - done);
		const here = blocks + ((<usize>done) << 2);
		at = putGaps(at, here, more, before);
		before = load<u32>(here + ((<usize>(more - 1)) << 2));
	}
	return at;
}

function putGaps(start: usize, blocks: usize, length: u32, before: u32): usize {
	let at = start;
	let last = before;
	for (let from = blocks; from < blocks + ((<usize>length) << 2); from += 4) {
		const block = load<u32>(from);
		at = putVarint(at, block - last - 1);
		last = block;
	}
	return at;
}

/** As many as `putGaps` puts from the list's start. */
function bytesOfGaps(blocks: usize, length: u32): u32 {
	let bytes = length;
	let last: u32 = 0xffffffff;
	for (let from = blocks; from < blocks + ((<usize>length) << 2); from += 4) {
		const block = load<u32>(from);
		for (let gap = (block - last - 1) >> 7; gap > 0; gap >>= 7) bytes++;
		last = block;
	}
	return bytes;
}

/** Seven bits a byte, low ones first. How many bytes nobody could foretell, so the usual numbers go without a branch. */
function putVarint(start: usize, value: u32): usize {
	if (value >> 28 !== 0) {
		store<u8>(start, (value & 0x7f) | 0x80);
		store<u8>(start, ((value >> 7) & 0x7f) | 0x80, 1);
		store<u8>(start, ((value >> 14) & 0x7f) | 0x80, 2);
		store<u8>(start, ((value >> 21) & 0x7f) | 0x80, 3);
		store<u8>(start, value >> 28, 4);
		return start + 5;
	}
	const more = ((31 - clz(value | 1)) * 37) >> 8;
	const spaced = (value & 0x7f) | ((value & 0x3f80) << 1) | ((value & 0x1fc000) << 2) | ((value & 0xfe00000) << 3);
	store<u32>(start, spaced | (0x808080 & ((1 << (more << 3)) - 1)));
	return start + more + 1;
}
