/**
 * Opens a zip file (DOCX, ODT, EPUB) and inflates of it only what is asked for, counting what comes out: what a file
 * says of its own sizes is not believed. After APPNOTE.TXT 6.3.10; entries are found by the directory at the end.
 */

import { constants, crc32, inflateRawSync } from 'node:zlib';
import { message } from '../../text/message.ts';
import { UnreadableSource } from '../source.ts';

export interface Archive {
	readonly names: readonly string[];
	has(name: string): boolean;
	/** Undefined if there is no such entry. Throws `UnreadableSource` if it is damaged, protected or too large. */
	bytes(name: string): Uint8Array | undefined;
}

export interface ZipLimits {
	/** In bytes, of one entry and of all that are asked for. */
	readonly entry: number;
	readonly total: number;
}

/** What a text of a million words takes in the most verbose of markups. */
const generous: ZipLimits = { entry: 64 * 1024 * 1024, total: 80 * 1024 * 1024 };
const mostEntries = 100_000;

interface Entry {
	readonly method: number;
	readonly encrypted: boolean;
	readonly crc: number;
	readonly compressed: number;
	readonly headerAt: number;
}

/** Of two entries of one name the last counts, as for other programs. */
export function openZip(bytes: Uint8Array, limits = generous): Archive {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries = readDirectory(bytes, view);
	const inflated = new Map<string, Uint8Array>();
	let left = limits.total;

	function inflate(entry: Entry): Uint8Array {
		if (entry.encrypted) throw new UnreadableSource(protectedFile);
		const data = dataOf(bytes, view, entry);
		const most = Math.min(left, limits.entry);
		if (entry.method === 0) {
			if (data.length > most) throw tooLarge(limits);
			return data;
		}
		if (entry.method !== 8) throw new UnreadableSource(unknownMethod);
		try {
			return inflateRawSync(data, { maxOutputLength: most, finishFlush: constants.Z_FINISH });
		} catch (error) {
			throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limits) : damaged();
		}
	}

	return {
		names: [...entries.keys()],
		has: (name) => entries.has(name),
		bytes(name) {
			const known = inflated.get(name);
			const entry = entries.get(name);
			if (known !== undefined || entry === undefined) return known;
			const content = inflate(entry);
			if (crc32(content) !== entry.crc) throw damaged();
			left -= content.length;
			inflated.set(name, content);
			return content;
		},
	};
}

export const protectedFile = message(
	'This file is protected by a password, so it cannot be read. Save a copy without the password, or leave it out with "exclude" in quotewright.json.',
);
const unknownMethod = message(
	'This file is packed in a way that cannot be read. Open it in the program that made it and save it again.',
);

function damaged(): UnreadableSource {
	return new UnreadableSource(
		message(
			'This file is damaged or not complete, so it cannot be read. Copy or download it again, or save it anew in the program that made it.',
		),
	);
}

function tooLarge({ entry }: ZipLimits): UnreadableSource {
	return new UnreadableSource(
		message(
			'This file unpacks to more than {0} MB, far more than any text takes, so it was not read. If it is a real document, split it; else leave it out with "exclude" in quotewright.json.',
			Math.round(entry / 1024 / 1024),
		),
	);
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const end64PlaceMark = 0x07064b50;
const directoryMark = 0x02014b50;
const localMark = 0x04034b50;
const unknown32 = 0xffffffff;

interface Directory {
	readonly start: number;
	readonly count: number;
	/** What must be added to all offsets: how much stands before the archive. */
	readonly shift: number;
}

function readDirectory(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> {
	const { start, count, shift } = findDirectory(view);
	if (count > mostEntries) throw damaged();
	const entries = new Map<string, Entry>();
	let at = start;
	for (let i = 0; i < count; i++) {
		if (at < 0 || at + 46 > bytes.length || view.getUint32(at, true) !== directoryMark) throw damaged();
		const nameLength = view.getUint16(at + 28, true);
		const extraLength = view.getUint16(at + 30, true);
		const extraAt = at + 46 + nameLength;
		if (extraAt + extraLength > bytes.length) throw damaged();
		const wide = wideNumbers(view, at, extraAt, extraLength);
		entries.set(decodeName(bytes.subarray(at + 46, extraAt)), {
			method: view.getUint16(at + 10, true),
			encrypted: (view.getUint16(at + 8, true) & 1) === 1,
			crc: view.getUint32(at + 16, true),
			compressed: wide.compressed,
			headerAt: wide.headerAt + shift,
		});
		at = extraAt + extraLength + view.getUint16(at + 32, true);
	}
	return entries;
}

function findDirectory(view: DataView): Directory {
	const end = findEnd(view);
	if (end === undefined) throw damaged();
	const size = view.getUint32(end + 12, true);
	const offset = view.getUint32(end + 16, true);
	const count = view.getUint16(end + 10, true);
	if (offset !== unknown32 && count !== 0xffff) return { start: end - size, count, shift: end - size - offset };
	const place = end - 20;
	if (place < 0 || view.getUint32(place, true) !== end64PlaceMark) {
		return { start: end - size, count, shift: end - size - offset };
	}
	const end64 = number64(view, place + 8);
	if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== end64Mark) throw damaged();
	return { start: number64(view, end64 + 48), count: number64(view, end64 + 32), shift: 0 };
}

/** The record at the end, before a comment of up to 64 kB. */
function findEnd(view: DataView): number | undefined {
	const last = view.byteLength - 22;
	for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
		if (view.getUint32(at, true) === endMark) return at;
	}
	return undefined;
}

/** The numbers that an entry of the directory may have in its 64-bit field instead. */
function wideNumbers(view: DataView, at: number, extraAt: number, extraLength: number) {
	let compressed = view.getUint32(at + 20, true);
	let headerAt = view.getUint32(at + 42, true);
	const original = view.getUint32(at + 24, true);
	let field = extraAt;
	while (field + 4 <= extraAt + extraLength) {
		const fieldEnd = field + 4 + view.getUint16(field + 2, true);
		if (view.getUint16(field, true) === 1 && fieldEnd <= extraAt + extraLength) {
			let next = field + 4 + (original === unknown32 ? 8 : 0);
			if (compressed === unknown32 && next + 8 <= fieldEnd) {
				compressed = number64(view, next);
				next += 8;
			}
			if (headerAt === unknown32 && next + 8 <= fieldEnd) headerAt = number64(view, next);
		}
		field = fieldEnd;
	}
	return { compressed, headerAt };
}

/** Larger than any file can be where it does not fit. */
function number64(view: DataView, at: number): number {
	return Number(view.getBigUint64(at, true));
}

function dataOf(bytes: Uint8Array, view: DataView, { headerAt, compressed }: Entry): Uint8Array {
	if (headerAt < 0 || headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== localMark) throw damaged();
	const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
	if (start + compressed > bytes.length) throw damaged();
	return bytes.subarray(start, start + compressed);
}

/** Some programs on Windows write backslashes. */
function decodeName(name: Uint8Array): string {
	return new TextDecoder().decode(name).replaceAll('\\', '/');
}
