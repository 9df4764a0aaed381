import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const folderIn = (root: string) => join(root, 'node_modules/pdfjs-dist/cmaps');

/** All tables of characters that pdf.js may ask for in one file, as src/sources/formats/pdf/character-maps.ts reads it. */
export function packedCharacterMaps(root: string): Buffer {
	const names = readdirSync(folderIn(root)).filter((name) => name.endsWith('.bcmap'));
	const tables = names.map((name) => readFileSync(join(folderIn(root), name)));
	const list = Buffer.from(JSON.stringify(names.map((name, i) => [name, tables[i]?.length])));
	const length = Buffer.alloc(4);
	length.writeUInt32LE(list.length);
	const all = Buffer.concat([length, list, ...tables]);
	return brotliCompressSync(all, {
		params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: all.length },
	});
}

/** The tables are under a licence of their own. */
export function characterMapsLicence(root: string): string {
	return readFileSync(join(folderIn(root), 'LICENSE'), 'utf8').trim();
}
