import { DamagedSegment } from './damaged-segment.ts';

/** A file by pages of equal size; only the last is shorter. */
export interface Pages {
	readonly pageSize: number;
	/** Of all pages together, in bytes. */
	readonly size: number;
	/** Valid until the next call. */
	page(number: number): Uint8Array;
}

/** A place in a file, from which to read on. Reading beyond the end throws `DamagedSegment`. */
export interface PageCursor {
	seek(position: number): void;
	position(): number;
	varint(): number;
	/** Four bytes, low one first. */
	uint32(): number;
	/** Fills all of `into`. */
	copy(into: Uint8Array): void;
	/**
	 * Reads up to `count` gaps, each a varint, and adds each and one to the number before: those of the numbers within
	 * `[from, until)` are put into `into`, from `at` on. Stops at the first beyond. Answers how many were put.
	 */
	ascending(before: number, count: number, from: number, until: number, into: Uint32Array, at: number): number;
}

const nothing = new Uint8Array();

export function createPageCursor(pages: Pages): PageCursor {
	const { pageSize } = pages;
	let bytes: Uint8Array = nothing;
	let number = -1;
	let at = 0;
	const load = (wanted: number) => {
		if (wanted * pageSize >= pages.size) throw new DamagedSegment('it ends too early');
		bytes = pages.page(wanted);
		number = wanted;
	};
	const byte = (): number => {
		if (at >= bytes.length) {
			load(number + 1);
			at = 0;
		}
		return bytes[at++] as number;
	};
	const varint = (): number => {
		let value = byte();
		if (value < 0x80) return value;
		value &= 0x7f;
		let shift = 7;
		for (;;) {
			const next = byte();
			value |= (next & 0x7f) << shift;
			if (next < 0x80) return value >>> 0;
			shift += 7;
			if (shift > 28) throw new DamagedSegment('it holds a number that is too long');
		}
	};
	return {
		seek(position) {
			// The page may have made room for another since.
			load(Math.floor(position / pageSize));
			at = position - number * pageSize;
		},
		position: () => number * pageSize + at,
		varint,
		copy(into) {
			for (let filled = 0; filled < into.length; ) {
				if (at >= bytes.length) {
					load(number + 1);
					at = 0;
				}
				const part = bytes.subarray(at, at + into.length - filled);
				into.set(part, filled);
				filled += part.length;
				at += part.length;
			}
		},
		uint32: () => (byte() | (byte() << 8) | (byte() << 16) | (byte() << 24)) >>> 0,
		ascending(before, count, from, until, into, first) {
			// Most gaps are of one byte, and a call for each takes a third longer.
			let page = bytes;
			let here = at;
			let sum = before;
			let next = first;
			for (let left = count; left > 0; left--) {
				const gap = here < page.length ? (page[here] as number) : 0x80;
				if (gap < 0x80) {
					sum += 1 + gap;
					here++;
				} else {
					at = here;
					sum += 1 + varint();
					page = bytes;
					here = at;
				}
				if (sum >= until) break;
				if (sum >= from) into[next++] = sum;
			}
			at = here;
			return next - first;
		},
	};
}
