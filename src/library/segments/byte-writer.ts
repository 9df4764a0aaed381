/** Bytes being written, in memory that grows. */
export interface ByteWriter {
	buffer: Uint8Array;
	/** How many are written. */
	length: number;
}

export function createByteWriter(capacity = 1 << 16): ByteWriter {
	return { buffer: new Uint8Array(capacity), length: 0 };
}

/** The buffer, with room for so many more bytes; `length` is for the caller to move. */
export function reserve(writer: ByteWriter, more: number): Uint8Array {
	const { buffer, length } = writer;
	if (length + more <= buffer.length) return buffer;
	const larger = new Uint8Array(Math.max(2 * buffer.length, length + more));
	larger.set(buffer.subarray(0, length));
	writer.buffer = larger;
	return larger;
}

/** At most so many bytes for one number. */
export const longestVarint = 5;

/**
 * Puts an integer from 0 to 2^32 - 1 into bytes, seven bits each, low ones first.
 * @returns where the next goes
 */
export function putVarint(buffer: Uint8Array, at: number, value: number): number {
	let next = at;
	let rest = value;
	while (rest > 0x7f) {
		buffer[next++] = (rest & 0x7f) | 0x80;
		rest >>>= 7;
	}
	buffer[next++] = rest;
	return next;
}

export function writeUint32(writer: ByteWriter, value: number): void {
	const buffer = reserve(writer, 4);
	const at = writer.length;
	buffer[at] = value;
	buffer[at + 1] = value >>> 8;
	buffer[at + 2] = value >>> 16;
	buffer[at + 3] = value >>> 24;
	writer.length = at + 4;
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
	reserve(writer, bytes.length).set(bytes, writer.length);
	writer.length += bytes.length;
}

/** What was written since the last time; valid until something is written again. */
export function takeBytes(writer: ByteWriter): Uint8Array {
	const taken = writer.buffer.subarray(0, writer.length);
	writer.length = 0;
	return taken;
}
