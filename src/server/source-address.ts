/**
 * By what address an editor opens a source's text: the file's own, or, where the text was made out of the file, that
 * of a document which the server provides (LSP 3.18, `workspace/textDocumentContent`).
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isTextFile } from '../sources/formats/readers.ts';

/** The scheme of the documents that the server provides. */
export const viewScheme = 'quotewright';

/** One process serves one client, which says at the start whether it shows such documents. */
let clientShowsViews = false;

export function showViews(shows: boolean): void {
	clientShowsViews = shows;
}

export function isViewed(path: string): boolean {
	return clientShowsViews && !isTextFile(path);
}

/** The ending makes an editor take it for text, whatever the source is. */
const ending = '.txt';

export function addressOfSource(path: string): string {
	const { href } = pathToFileURL(path);
	return isViewed(path) ? href.replace(/^file:/, `${viewScheme}:`) + ending : href;
}

/** The path of the source that is shown at this address; undefined for an address of neither kind. */
export function sourcePathOf(uri: string): string | undefined {
	const file = uri.startsWith(`${viewScheme}:`)
		? uri.slice(0, -ending.length).replace(/^[^:]+:(?:\/\/)?/, 'file://')
		: uri;
	if (!file.startsWith('file:')) return undefined;
	try {
		return fileURLToPath(file);
	} catch {
		return undefined;
	}
}
