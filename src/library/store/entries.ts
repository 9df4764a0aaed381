/** What is stored of a bibliography's entries besides what they say: how they are searched, and which files they name. */
import { homedir } from 'node:os';
import { dirname, extname, isAbsolute, join, resolve, win32 } from 'node:path';
import { readerFor } from '../../sources/formats/readers.ts';

/** Letters as they are compared when searched: neither case nor accents count. */
export function searchable(text: string): string {
	const lower = text.toLowerCase();
	// Most have no accents, and this is done for every entry.
	return /^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

interface Searched {
	readonly key: string;
	readonly title: string | undefined;
	readonly author: string | undefined;
}

/** What is searched of an entry: its key first, a space before every word. */
export function searchedOf({ key, title = '', author = '' }: Searched): string {
	const words = searchable(`${title} ${author}`)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return `${searchable(key)} ${words}`;
}

/** From the full text to what is left of it: a snapshot has menus and comments around the text, or half of it. */
const bestFirst: readonly (readonly string[])[] = [
	['.pdf', '.epub'],
	['.docx', '.odt', '.rtf'],
];
const last: readonly string[] = ['.html', '.htm', '.xhtml'];

/**
 * The files of an entry that can be sources, as absolute paths. The lowest rank is the best: PDF and EPUB come before
 * word processors' files, these before other texts, snapshots of web pages last; of a kind, the one named first.
 */
export function attachmentsOf(files: readonly string[], bibliography: string): { rank: number; path: string }[] {
	return files.flatMap((file, i) => {
		if (readerFor(file) === undefined) return [];
		const extension = extname(file).toLowerCase();
		const kind = bestFirst.findIndex((kinds) => kinds.includes(extension));
		const order = kind >= 0 ? kind : last.includes(extension) ? bestFirst.length + 1 : bestFirst.length;
		return [{ rank: 1000 * order + Math.min(i, 999), path: absolute(file, dirname(bibliography)) }];
	});
}

function absolute(file: string, folder: string): string {
	if (/^~[\\/]/.test(file)) return join(homedir(), file.slice(2));
	if (isAbsolute(file)) return resolve(file);
	// Of another system: it is not there, and is said not to be.
	if (/^[A-Za-z]:[\\/]/.test(file)) return file;
	// Mendeley leaves out the first slash.
	if (/^(?:home|Users|Volumes|media|mnt)\//.test(file)) return resolve('/', file);
	return resolve(folder, win32.normalize(file) === file && !file.includes('/') ? file.replaceAll('\\', '/') : file);
}
