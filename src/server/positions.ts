import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Location, Position, Range } from 'vscode-languageserver/node';
import type { LibraryView, Source } from '../library/library.ts';
import type { Span } from '../text/span.ts';

/** Line and character of a stretch of `document`, whatever its line ends. */
export function rangeOf(document: LinedText, span: Span): Range {
	return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** The stretch of `document` at `range`; positions beyond a line's end mean its end. */
export function spanOf(document: LinedText, range: Range): Span {
	return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Path of a `file:` URI; undefined for any other scheme. */
export function pathOf(uri: string): string | undefined {
	if (!uri.startsWith('file:')) return undefined;
	try {
		return fileURLToPath(uri);
	} catch {
		return undefined;
	}
}

export function uriOf(path: string): string {
	return pathToFileURL(path).href;
}

/** A text as far as its lines go. */
export interface LinedText {
	readonly uri: string;
	positionAt(offset: number): Position;
	offsetAt(position: Position): number;
}

/** Finding where lines start takes a pass over the text; the sources shown last keep theirs, but not their text. */
const recentLines = new Map<string, Uint32Array>();
const recentLinesKept = 500;

/** Where the lines of a source's text are; undefined for a source without a document. */
export function sourceLines(library: LibraryView, source: Source): LinedText | undefined {
	if (source.path === undefined) return undefined;
	const name = `${source.path}\n${source.hash}`;
	const starts = recentLines.get(name) ?? lineStarts(library.text(source));
	recentLines.delete(name);
	recentLines.set(name, starts);
	for (const oldest of recentLines.keys()) {
		if (recentLines.size <= recentLinesKept) break;
		recentLines.delete(oldest);
	}
	return lined(uriOf(source.path), starts, source.length);
}

function lineStarts(text: string): Uint32Array {
	const starts = [0];
	for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
	return Uint32Array.from(starts);
}

function lined(uri: string, starts: Uint32Array, length: number): LinedText {
	return {
		uri,
		positionAt(offset) {
			let low = 0;
			let high = starts.length - 1;
			while (low < high) {
				const middle = (low + high + 1) >> 1;
				if ((starts[middle] ?? 0) <= offset) low = middle;
				else high = middle - 1;
			}
			return { line: low, character: offset - (starts[low] ?? 0) };
		},
		offsetAt({ line, character }) {
			if (line >= starts.length) return length;
			return Math.min((starts[line] ?? 0) + character, starts[line + 1] ?? length);
		},
	};
}

/** Where a stretch of a source's text stands; undefined for a source without a document. */
export function sourceLocation(library: LibraryView, source: Source, span: Span): Location | undefined {
	const lines = sourceLines(library, source);
	return lines && { uri: lines.uri, range: rangeOf(lines, span) };
}

/**
 * A location as one address that an editor opens at the very words: `file:///a.txt#L3,5-L3,20`, lines and columns
 * counted from one. Editors that know only `#L3` stop at the line.
 */
export function addressOf(location: Location): string {
	const { start, end } = location.range;
	return `${location.uri}#${place(start)}-${place(end)}`;
}

function place(position: Position): string {
	return `L${position.line + 1},${position.character + 1}`;
}
