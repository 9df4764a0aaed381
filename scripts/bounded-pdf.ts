import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** In bytes: more than any page's own text takes, packed or not; pictures are not unpacked. */
const longestStream = '192 * 1024 * 1024';

/** What a PDF of a few kilobytes could otherwise have pdf.js fill gigabytes with, and with what it is told to stop. */
const bounds: readonly (readonly [unbounded: string, bounded: string])[] = [
	['const MAX_MAP_RANGE = 2 ** 24 - 1;', 'const MAX_MAP_RANGE = 2 ** 18;'],
	[
		'totalLength += chunk.byteLength;',
		`totalLength += chunk.byteLength; if (totalLength > ${longestStream}) throw new Error("This stream is too long.");`,
	],
	[
		'let size = this.minBufferLength;',
		`if (requested > ${longestStream}) throw new Error("This stream is too long."); let size = this.minBufferLength;`,
	],
];

/** Bundles pdf.js with bounds of its memory that it has no options for. Throws where it has changed. */
export const boundedPdf: Plugin = {
	name: 'bounded PDF',
	setup({ onLoad }) {
		onLoad({ filter: /pdf\.worker\.mjs$/ }, ({ path }) => {
			let contents = readFileSync(path, 'utf8');
			for (const [unbounded, bounded] of bounds) {
				if (contents.split(unbounded).length !== 2) throw new Error(`pdf.js does not hold "${unbounded}" once.`);
				contents = contents.replace(unbounded, bounded);
			}
			return { contents };
		});
	},
};
