/** Bytes being written, in memory that grows. */
export interface ByteWriter {
	readonly length: number;
	/** An integer from 0 to 2^32 - 1 in seven bits a byte, low ones first. */
	varint(value: number): void;
	/** Four bytes, low one first. */
	uint32(value: number): void;
	bytes(from: Uint8Array): void;
	/** What was written since the last time; valid until something is written again. */
	take(): Uint8Array;
}

export function createByteWriter(capacity = 1 << 16): ByteWriter {
	let buffer = new Uint8Array(capacity);
	let length = 0;
	const reserve = (more: number) => {
		if (length + more <= buffer.length) return;
		const larger = new Uint8Array(Math.max(2 * buffer.length, length + more));
		larger.set(buffer.subarray(0, length));
		buffer = larger;
	};
	return {
		get length() {
			return length;
		},
		varint(value) {
			if (length + 5 > buffer.length) reserve(5);
			let rest = value;
			while (rest > 0x7f) {
				buffer[length++] = (rest & 0x7f) | 0x80;
				rest >>>= 7;
			}
			buffer[length++] = rest;
		},
		uint32(value) {
			reserve(4);
			buffer[length++] = value;
			buffer[length++] = value >>> 8;
			buffer[length++] = value >>> 16;
			buffer[length++] = value >>> 24;
		},
		bytes(from) {
			reserve(from.length);
			buffer.set(from, length);
			length += from.length;
		},
		take() {
			const taken = buffer.subarray(0, length);
			length = 0;
			return taken;
		},
	};
}
