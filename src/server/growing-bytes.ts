/** Bytes that are written one after the other, in memory that is used again. */
export interface GrowingBytes {
	/** How many there are. */
	readonly length: number;
	text(text: string): void;
	copy(from: Uint8Array, start: number, end: number): void;
	/** Takes the last so many away. */
	drop(count: number): void;
	/** Those written so far, in the same memory. */
	written(): Buffer;
}

/** @param old bytes that nobody needs any more: their memory is written over, as far as it suffices */
export function createGrowingBytes(old: Buffer): GrowingBytes {
	let buffer = Buffer.from(old.buffer);
	let length = 0;

	const makeRoom = (more: number): void => {
		if (length + more <= buffer.length) return;
		const larger = Buffer.allocUnsafeSlow(Math.ceil((length + more) * 1.25));
		buffer.copy(larger, 0, 0, length);
		buffer = larger;
	};
	return {
		get length() {
			return length;
		},
		text(text) {
			makeRoom(3 * text.length);
			length += buffer.write(text, length);
		},
		copy(from, start, end) {
			makeRoom(end - start);
			buffer.set(from.subarray(start, end), length);
			length += end - start;
		},
		drop(count) {
			length -= count;
		},
		written: () => buffer.subarray(0, length),
	};
}
