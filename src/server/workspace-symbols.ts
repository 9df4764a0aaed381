import { type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import type { LibraryView } from '../library/library.ts';
import { addressOfSource } from './source-address.ts';

/** An editor asks again with every letter. */
const mostSymbols = 200;

/** The sources whose key, title or author has what is typed, its letters in a row. */
export function sourceSymbols(library: LibraryView, typed: string): SymbolInformation[] {
	const wanted = typed.replace(/^@/, '').toLocaleLowerCase();
	if (wanted === '') return [];
	const found: SymbolInformation[] = [];
	for (const { key, title, author = '', path } of library.sources) {
		if (found.length === mostSymbols) break;
		if (path === undefined || !`${key} ${title} ${author}`.toLocaleLowerCase().includes(wanted)) continue;
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		found.push({
			name: title,
			kind: SymbolKind.File,
			containerName: `@${key}`,
			location: { uri: addressOfSource(path), range },
		});
	}
	return found;
}
