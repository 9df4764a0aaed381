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
	return {
		seek(position) {
			// The page may have made room for another since.
			load(Math.floor(position / pageSize));
			at = position - number * pageSize;
		},
		position: () => number * pageSize + at,
		varint() {
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
		},
		uint32: () => (byte() | (byte() << 8) | (byte() << 16) | (byte() << 24)) >>> 0,
	};
}
