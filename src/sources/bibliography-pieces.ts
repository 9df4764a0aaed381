/**
 * A large BibTeX file as text, some entries at a time: whole, it would take two bytes a character, and every word that is
 * kept of it would keep all of it.
 */
import { isUtf8 } from 'node:buffer';
import { beginsEntry } from './bibliography-scan.ts';
import { decodeText } from './encoding.ts';

const pieceLength = 256 * 1024;
/** What is looked at to tell whether an entry begins. */
const headLength = 300;

/** Can be gone through again and again. Throws `UnreadableSource`. @param length of a piece in bytes, about */
export function bibtexPieces(bytes: Uint8Array, length = pieceLength): Iterable<string> {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (view.length <= length || !isUtf8(view) || view.includes(0)) return [decodeText(bytes)];
	return {
		*[Symbol.iterator]() {
			let start = view.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0;
			while (start < view.length) {
				const end = nextEntry(view, start + length);
				yield view.toString('utf8', start, end);
				start = end;
			}
		},
	};
}

function nextEntry(view: Buffer, from: number): number {
	for (let at = view.indexOf('\n@', from); at !== -1; at = view.indexOf('\n@', at + 1)) {
		if (beginsEntry(view.toString('latin1', at + 1, at + headLength))) return at + 1;
	}
	return view.length;
}
