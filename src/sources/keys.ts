import { posix, win32 } from 'node:path';

/**
 * The key of a document: the front matter's `id` as it stands, else the file's stem made citable for Pandoc,
 * whose keys hold letters, digits, `_` and single inner marks `:.#$%&-+?<>~/`.
 */
export function sourceKey(path: string, id: string | undefined): string {
	return id ?? (citable(stem(path)) || 'source');
}

function stem(path: string): string {
	const name = win32.basename(path);
	return name.slice(0, name.length - posix.extname(name).length);
}

function citable(name: string): string {
	return name
		.normalize('NFC')
		.replace(/['"\u2018-\u201f\u00ab\u00bb]/g, '')
		.replace(/[^\p{L}\p{M}\p{N}_:.#$%&+?<>~/-]+/gu, '-')
		.replace(/([:.#$%&+?<>~/-])[:.#$%&+?<>~/-]+/g, '$1')
		.replace(/^[:.#$%&+?<>~/-]|[:.#$%&+?<>~/-]$/g, '');
}
