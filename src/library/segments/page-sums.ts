import { crc32 } from 'node:zlib';
import { pageSize } from './segment-layout.ts';

/** Checksums of the pages of a file that is written piece by piece. */
export interface PageSums {
	readonly length: number;
	add(piece: Uint8Array): void;
	/** Of all pages, the last one however full. */
	finish(): Uint32Array;
}

export function createPageSums(): PageSums {
	const sums: number[] = [];
	let current = 0;
	let length = 0;
	return {
		get length() {
			return length;
		},
		add(piece) {
			for (let at = 0; at < piece.length; ) {
				const room = pageSize - (length % pageSize);
				const part = piece.subarray(at, at + room);
				current = crc32(part, current);
				at += part.length;
				length += part.length;
				if (length % pageSize === 0) {
					sums.push(current);
					current = 0;
				}
			}
		},
		finish: () => Uint32Array.from(length % pageSize === 0 ? sums : [...sums, current]),
	};
}
