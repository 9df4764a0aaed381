import { isAbsolute, relative } from 'node:path';
import type { LibraryView, Source } from '../library/library.ts';
import { sourceLines } from '../library/source-lines.ts';
import { isTextFile } from '../sources/formats/readers.ts';
import { countLines, type Lines, linesOf } from '../text/lines.ts';
import { visible } from '../text/visible.ts';

/** Both from 1, as editors count them. */
export interface LineAndColumn {
	readonly line: number;
	readonly column: number;
}

/** Line and column of an offset. Lines end with LF, CRLF or CR. */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
	return placeIn(linesOf(text, countLines(text)), offset);
}

/** `notes/mill.txt:12:5`; the path alone of a file whose text has other lines than itself: a PDF, a Word file. */
export function sourcePlace(source: Source, library: LibraryView, offset: number, folder: string): string {
	if (source.path === undefined) return source.key;
	const path = shownPath(source.path, folder);
	if (!isTextFile(source.path)) return path;
	const { line, column } = placeIn(sourceLines(library, source), offset);
	return `${path}:${line}:${column}`;
}

export function placeIn(lines: Lines, offset: number): LineAndColumn {
	const { line, start } = lines.lineAt(offset);
	return { line: line + 1, column: offset - start + 1 };
}

/** `path` as a person standing in `folder` would write it, control characters made visible. */
export function shownPath(path: string, folder: string): string {
	const near = relative(folder, path);
	return near === '' ? '.' : visible(near.startsWith('..') || isAbsolute(near) ? path : near);
}

/** At most about `limit` code units of a title, cut at a blank. */
export function shorten(text: string, limit: number): string {
	return text.length <= limit ? text : `${text.slice(0, text.lastIndexOf(' ', limit)).trimEnd()}…`;
}
