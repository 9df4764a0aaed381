/**
 * The tables that say which characters the codes of Chinese, Japanese and Korean fonts stand for. The bundle has all
 * in one compressed file, a third as large as apart; it is read when the first such font comes.
 */
import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';

const fromSources = import.meta.url.endsWith('.ts');
const folder = new URL('../../../../node_modules/pdfjs-dist/cmaps/', import.meta.url);
const packed = new URL('./character-maps.br', import.meta.url);

/** Begins with the length of a list of names and lengths, in JSON; then the tables one after the other. */
function unpack(bytes: Buffer): ReadonlyMap<string, Uint8Array> {
	const start = 4 + bytes.readUInt32LE(0);
	const list = JSON.parse(bytes.toString('utf8', 4, start)) as readonly (readonly [string, number])[];
	let at = start;
	return new Map(
		list.map(([name, length]) => {
			at += length;
			return [name, new Uint8Array(bytes.subarray(at - length, at))];
		}),
	);
}

let unpacked: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

/** What pdf.js asks for files that it needs besides the PDF. */
export class CharacterMaps {
	async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
		if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error(`There is no file ${filename}.`);
		// The library keeps the tables.
		if (fromSources) return new Uint8Array(await readFile(new URL(filename, folder)));
		unpacked ??= readFile(packed).then((bytes) => unpack(brotliDecompressSync(bytes)));
		const found = (await unpacked).get(filename);
		if (found === undefined) throw new Error(`There is no file ${filename}.`);
		return found.slice();
	}
}
